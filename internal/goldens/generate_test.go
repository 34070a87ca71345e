package goldens_test

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/generator"
)

// generate returns what the generator makes of the schemas now.
func generate(t *testing.T) generator.Files {
	t.Helper()
	files, err := openProject(t).Generate()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestGoldensAreCurrent holds the committed packages against the generator. After an intended
// change: go run ./cmd/eventc generate --config internal/goldens/eventc.yaml
func TestGoldensAreCurrent(t *testing.T) {
	files := generate(t)
	committed := map[string]bool{}
	err := fs.WalkDir(os.DirFS("gen"), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			committed[name] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(path.Join("gen", name))
		if err != nil {
			t.Error(err)
			continue
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what the generator makes of the schemas", name)
		}
		delete(committed, name)
	}
	if len(committed) > 0 {
		t.Errorf("no longer generated: %v", slices.Sorted(maps.Keys(committed)))
	}
}

// TestEverythingIsExplained asks for what is left to the schemas, some of which describe values that
// hold themselves.
func TestEverythingIsExplained(t *testing.T) {
	explanations, err := openProject(t).Explain()
	if err != nil {
		t.Fatal(err)
	}
	events := 0
	for _, topic := range loadCatalog(t).Topics {
		events += len(topic.Events)
	}
	if len(explanations) != events {
		t.Errorf("%d of %d events are explained", len(explanations), events)
	}
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	first, second := generate(t), generate(t)
	if !maps.EqualFunc(first, second, bytes.Equal) {
		t.Error("two runs of the generator differ")
	}
}

var headerForm = regexp.MustCompile(`^// Code generated .* DO NOT EDIT\.$`)

// TestFilesAreGoodCitizens holds every file against what tools expect of generated code.
func TestFilesAreGoodCitizens(t *testing.T) {
	for name, source := range generate(t) {
		header, _, _ := strings.Cut(string(source), "\n")
		if !headerForm.MatchString(header) {
			t.Errorf("%s: the first line is no header of generated code: %s", name, header)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, group := range file.Comments {
			for _, c := range group.List {
				if strings.HasPrefix(c.Text, "/*") || strings.HasPrefix(c.Text, "//go:") {
					t.Errorf("%s: a description became %q", name, c.Text)
				}
			}
		}
		if strings.HasSuffix(name, "_event.go") || strings.HasSuffix(name, "_topic.go") {
			checkLineLengths(t, name, source)
		}
	}
}

// checkLineLengths holds the files that users read against a width that they can read.
func checkLineLengths(t *testing.T, name string, source []byte) {
	t.Helper()
	for i, line := range strings.Split(string(source), "\n") {
		if len([]rune(line)) > 140 {
			t.Errorf("%s:%d: a line of %d characters", name, i+1, len([]rune(line)))
		}
	}
}
