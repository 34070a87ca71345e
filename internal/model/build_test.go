package model_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/model"
)

var update = flag.Bool("update", false, "write what was found into the golden files")

// TestFindings builds the schemas of each file in testdata/errors and compares the findings with the
// file's section "want".
func TestFindings(t *testing.T) {
	names, err := filepath.Glob("testdata/errors/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { checkFindings(t, name) })
	}
}

func checkFindings(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	schemas := fstest.MapFS{}
	want := -1
	for i, file := range archive.Files {
		if file.Name == "want" {
			want = i
			continue
		}
		schemas[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	_, err = build(t, schemas, nil)
	if err == nil {
		t.Fatal("no finding")
	}
	got := strings.TrimSpace(err.Error()) + "\n"
	if *update {
		archive.Files[want].Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got != string(archive.Files[want].Data) {
		t.Errorf("found\n%swant\n%s", got, archive.Files[want].Data)
	}
}

func build(t *testing.T, schemas fstest.MapFS, topics map[string]catalog.TopicOptions) ([]*model.Package, error) {
	t.Helper()
	c, err := catalog.Load(schemas, catalog.Options{Topics: topics})
	if err != nil {
		t.Fatal(err)
	}
	return model.Build(c)
}

// TestRenamingOneEventLeavesTheOthers shows that the names of an event's types do not depend on
// other events.
func TestRenamingOneEventLeavesTheOthers(t *testing.T) {
	const first = `{"type":"object","required":["event_type"],"properties":{"event_type":{"const":"%"},"item":{"type":"object","properties":{"x":{"type":"string"}}}}}`
	event := func(eventType string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(strings.Replace(first, "%", eventType, 1))}
	}
	before, err := build(t, fstest.MapFS{"topic/a.json": event("a"), "topic/b.json": event("b")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	after, err := build(t, fstest.MapFS{"topic/z.json": event("z"), "topic/b.json": event("b")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := structNames(after[0]), "B BItem Z ZItem"; got != want {
		t.Errorf("after: %s, want %s", got, want)
	}
	if got, want := structNames(before[0]), "A AItem B BItem"; got != want {
		t.Errorf("before: %s, want %s", got, want)
	}
}

func structNames(p *model.Package) string {
	var names []string
	for _, st := range p.Structs {
		names = append(names, st.Name)
	}
	return strings.Join(names, " ")
}
