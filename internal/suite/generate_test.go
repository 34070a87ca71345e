package suite_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"testing"
	"testing/fstest"

	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/model"
)

// generated is the package of one topic.
type generated struct {
	topic string
	name  string // of the package, and of its folder
	files generator.Files
}

// generateAll returns the packages of all groups.
func generateAll(t *testing.T, groups []*group) []generated {
	t.Helper()
	var all []generated
	names := map[string]string{}
	for _, g := range groups {
		for _, p := range g.generate(t) {
			if other, taken := names[p.name]; taken {
				t.Fatalf("topics %s and %s would be one package", other, p.topic)
			}
			names[p.name] = p.topic
			all = append(all, p)
		}
	}
	return all
}

// generate returns the packages of a group, one for its schema as the root and one for members.
func (g *group) generate(t *testing.T) []generated {
	t.Helper()
	packages, err := g.build(t)
	if err != nil {
		t.Fatalf("%s: %s: %v", g.topic(), g.Description, err)
	}
	var all []generated
	for _, p := range packages {
		files, err := generator.Generate([]*model.Package{p})
		if err != nil {
			t.Fatalf("%s: %s: %v", g.topic(), g.Description, err)
		}
		all = append(all, generated{topic: p.Topic, name: p.Name, files: files})
	}
	return all
}

func (g *group) build(t *testing.T) ([]*model.Package, error) {
	t.Helper()
	rootFile, membersFile := g.topicOf(root)+"/group.json", g.topicOf(anyType)+"/members.json"
	schemas := fstest.MapFS{
		rootFile:    {Data: g.named(t)},
		membersFile: {Data: []byte(g.members(rootFile))},
	}
	if bytes.Contains(g.Schema, []byte(remoteAddress)) {
		maps.Copy(schemas, partsOf(t, g.remotes))
	}
	c, err := catalog.Load(schemas, catalog.Options{Dialect: g.draft.dialect, AllowMisspelt: true})
	if err != nil {
		return nil, err
	}
	return model.Build(c)
}

// named returns the group's schema with Go names where eventc wants to be told: names that differ
// in signs only would have one Go name, which is an error.
func (g *group) named(t *testing.T) []byte {
	t.Helper()
	added, ok := goNames()[g.Description]
	if !ok {
		return g.Schema
	}
	schema, more := map[string]json.RawMessage{}, map[string]json.RawMessage{}
	for text, into := range map[string]*map[string]json.RawMessage{string(g.Schema): &schema, added: &more} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatal(err)
		}
	}
	maps.Copy(schema, more)
	text, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// goNames returns keywords to add to groups, by the group's description.
func goNames() map[string]string {
	return map[string]string{
		"enum with escaped characters": `{"x-go-names": {"foo\nbar": "Newline", "foo\rbar": "Return"}}`,
		"properties with escaped characters": `{"properties": {
			"foo\nbar": {"type": "number", "x-go-name": "Newline"}, "foo\"bar": {"type": "number", "x-go-name": "Quote"},
			"foo\\bar": {"type": "number", "x-go-name": "Backslash"}, "foo\rbar": {"type": "number", "x-go-name": "Return"},
			"foo\tbar": {"type": "number", "x-go-name": "Tab"}, "foo\fbar": {"type": "number", "x-go-name": "FormFeed"}}}`,
		"required with escaped characters": `{"properties": {
			"foo\nbar": {"x-go-name": "Newline"}, "foo\"bar": {"x-go-name": "Quote"}, "foo\\bar": {"x-go-name": "Backslash"},
			"foo\rbar": {"x-go-name": "Return"}, "foo\tbar": {"x-go-name": "Tab"}, "foo\fbar": {"x-go-name": "FormFeed"}}}`,
		"dependencies with escaped characters": `{"properties": {
			"foo\nbar": {"x-go-name": "Newline"}, "foo\rbar": {"x-go-name": "Return"},
			"foo\"bar": {"x-go-name": "Quote"}, "foo'bar": {"x-go-name": "Apostrophe"}}}`,
	}
}
