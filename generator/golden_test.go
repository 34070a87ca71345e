package generator_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/model"
)

var update = flag.Bool("update", false, "rewrite what is generated in testdata/keywords")

// TestKeywords generates the schemas of each archive in testdata/keywords and compares the types that
// users read with those in the archive, and what the codec leaves to the schema with its section
// explain. A codec or a topic's file is compared where the archive has it. Everything is type-checked.
func TestKeywords(t *testing.T) {
	check := newTypeChecker(t)
	for _, name := range archiveNames(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files, explained := generateArchive(t, archive)
			check.packageOf(t, files)
			want := goldenOf(archive, files, explained)
			if *update {
				if err := os.WriteFile(name, txtar.Format(want), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if found := diff.Diff(name, txtar.Format(archive), "generated", txtar.Format(want)); found != nil {
				t.Errorf("after an intended change: make update\n%s", found)
			}
		})
	}
}

func archiveNames(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/keywords/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	return names
}

// generateArchive returns what is generated of the schemas of an archive, and how much of them the
// codecs decide.
func generateArchive(t *testing.T, archive *txtar.Archive) (generator.Files, string) {
	t.Helper()
	schemas := fstest.MapFS{}
	for _, f := range archive.Files {
		if isSchema(f.Name) {
			schemas[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	c, err := catalog.Load(schemas, catalog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	packages, err := model.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	files, err := generator.Generate(packages)
	if err != nil {
		t.Fatal(err)
	}
	return files, explain(packages)
}

func isSchema(name string) bool { return strings.HasSuffix(name, ".json") }

func explain(packages []*model.Package) string {
	var b strings.Builder
	for _, p := range packages {
		for _, e := range model.Explain(p) {
			switch {
			case e.Judged != "":
				fmt.Fprintf(&b, "%s: the schema decides: %s\n", e.Event, e.Judged)
			case len(e.Parts) == 0:
				fmt.Fprintf(&b, "%s: all compiled\n", e.Event)
			}
			for _, part := range e.Parts {
				fmt.Fprintf(&b, "%s: the schema decides: %s\n", strings.TrimPrefix(part.Location, "eventc:///"), strings.Join(part.Reasons, ", "))
			}
		}
	}
	return b.String()
}

// goldenOf returns the archive as it should be: its comment and schemas, and what was made of them.
func goldenOf(archive *txtar.Archive, files generator.Files, explained string) *txtar.Archive {
	golden := &txtar.Archive{Comment: archive.Comment}
	shown := map[string]bool{}
	for _, f := range archive.Files {
		shown[f.Name] = true
		if isSchema(f.Name) {
			golden.Files = append(golden.Files, f)
		}
	}
	golden.Files = append(golden.Files, txtar.File{Name: "explain", Data: []byte(explained)})
	for _, name := range slices.Sorted(keys(files)) {
		if isForReaders(name) || shown[name] {
			golden.Files = append(golden.Files, txtar.File{Name: name, Data: files[name]})
		}
	}
	return golden
}

// isForReaders reports whether users read the file.
func isForReaders(name string) bool {
	return strings.HasSuffix(name, "_event.go") || strings.HasSuffix(name, "_type.go")
}
