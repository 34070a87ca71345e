package difftest

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// Aim is a keyword of a schema that a mutant is made to break.
type Aim struct {
	// Schema is the location of the schema.
	Schema string
	// Keyword is the keyword. Three are no keywords: "null" is null in place of a value, "open" a
	// member that a schema does not name and does not forbid, "absent" an optional member that was
	// not there.
	Keyword string
}

// Mutant is a valid document with one change. Not every one is invalid: to be at a bound, or to be
// null where null is allowed, is right. The schema decides.
type Mutant struct {
	Aim
	// Pointer is the JSON Pointer of the value that was changed, or whose member was.
	Pointer string
	// Document is the changed document. Everything else is spelled as it was.
	Document []byte
}

// Mutants returns what becomes of a document that the schema accepts by one change each: for every
// value in it, and every keyword that the schema has for the value, some changes that break the
// keyword or come close. Wanted is asked before each, and decides; nil wants all.
//
// The same document gives the same mutants.
func Mutants(schema *jsonschema.Schema, document []byte, wanted func(Aim) bool) []Mutant {
	root := parse(string(document))
	if root == nil {
		return nil
	}
	if wanted == nil {
		wanted = func(Aim) bool { return true }
	}
	a := &aimer{root: root, wanted: wanted, visited: map[visit]bool{}}
	a.visit(place{schema: schema, node: root})
	return a.mutants
}

// aimer walks a document and its schema side by side.
type aimer struct {
	root    *node
	wanted  func(Aim) bool
	visited map[visit]bool
	mutants []Mutant
}

type visit struct {
	schema *jsonschema.Schema
	node   *node
}

// place is a value of the document and a schema that it must match.
type place struct {
	schema  *jsonschema.Schema
	node    *node
	pointer string
}

func (p place) child(s *jsonschema.Schema, n *node, token string) place {
	escaped := strings.ReplaceAll(strings.ReplaceAll(token, "~", "~0"), "/", "~1")
	return place{s, n, p.pointer + "/" + escaped}
}

func (a *aimer) visit(p place) {
	at := visit{p.schema, p.node}
	if p.schema == nil || a.visited[at] {
		return
	}
	a.visited[at] = true
	a.changeType(p)
	a.changeValue(p)
	switch {
	case p.node.object:
		a.changeMembers(p)
	case p.node.array:
		a.changeItems(p)
	}
	for _, part := range parts(p.schema, p.node) {
		a.visit(place{part, p.node, p.pointer})
	}
	a.visitMembers(p)
	a.visitItems(p)
}

// replace makes mutants that have the JSON texts in place of the value.
func (a *aimer) replace(p place, keyword string, texts ...string) {
	for _, text := range texts {
		if text != p.node.text() {
			a.put(p, keyword, &node{scalar: text})
		}
	}
}

// put makes a mutant that has the other node in place of the value.
func (a *aimer) put(p place, keyword string, other *node) {
	aim := Aim{Schema: p.schema.Location, Keyword: keyword}
	if !a.wanted(aim) {
		return
	}
	kept := *p.node
	*p.node = *other
	a.mutants = append(a.mutants, Mutant{Aim: aim, Pointer: p.pointer, Document: []byte(a.root.text())})
	*p.node = kept
}

// parts returns the schemas that the value must match besides, or does match where it has a choice.
func parts(s *jsonschema.Schema, n *node) []*jsonschema.Schema {
	all := slices.Concat([]*jsonschema.Schema{s.Ref, s.RecursiveRef, s.DynamicRef}, s.AllOf)
	for _, branch := range slices.Concat(s.AnyOf, s.OneOf) {
		if matches(branch, n) {
			all = append(all, branch)
		}
	}
	if s.If != nil {
		if matches(s.If, n) {
			all = append(all, s.If, s.Then)
		} else {
			all = append(all, s.Else)
		}
	}
	for _, name := range sortedNames(s.DependentSchemas) {
		if n.find(name) >= 0 {
			all = append(all, s.DependentSchemas[name])
		}
	}
	return all
}

func matches(s *jsonschema.Schema, n *node) bool { return Valid(s, []byte(n.text())) }

func (a *aimer) visitMembers(p place) {
	if !p.node.object {
		return
	}
	for _, m := range p.node.members {
		name := unquote(m.name)
		for _, s := range memberSchemas(p.schema, name) {
			a.visit(p.child(s, m.value, name))
		}
	}
}

// memberSchemas returns the schemas that the object's schema has for the value of a member.
func memberSchemas(s *jsonschema.Schema, name string) []*jsonschema.Schema {
	var all []*jsonschema.Schema
	if property, ok := s.Properties[name]; ok {
		all = append(all, property)
	}
	for _, pattern := range sortedPatterns(s) {
		if pattern.MatchString(name) {
			all = append(all, s.PatternProperties[pattern])
		}
	}
	if additional, ok := s.AdditionalProperties.(*jsonschema.Schema); ok && len(all) == 0 {
		all = append(all, additional)
	}
	return all
}

func sortedPatterns(s *jsonschema.Schema) []*regexp.Regexp {
	return slices.SortedFunc(maps.Keys(s.PatternProperties), func(a, b *regexp.Regexp) int {
		return strings.Compare(a.String(), b.String())
	})
}

func (a *aimer) visitItems(p place) {
	for i, item := range p.node.items {
		for _, s := range itemSchemas(p.schema, i) {
			a.visit(p.child(s, item, strconv.Itoa(i)))
		}
	}
}

// itemSchemas returns the schema that the array's schema has for element i, if it has one.
func itemSchemas(s *jsonschema.Schema, i int) []*jsonschema.Schema {
	tuple, rest := s.PrefixItems, s.Items2020
	switch items := s.Items.(type) {
	case *jsonschema.Schema:
		rest = items
	case []*jsonschema.Schema:
		tuple = items
		rest, _ = s.AdditionalItems.(*jsonschema.Schema)
	}
	switch {
	case i < len(tuple):
		return tuple[i : i+1]
	case rest != nil:
		return []*jsonschema.Schema{rest}
	}
	return nil
}
