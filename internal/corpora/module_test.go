package corpora_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/model"
)

// modulePath is the path of the module that the generated code is compiled in.
const modulePath = "example.com/corpora"

// goMod is the module's go.mod, without its path and the repository's.
const goMod = `module %s

go 1.26.0

require github.com/eventc/eventc v0.0.0

replace github.com/eventc/eventc => %q
`

// module is a module of generated code and the driver, on disk.
type module struct {
	root string
	// kinds are the events, for the driver.
	kinds []kind
}

func newModule(tb testing.TB, root string) *module {
	tb.Helper()
	m := &module{root: root}
	repository, err := filepath.Abs("../..")
	if err != nil {
		tb.Fatal(err)
	}
	m.write(tb, "go.mod", fmt.Appendf(nil, goMod, modulePath, repository))
	m.copy(tb, "go.sum", filepath.Join(repository, "go.sum"))
	m.copy(tb, "driver/main.go", "testdata/driver/main.go")
	return m
}

func (m *module) copy(tb testing.TB, name, from string) {
	tb.Helper()
	text, err := os.ReadFile(from)
	if err != nil {
		tb.Fatal(err)
	}
	m.write(tb, name, text)
}

func (m *module) write(tb testing.TB, name string, text []byte) {
	tb.Helper()
	place := filepath.Join(m.root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(place, text, 0o644); err != nil {
		tb.Fatal(err)
	}
}

// generate makes the package of the corpus and writes it, with a spy.
func (m *module) generate(tb testing.TB, c *corpus) generator.Files {
	tb.Helper()
	files := generate(tb, c.pkg)
	for name, text := range files {
		m.write(tb, name, text)
	}
	m.write(tb, c.pkg.Name+"/spy.go", spyFile(tb, c.pkg.Name, files[c.pkg.Name+"/"+c.pkg.Topic+"_schemas.go"]))
	m.addKinds(c)
	return files
}

func generate(tb testing.TB, p *model.Package) generator.Files {
	tb.Helper()
	files, err := generator.Generate([]*model.Package{p})
	if err != nil {
		tb.Fatal(err)
	}
	return files
}

// build compiles all packages and the driver.
func (m *module) build(tb testing.TB) {
	tb.Helper()
	m.write(tb, "driver/kinds.go", m.kindsFile(tb))
	m.goCommand(tb, "build", "-trimpath", "-o", m.program(), "./driver")
}

// program is the path of the compiled driver.
func (m *module) program() string { return filepath.Join(m.root, "driver.exe") }

func (m *module) vet(tb testing.TB) {
	tb.Helper()
	m.goCommand(tb, "vet", "-trimpath", "./...")
}

// goCommand runs the go command in the module and returns what it writes. Nothing is downloaded:
// the module needs what the repository needs.
func (m *module) goCommand(tb testing.TB, arguments ...string) []byte {
	tb.Helper()
	cmd := exec.CommandContext(tb.Context(), "go", arguments...)
	cmd.Dir = m.root
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		tb.Fatalf("go %v: %v\n%.10000s", arguments, err, stderr.String())
	}
	return out
}
