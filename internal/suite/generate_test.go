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

// generated is what was generated of one topic.
type generated struct {
	topic   string
	pkg     string // the name of the package, and of its folder
	files   generator.Files
	problem error // instead
}

// generate returns the packages of a group, one for its schema as the root and one for members.
func generate(t *testing.T, g *group, remotes fstest.MapFS) []generated {
	t.Helper()
	packages, err := build(t, g, remotes)
	if err != nil {
		return []generated{{topic: g.topicOf(root), problem: err}}
	}
	var all []generated
	for _, p := range packages {
		files, err := generator.Generate([]*model.Package{p})
		all = append(all, generated{topic: p.Topic, pkg: p.Name, files: files, problem: err})
	}
	return all
}

func build(t *testing.T, g *group, remotes fstest.MapFS) ([]*model.Package, error) {
	t.Helper()
	rootFile, membersFile := g.topicOf(root)+"/group.json", g.topicOf(anyType)+"/members.json"
	schemas := fstest.MapFS{
		rootFile:    {Data: g.named(t)},
		membersFile: {Data: []byte(g.members(rootFile))},
	}
	if bytes.Contains(g.Schema, []byte(remoteAddress)) {
		maps.Copy(schemas, remotes)
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
