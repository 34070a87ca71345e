package model

import (
	"slices"
	"strings"

	"github.com/eventc/eventc/internal/catalog"
)

// conjunction is all that must hold of a value: schemas whose own keywords count together, without
// references and allOf, which are resolved, and the alternatives of anyOf and oneOf that are left.
type conjunction struct {
	schemas      []*catalog.Schema
	alternatives []alternatives
	// orNull says that null is allowed besides what the schemas allow, by branches of their own; beside
	// these, null must meet what the schemas besideNull say.
	orNull     bool
	besideNull []*catalog.Schema
	// only is the one JSON type that is looked at; "" is all that the schemas allow.
	only string
	// asText says that the value's text is kept, with all digits of a number.
	asText bool
}

// alternatives are the branches of an anyOf or oneOf.
type alternatives struct {
	branches []*catalog.Schema
	// exactlyOne says that it is a oneOf.
	exactlyOne bool
}

// conjunctionOf returns what must hold where all of the schemas do.
func conjunctionOf(schemas ...*catalog.Schema) *conjunction {
	c := &conjunction{}
	for _, s := range schemas {
		c.add(s)
	}
	c.settle()
	return c
}

// add adds a schema, and what it refers to and joins by allOf.
func (c *conjunction) add(s *catalog.Schema) {
	if slices.Contains(c.schemas, s) {
		return
	}
	c.schemas = append(c.schemas, s)
	if target := s.Ref(); target != nil {
		c.add(target)
	}
	for _, part := range s.List("allOf") {
		c.add(part)
	}
	if branches := s.List("anyOf"); len(branches) > 0 {
		c.alternatives = append(c.alternatives, alternatives{branches: branches})
	}
	if branches := s.List("oneOf"); len(branches) > 0 {
		c.alternatives = append(c.alternatives, alternatives{branches: branches, exactlyOne: true})
	}
}

// settle drops branches that no value of the allowed types can match, and joins those that are the
// only ones left. A branch for null beside one other is null allowed besides.
func (c *conjunction) settle() {
	c.settleNull()
	for changed := true; changed; {
		changed = false
		for i := range c.alternatives {
			if c.settleOne(i) {
				changed = true
				break
			}
		}
	}
}

// settleOne settles one group of alternatives, if it can be.
func (c *conjunction) settleOne(i int) bool {
	left := c.possible(c.alternatives[i].branches)
	if len(left) == 1 {
		c.alternatives = slices.Delete(c.alternatives, i, i+1)
		c.add(left[0])
		return true
	}
	c.alternatives[i].branches = left
	return false
}

// settleNull takes the branch for null out of all groups, if each has one and nothing else is said
// about null: null is allowed then besides what is left.
func (c *conjunction) settleNull() {
	if c.orNull || len(c.alternatives) == 0 || !c.leavesNullOpen() {
		return
	}
	var left [][]*catalog.Schema
	for _, group := range c.alternatives {
		others, ok := besideNull(group.branches)
		if !ok {
			return
		}
		left = append(left, others)
	}
	c.orNull, c.besideNull = true, slices.Clone(c.schemas)
	for i := range c.alternatives {
		c.alternatives[i].branches = left[i]
	}
}

// besideNull returns the branches without the one for null, if there is one and no other accepts
// null.
func besideNull(branches []*catalog.Schema) ([]*catalog.Schema, bool) {
	others := slices.DeleteFunc(slices.Clone(branches), isNullOnly)
	return others, len(others) == len(branches)-1 && len(others) > 0 && !slices.ContainsFunc(others, acceptsNull)
}

// possible returns the branches that values of the allowed types can match.
func (c *conjunction) possible(branches []*catalog.Schema) []*catalog.Schema {
	types := c.types()
	return slices.DeleteFunc(slices.Clone(branches), func(branch *catalog.Schema) bool {
		return len(intersectTypes(types, conjunctionOf(branch).types())) == 0
	})
}

// leavesNullOpen reports whether the schemas say nothing about null.
func (c *conjunction) leavesNullOpen() bool {
	for _, s := range c.schemas {
		if len(s.Types()) > 0 || hasValues(s) || s.Value().Kind() == catalog.Bool {
			return false
		}
	}
	return true
}

// isNullOnly reports whether a schema surely accepts null, and nothing else.
func isNullOnly(s *catalog.Schema) bool {
	c := conjunctionOf(s)
	accepted, known := c.acceptsNull()
	return slices.Equal(c.types(), []string{"null"}) && accepted && known
}

func acceptsNull(s *catalog.Schema) bool { return slices.Contains(conjunctionOf(s).types(), "null") }

// allTypes are the JSON types, an integer being a number.
func allTypes() []string {
	return []string{"null", "boolean", "integer", "number", "string", "array", "object"}
}

// types returns the JSON types that are allowed; all of them where nothing is said.
func (c *conjunction) types() []string {
	types := allTypes()
	for _, s := range c.schemas {
		types = intersectTypes(types, typesOf(s))
	}
	for _, group := range c.alternatives {
		types = intersectTypes(types, group.types())
	}
	if c.orNull {
		types = append(types, "null")
	}
	if c.only != "" {
		types = intersectTypes(types, []string{c.only})
	}
	return types
}

// types returns the JSON types that any of the branches allows.
func (a alternatives) types() []string {
	var types []string
	for _, branch := range a.branches {
		types = append(types, conjunctionOf(branch).types()...)
	}
	return types
}

// typesOf returns the JSON types that the schema's own keywords allow.
func typesOf(s *catalog.Schema) []string {
	if allowed, ok := s.Bool(); ok && !allowed {
		return nil
	}
	types := s.Types()
	if len(types) == 0 {
		types = allTypes()
	}
	if hasValues(s) {
		types = intersectTypes(types, typesOfValues(s))
	}
	return types
}

// intersectTypes returns the types that both lists allow: of number and integer, integer.
func intersectTypes(a, b []string) []string {
	var both []string
	for _, t := range allTypes() {
		if allowsType(a, t) && allowsType(b, t) {
			both = append(both, t)
		}
	}
	return both
}

func allowsType(types []string, t string) bool {
	return slices.Contains(types, t) || t == "integer" && slices.Contains(types, "number")
}

// goTypes returns the allowed types that have a Go type of their own, without null and with integer
// only where no other number is allowed, and whether null is allowed.
func (c *conjunction) goTypes() (types []string, nullable bool) {
	for _, t := range c.types() {
		switch {
		case t == "null":
			nullable = true
		case t == "integer" && allowsType(c.types(), "number"):
		default:
			types = append(types, t)
		}
	}
	return types, nullable
}

// says reports whether any of the schemas has a keyword that can refuse something.
func (c *conjunction) says() bool {
	for _, s := range c.schemas {
		if value, ok := s.Bool(); ok && !value {
			return true
		}
		refersOutside := slices.Contains(s.Keywords(), "$ref") && s.Ref() == nil // to a metaschema
		if refersOutside || slices.ContainsFunc(s.Keywords(), isOwn) {
			return true
		}
	}
	return len(c.alternatives) > 0
}

// isOwn reports whether a keyword says something by itself: not what is resolved already.
func isOwn(keyword string) bool {
	return keyword != "allOf" && keyword != "anyOf" && keyword != "oneOf" && keyword != "$ref"
}

// key tells conjunctions apart.
func (c *conjunction) key() string {
	locations := make([]string, len(c.schemas))
	for i, s := range c.schemas {
		locations[i] = s.Location()
	}
	return strings.Join(locations, " ")
}

// narrowed returns the conjunction for one JSON type only.
func (c *conjunction) narrowed(t string) *conjunction {
	narrow := *c
	narrow.only = t
	narrow.orNull = false
	return &narrow
}

// settledFor returns the conjunction for one JSON type only, without the alternatives that values of
// it cannot match.
func (c *conjunction) settledFor(t string) *conjunction {
	narrow := c.narrowed(t)
	narrow.schemas = slices.Clone(c.schemas)
	narrow.alternatives = slices.Clone(c.alternatives)
	narrow.settle()
	return narrow
}
