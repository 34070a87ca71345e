package corpora_test

import (
	"os"
	"testing"

	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/gomodule"
	"github.com/eventc/eventc/internal/model"
)

// module is a module of generated code and the driver, on disk.
type module struct {
	*gomodule.Module
	// kinds are the events, for the driver.
	kinds []kind
	// program is the path of the compiled driver.
	program string
}

func newModule(tb testing.TB, root string) *module {
	tb.Helper()
	made, err := gomodule.New(root, "../..", "internal/corpora")
	if err != nil {
		tb.Fatal(err)
	}
	m := &module{Module: made}
	driver, err := os.ReadFile("testdata/driver/main.go")
	if err != nil {
		tb.Fatal(err)
	}
	m.write(tb, "driver/main.go", driver)
	return m
}

func (m *module) write(tb testing.TB, name string, text []byte) {
	tb.Helper()
	if err := m.Write(name, text); err != nil {
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
	var err error
	if m.program, err = m.Build(tb.Context(), "./driver", "driver.exe"); err != nil {
		tb.Fatal(err)
	}
}

func (m *module) vet(tb testing.TB) {
	tb.Helper()
	m.goCommand(tb, "vet", "-trimpath", "./...")
}

// goCommand runs the go command in the module and returns what it writes.
func (m *module) goCommand(tb testing.TB, arguments ...string) []byte {
	tb.Helper()
	out, err := m.Go(tb.Context(), arguments...)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}
