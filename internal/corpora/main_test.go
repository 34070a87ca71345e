package corpora_test

import (
	"errors"
	"os"
	"sync"
	"testing"
	"time"
)

// shared is made by the first test that asks for it: to generate and compile all of it takes long.
var shared setup

// setup are the corpora, their generated code and the program that runs it.
type setup struct {
	once    sync.Once
	root    string
	corpora []*corpus
	module  *module
	driver  *driver
}

func TestMain(m *testing.M) {
	var err error
	if shared.root, err = os.MkdirTemp("", "corpora"); err != nil {
		panic(err)
	}
	m.Run()
	if err := shared.close(); err != nil {
		panic(err)
	}
}

// prepare generates, compiles and vets the code of all corpora, and starts the driver. All of it
// must go without an error: what cannot be generated or does not compile is a failure.
func prepare(tb testing.TB) *setup {
	tb.Helper()
	if testing.Short() {
		tb.Skip("compiles the code of all corpora")
	}
	requireCorpora(tb)
	shared.once.Do(func() { shared.prepare(tb) })
	if shared.driver == nil {
		tb.Fatal("the generated code could not be compiled: see the first failure")
	}
	return &shared
}

func (s *setup) prepare(tb testing.TB) {
	tb.Helper()
	timed(tb, "loaded", func() { s.corpora = loadAll(tb) })
	s.module = newModule(tb, s.root)
	timed(tb, "generated", func() {
		for _, c := range s.corpora {
			c.files = s.module.generate(tb, c)
		}
	})
	timed(tb, "compiled", func() { s.module.build(tb) })
	timed(tb, "vetted", func() { s.module.vet(tb) })
	s.driver = s.module.startDriver(tb)
}

func (s *setup) close() error {
	var failed error
	if s.driver != nil {
		failed = s.driver.close()
	}
	return errors.Join(failed, os.RemoveAll(s.root))
}

func timed(tb testing.TB, what string, do func()) {
	tb.Helper()
	start := time.Now()
	do()
	tb.Logf("%s in %.1f s", what, time.Since(start).Seconds())
}
