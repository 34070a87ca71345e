package fuzzer_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os/exec"
	"testing"
	"testing/fstest"

	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/fuzzer"
	"github.com/eventc/eventc/internal/gomodule"
	"github.com/eventc/eventc/internal/model"
	"github.com/eventc/eventc/internal/randomschema"
)

// round is a program of the code of some random schemas.
type round struct {
	schemas map[string]randomschema.Schema // by name
	refused int                            // how many schemas eventc does not take
	module  *gomodule.Module
	program string
}

// perTopic is how many events with a type are put into one topic: a package costs far more to compile
// than an event in it.
const perTopic = 12

// newRound generates and compiles the code of n schemas. A schema that is refused must be so with its
// place; everything else must go without an error.
func newRound(t *testing.T, seed uint64, n int) *round {
	t.Helper()
	r := &round{schemas: map[string]randomschema.Schema{}}
	files, withType := fstest.MapFS{}, 0
	for i := range uint64(n) {
		s := randomschema.New(seed + i)
		if !r.isTaken(t, s) {
			r.refused++
			continue
		}
		r.schemas[s.Name] = s
		topic := "single_" + s.Name
		if s.HasType {
			topic = fmt.Sprintf("several_%d", withType/perTopic)
			withType++
		}
		files[topic+"/"+s.Name+".json"] = &fstest.MapFile{Data: s.Text}
	}
	r.build(t, files)
	return r
}

// isTaken reports whether eventc takes the schema.
func (r *round) isTaken(t *testing.T, s randomschema.Schema) bool {
	t.Helper()
	defer func() {
		if panicked := recover(); panicked != nil {
			t.Fatalf("seed %d: panic: %v\n%s", s.Seed, panicked, s.Text)
		}
	}()
	_, err := packagesOf(fstest.MapFS{"alone/" + s.Name + ".json": {Data: s.Text}})
	var findings catalog.Diagnostics
	if err != nil && !asFindings(err, &findings) {
		t.Errorf("seed %d: an error without a place: %v\n%s", s.Seed, err, s.Text)
	}
	return err == nil
}

func packagesOf(files fstest.MapFS) ([]*model.Package, error) {
	loaded, err := catalog.Load(files, catalog.Options{})
	if err != nil {
		return nil, err
	}
	return model.Build(loaded)
}

func (r *round) build(t *testing.T, files fstest.MapFS) {
	t.Helper()
	packages, err := packagesOf(files)
	if err != nil {
		t.Fatal(err)
	}
	if r.module, err = gomodule.New(t.TempDir(), "../..", "internal/fuzzer"); err != nil {
		t.Fatal(err)
	}
	generated, err := generator.Generate(packages)
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(generated, generator.Files{"main.go": r.mainFile(t, r.module.Path, packages)})
	for name, text := range generated {
		if err := r.module.Write(name, text); err != nil {
			t.Fatal(err)
		}
	}
	// Without optimization, the generated packages take half the time to compile.
	if r.program, err = r.module.Build(t.Context(), ".", "program", "-gcflags="+r.module.Path+"/...=-N -l"); err != nil {
		t.Fatal(err)
	}
	if _, err := r.module.Go(t.Context(), "vet", "-trimpath", "./..."); err != nil {
		t.Fatal(err)
	}
}

// run runs the program and returns its report.
func (r *round) run(t *testing.T, arguments ...string) fuzzer.Report {
	t.Helper()
	command := exec.CommandContext(t.Context(), r.program, arguments...)
	command.Stderr = t.Output()
	out, err := command.Output()
	if err != nil {
		t.Fatalf("the program of generated code fails: %v", err)
	}
	var report fuzzer.Report
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return report
}

// report logs the counts, and fails with each fault and what shows it.
func (r *round) report(t *testing.T, report fuzzer.Report) {
	t.Helper()
	t.Logf("%s; %d schemas not taken", report, r.refused)
	for _, f := range report.Faults {
		s := r.schemas[f.Kind]
		t.Errorf("%s\nschema:   %s\ndocument: %s\nmade of:  %.2000s\nagain:    go test ./internal/fuzzer -run TestRandomSchemas -seed %d -schemas 1",
			f, s.Text, f.Document, f.Original, s.Seed)
	}
}
