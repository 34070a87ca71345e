package suite_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/model"
)

// program is generated code that parses the payloads of all groups.
type program struct {
	packages []*model.Package
	parsers  map[string]parser // by topic, as the driver is asked for it
}

// parser is a function of a generated package.
type parser struct{ pkg, function string }

// newProgram makes events of the groups: of each one whose payload has the group's schema, and one
// with members of that schema.
//
// A package costs far more to compile than an event in it, so there are as few as can be.
func newProgram(t *testing.T, groups []*group) *program {
	t.Helper()
	p := &program{parsers: map[string]parser{}}
	for _, d := range drafts() {
		ofDraft := slices.DeleteFunc(slices.Clone(groups), func(g *group) bool { return g.draft != d })
		p.addRoots(t, ofDraft)
		// Groups of one file often have definitions of one name, which cannot be in one package.
		slices.SortStableFunc(ofDraft, func(a, b *group) int { return cmp.Compare(a.index, b.index) })
		const many = 40
		for chunk := range slices.Chunk(ofDraft, many) {
			p.addMembers(t, chunk)
		}
	}
	return p
}

// addRoots adds a package for each group. Those of events without a shape, which have no other type
// or name that could clash, are put together.
func (p *program) addRoots(t *testing.T, groups []*group) {
	t.Helper()
	shapeless := &model.Package{Topic: groups[0].draft.folder, Name: "shapeless" + groups[0].draft.packageName()}
	for _, g := range groups {
		made := g.mustBuild(t, g.rootFiles(t))
		if e := made.Events[0]; len(made.Structs) > 1 || !e.Struct.Raw {
			p.packages = append(p.packages, made)
			p.parsers[g.topicOf(root)] = parser{pkg: made.Name, function: "Parse"}
		} else {
			shapeless.Events = append(shapeless.Events, e)
			shapeless.Structs = append(shapeless.Structs, e.Struct)
			addDocuments(shapeless, made)
			p.parsers[g.topicOf(root)] = parser{pkg: shapeless.Name, function: "Parse" + e.Name}
		}
	}
	p.packages = append(p.packages, shapeless)
}

// addDocuments adds the documents of one package to another, each once.
func addDocuments(to, from *model.Package) {
	to.DocumentSets = append(to.DocumentSets, from.DocumentSets...)
	for _, d := range from.Documents {
		if !slices.ContainsFunc(to.Documents, func(known *model.Document) bool { return known.Var == d.Var }) {
			to.Documents = append(to.Documents, d)
		}
	}
}

// addMembers adds a package for all of the groups, or for each half of them, where they do not get on
// with each other.
func (p *program) addMembers(t *testing.T, groups []*group) {
	t.Helper()
	if len(groups) == 1 {
		p.addMembersPackage(groups, groups[0].mustBuild(t, membersFiles(t, groups)))
		return
	}
	if made, err := build(groups[0].draft, membersFiles(t, groups)); err == nil {
		p.addMembersPackage(groups, made)
		return
	}
	p.addMembers(t, groups[:len(groups)/2])
	p.addMembers(t, groups[len(groups)/2:])
}

func (p *program) addMembersPackage(groups []*group, made *model.Package) {
	p.packages = append(p.packages, made)
	for _, g := range groups {
		p.parsers[g.topicOf(anyType)] = parser{pkg: made.Name, function: "Parse"}
	}
}

// decided returns how many members that hold instances there are, and how many of them the codec
// decides about by itself, without asking the schema.
func (p *program) decided() (members, decided int) {
	for _, pkg := range p.packages {
		for _, e := range pkg.Events {
			for _, f := range e.Struct.Fields {
				if pkg.Discriminator == nil || f.Discriminator {
					continue
				}
				members++
				if !e.Judged && f.Value.Judge == nil && (f.Value.Item == nil || f.Value.Item.Judge == nil) {
					decided++
				}
			}
		}
	}
	return members, decided
}

// rootFiles returns the group's schema as an event.
func (g *group) rootFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{g.topicOf(root) + "/" + g.name() + ".json": {Data: g.named(t)}}
	maps.Copy(files, g.parts(t))
	return files
}

// membersFiles returns a topic with an event for each of the groups.
func membersFiles(t *testing.T, groups []*group) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, g := range groups {
		schema := "_groups/schema." + g.name() + ".json"
		files[schema] = &fstest.MapFile{Data: g.named(t)}
		files[groups[0].topicOf(anyType)+"/"+g.name()+".json"] = &fstest.MapFile{Data: []byte(g.members(schema))}
		maps.Copy(files, g.parts(t))
	}
	return files
}

// parts returns what the group's schema refers to.
func (g *group) parts(t *testing.T) fstest.MapFS {
	t.Helper()
	if !bytes.Contains(g.Schema, []byte(remoteAddress)) {
		return nil
	}
	return partsOf(t, g.remotes)
}

func (g *group) mustBuild(t *testing.T, schemas fstest.MapFS) *model.Package {
	t.Helper()
	made, err := build(g.draft, schemas)
	if err != nil {
		t.Fatalf("%s: %s: %v", g.name(), g.Description, err)
	}
	return made
}

// build returns the package of a folder with one topic.
func build(d draft, schemas fstest.MapFS) (*model.Package, error) {
	c, err := catalog.Load(schemas, catalog.Options{Dialect: d.dialect, AllowMisspelt: true})
	if err != nil {
		return nil, err
	}
	packages, err := model.Build(c)
	if err != nil {
		return nil, err
	}
	return packages[0], nil
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
