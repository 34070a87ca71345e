package suite_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/generator"
)

// modulePath is within the repository's, so that the program may import the driver.
const modulePath = "github.com/eventc/eventc/internal/suite/generated"

// build generates the packages, builds the program of all of them in a module of its own, and returns
// its path.
func (p *program) build(t *testing.T) string {
	t.Helper()
	files, err := generator.Generate(p.packages)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	write(t, filepath.Join(folder, "go.mod"), moduleFile(t))
	write(t, filepath.Join(folder, "go.sum"), repositoryFile(t, "go.sum"))
	write(t, filepath.Join(folder, "main.go"), p.mainFile(t))
	for name, source := range files {
		write(t, filepath.Join(folder, name), source)
	}
	// With -trimpath, the compiled packages do not depend on the folder: the next run finds them in
	// the build cache. Without optimization, they take half the time to compile.
	executable := filepath.Join(folder, "program")
	build := exec.CommandContext(t.Context(), "go", "build", "-mod=mod", "-trimpath",
		"-gcflags="+modulePath+"/...=-N -l", "-ldflags=-s -w", "-o", executable, ".")
	build.Dir = folder
	build.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("the generated code does not compile: %v\n%s", err, output)
	}
	return executable
}

// moduleFile returns a go.mod that takes eventc from this repository, and the other modules in the
// versions that it uses.
func moduleFile(t *testing.T) []byte {
	t.Helper()
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	const eventc = "github.com/eventc/eventc"
	own := strings.Replace(string(repositoryFile(t, "go.mod")), "module "+eventc+"\n", "module "+modulePath+"\n", 1)
	return []byte(own + "\nrequire " + eventc + " v0.0.0\n\nreplace " + eventc + " => " + repository + "\n")
}

func repositoryFile(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../..", name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// mainFile returns the source of the program:
//
//	func main() {
//		err := driver.Serve(os.Stdin, os.Stdout, driver.Parsers{
//			"draft7.ref.1.root": func(payload []byte) (event.Event, error) { return draft7ref1root.Parse(payload) },
//		})
//		if err != nil {
//			panic(err)
//		}
//	}
func (p *program) mainFile(t *testing.T) []byte {
	t.Helper()
	parsers := jen.Dict{}
	for topic, parse := range p.parsers {
		parsers[jen.Lit(topic)] = jen.Func().Params(jen.Id("payload").Index().Byte()).
			Params(jen.Qual("github.com/eventc/eventc/event", "Event"), jen.Error()).
			Block(jen.Return(jen.Qual(modulePath+"/"+parse.pkg, parse.function).Call(jen.Id("payload"))))
	}
	const driver = "github.com/eventc/eventc/internal/suite/driver"
	f := jen.NewFilePathName(modulePath, "main")
	f.Func().Id("main").Params().Block(
		jen.Err().Op(":=").Qual(driver, "Serve").Call(
			jen.Qual("os", "Stdin"), jen.Qual("os", "Stdout"), jen.Qual(driver, "Parsers").Values(parsers)),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Panic(jen.Err())),
	)
	var source bytes.Buffer
	if err := f.Render(&source); err != nil {
		t.Fatal(err)
	}
	return source.Bytes()
}

func write(t *testing.T, name string, text []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
}
