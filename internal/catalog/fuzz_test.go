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

// FuzzTopicOptions loads a few files with any globs and discriminator. Load must not panic, say the
// same thing twice, or make an event of no type.
func FuzzTopicOptions(f *testing.F) {
	f.Add("t/*/*.json", "t/_parts/**", "header:kind", "/meta/action", "")
	f.Add("**", "", "/meta/type", "/meta/version", "/id")
	f.Add("t/[a-", "\\", "/~2", "header:", "x")
	f.Fuzz(func(t *testing.T, events, shared, first, second, key string) {
		files := schemas(
			"t/a/opened.json", meta("type", `{"const": "a"}`, "action", `{"enum": ["x", "y"]}`),
			"t/b.json", meta("type", `{"const": "b"}`, "version", `{"const": "1"}`),
			"t/_parts/c.json", `{}`, "loose.json", `{}`,
		)
		options := catalog.Options{Topics: map[string]catalog.TopicOptions{
			"t": {Events: []string{events}, Shared: []string{shared}, Discriminator: []string{first, second}, Key: key},
		}}
		loaded, err := catalog.Load(files, options)
		if _, again := catalog.Load(files, options); text(err) != text(again) {
			t.Fatalf("first:\n%s\nthen:\n%s", text(err), text(again))
		}
		if err != nil {
			diagnostics(t, err)
			return
		}
		for _, topic := range loaded.Topics {
			for _, e := range topic.Events {
				if len(topic.Discriminator) > 0 && len(e.Types) == 0 {
					t.Errorf("%s has no type", e.Path)
				}
			}
		}
	})
}
