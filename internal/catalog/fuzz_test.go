package catalog_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/eventc/eventc/internal/catalog"
)

// FuzzLoad loads two files that refer to each other, whatever they hold. Load must not panic, say
// the same thing twice, name places that exist, and make documents that are JSON.
func FuzzLoad(f *testing.F) {
	archives, err := filepath.Glob("testdata/errors/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(string(file.Data), `{"$ref": "event.json"}`)
		}
	}
	f.Add(`{"$ref": "_part.json#/$defs/a"}`, `{"$defs": {"a": {"$dynamicRef": "#b"}, "c": {"$id": "d", "$dynamicAnchor": "b"}}}`)
	f.Add(`{"allOf": [{"$ref": "_part.json"}]}`, `{"not": {"$ref": "event.json"}}`)

	f.Fuzz(func(t *testing.T, event, part string) {
		files := schemas("t/event.json", event, "t/_part.json", part)
		loaded, err := catalog.Load(files, catalog.Options{})
		if _, again := catalog.Load(files, catalog.Options{}); text(err) != text(again) {
			t.Fatalf("first:\n%s\nthen:\n%s", text(err), text(again))
		}
		if err != nil {
			for _, d := range diagnostics(t, err) {
				if file, ok := files[d.File]; ok {
					checkPlace(t, d, file.Data)
				} else if d.Line != 0 {
					t.Errorf("no such file: %s", d)
				}
			}
			return
		}
		for _, d := range loaded.Topics[0].Events[0].Documents() {
			if !json.Valid(d.Text) {
				t.Errorf("%s is no JSON: %s", d.URL, d.Text)
			}
		}
	})
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// checkPlace checks that a finding is one line about a byte of the file, or about its end.
func checkPlace(t *testing.T, d catalog.Diagnostic, content []byte) {
	t.Helper()
	lines := strings.Split(string(content), "\n")
	if d.Line < 1 || d.Line > len(lines) || d.Col < 1 || d.Col > len(lines[d.Line-1])+1 {
		t.Errorf("no such place: %s", d)
	}
	if strings.Contains(d.Message, "\n") {
		t.Errorf("more than a line: %q", d.Message)
	}
}
