package suite_test

import (
	"bytes"
	"testing"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/gomodule"
)

// build generates the packages, builds the program of all of them in a module of its own, and returns
// its path.
func (p *program) build(t *testing.T) string {
	t.Helper()
	files, err := generator.Generate(p.packages)
	if err != nil {
		t.Fatal(err)
	}
	module, err := gomodule.New(t.TempDir(), "../..", "internal/suite")
	if err != nil {
		t.Fatal(err)
	}
	files["main.go"] = p.mainFile(t, module.Path)
	for name, source := range files {
		if err := module.Write(name, source); err != nil {
			t.Fatal(err)
		}
	}
	// Without optimization, the packages take half the time to compile.
	executable, err := module.Build(t.Context(), ".", "program", "-gcflags="+module.Path+"/...=-N -l", "-ldflags=-s -w")
	if err != nil {
		t.Fatal(err)
	}
	return executable
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
func (p *program) mainFile(t *testing.T, modulePath string) []byte {
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
