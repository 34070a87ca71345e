package model

import (
	"slices"

	"github.com/eventc/eventc/internal/catalog"
)

// fillUnion makes a union of an object that is one of several, told apart by a member whose value
// differs, or by members that only one of them has. The second result is false where it is none of
// that kind.
func (b *builder) fillUnion(v *Value, c *conjunction, at place) (decided, ok bool) {
	if len(c.alternatives) != 1 || !c.isBare() {
		return false, false
	}
	branches := c.alternatives[0].branches
	tag, byTag := tagOf(branches)
	var marks []string
	if !byTag {
		if marks, ok = marksOf(branches); !ok {
			return false, false
		}
	}
	u := &UnionType{Name: at.name, What: at.what, Doc: at.doc(c.schemas[0]), File: at.stem, Tag: tag}
	if asked, ok := c.schemas[0].GoName(); ok {
		u.Name = asked
	}
	v.Kind, v.Union = Union, u
	decided = true
	for i, branch := range branches {
		made, ok := b.unionBranch(u, branch, at)
		if made.Struct == nil {
			v.Kind, v.Union = Raw, nil
			v.because("alternatives of objects")
			return false, true
		}
		decided = decided && ok
		if byTag {
			made.Tags = texts(conjunctionOf(propertyOf(branch, tag)...).values())
		} else {
			made.Mark = marks[i]
		}
		u.Branches = append(u.Branches, made)
	}
	b.takeName(u.Name, c.schemas[0].Pos(), "the type of several objects")
	b.pkg.Unions = append(b.pkg.Unions, u)
	return decided, true
}

// isBare reports whether nothing is said beside the alternatives but that it is an object.
func (c *conjunction) isBare() bool {
	for _, s := range c.schemas {
		for _, keyword := range s.Keywords() {
			if isOwn(keyword) && keyword != "type" {
				return false
			}
		}
	}
	return true
}

// unionBranch makes one branch, whose struct is named after the definition that it is, else after
// the union and its tag.
func (b *builder) unionBranch(u *UnionType, branch *catalog.Schema, at place) (UnionBranch, bool) {
	inner := at
	inner.what, inner.isDescribed = "one kind of "+u.Name, false
	inner.name, inner.private, inner.stem = u.Name+branchWord(branch, u.Tag, len(u.Branches)), u.Name, u.File
	if onlyTarget(branch) == nil {
		inner.tag = u.Tag
	}
	inner.typePaths = nil
	value, decided := b.value(inner, branch)
	if value.Kind != Object || value.Nullable {
		return UnionBranch{}, false
	}
	return UnionBranch{Value: value, Struct: value.Struct}, decided
}

// branchWord returns the end of the name of a branch that is no definition.
func branchWord(branch *catalog.Schema, tag string, n int) string {
	if texts := texts(conjunctionOf(propertyOf(branch, tag)...).values()); tag != "" && len(texts) > 0 {
		if word := constantName(texts[0]); word != "" {
			return word
		}
	}
	return "Branch" + string(rune('A'+n%26))
}

// tagOf returns a member that every branch requires and whose values tell the branches apart.
func tagOf(branches []*catalog.Schema) (string, bool) {
	for _, m := range conjunctionOf(branches[0]).members() {
		if isTag(branches, m.name) {
			return m.name, true
		}
	}
	return "", false
}

func isTag(branches []*catalog.Schema, name string) bool {
	var seen []string
	for _, branch := range branches {
		c := conjunctionOf(branch)
		tag := conjunctionOf(propertyOf(branch, name)...)
		values := texts(tag.values())
		if len(values) == 0 || !slices.Contains(c.required(), name) || !slices.Equal(c.types(), []string{"object"}) ||
			!slices.Equal(tag.types(), []string{"string"}) {
			return false
		}
		for _, value := range values {
			if slices.Contains(seen, value) {
				return false
			}
		}
		seen = append(seen, values...)
	}
	return true
}

// propertyOf returns what a branch says about a member.
func propertyOf(branch *catalog.Schema, name string) []*catalog.Schema {
	for _, m := range conjunctionOf(branch).members() {
		if m.name == name {
			return m.schemas
		}
	}
	return nil
}

// marksOf returns for each branch a member that it requires and that all the others forbid.
func marksOf(branches []*catalog.Schema) ([]string, bool) {
	var marks []string
	for i, branch := range branches {
		mark := ""
		for _, name := range conjunctionOf(branch).required() {
			if mark == "" && othersForbid(branches, i, name) {
				mark = name
			}
		}
		if mark == "" || !slices.Equal(conjunctionOf(branch).types(), []string{"object"}) {
			return nil, false
		}
		marks = append(marks, mark)
	}
	return marks, true
}

func othersForbid(branches []*catalog.Schema, i int, name string) bool {
	for j, other := range branches {
		if i != j && !forbids(other, name) {
			return false
		}
	}
	return true
}
