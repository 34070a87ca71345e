package model

import (
	"slices"

	"github.com/eventc/eventc/internal/catalog"
)

// acceptsNull reports whether null, which the types allow, meets all that is said; known is false where
// that is not sure.
func (c *conjunction) acceptsNull() (accepted, known bool) {
	n := nullJudge{within: map[*catalog.Schema]bool{}}
	accepted = true
	schemas, groups := c.schemas, c.alternatives
	if c.orNull {
		schemas, groups = c.besideNull, nil
	}
	for _, s := range schemas {
		for _, keyword := range s.Keywords() {
			if isResolved(keyword) {
				continue
			}
			accepted = n.keyword(s, keyword) && accepted
		}
	}
	for _, group := range groups {
		accepted = n.alternatives(group) && accepted
	}
	return accepted, !n.unsure
}

// isResolved reports whether what a keyword joins is in the conjunction already.
func isResolved(keyword string) bool {
	switch keyword {
	case "$ref", "allOf", "anyOf", "oneOf":
		return true
	}
	return false
}

// nullJudge decides about null.
type nullJudge struct {
	within map[*catalog.Schema]bool
	unsure bool
}

func (n *nullJudge) schema(s *catalog.Schema) bool {
	if allowed, isBool := s.Bool(); isBool {
		return allowed
	}
	if n.within[s] {
		n.unsure = true
		return false
	}
	n.within[s] = true
	defer delete(n.within, s)
	accepted := true
	for _, keyword := range s.Keywords() {
		accepted = n.keyword(s, keyword) && accepted
	}
	return accepted
}

// keyword decides by one keyword. Most speak of values of other types.
func (n *nullJudge) keyword(s *catalog.Schema, keyword string) bool {
	switch keyword {
	case "type":
		return slices.Contains(s.Types(), "null")
	case "const", "enum":
		return slices.Contains(typesOfValues(s), "null")
	case "anyOf", "oneOf":
		return n.alternatives(alternatives{branches: s.List(keyword), exactlyOne: keyword == "oneOf"})
	case "allOf":
		return n.count(s.List(keyword)) == len(s.List(keyword))
	case "not":
		inner, _ := s.Sub(keyword)
		return !n.schema(inner)
	case "if":
		return n.conditional(s)
	case "$ref":
		if s.Ref() != nil {
			return n.schema(s.Ref())
		}
		n.unsure = true
	case "$dynamicRef", "$recursiveRef":
		n.unsure = true
	}
	return true
}

func (n *nullJudge) alternatives(group alternatives) bool {
	if group.exactlyOne {
		return n.count(group.branches) == 1
	}
	return n.count(group.branches) > 0
}

// count returns how many of the schemas accept null.
func (n *nullJudge) count(schemas []*catalog.Schema) int {
	count := 0
	for _, s := range schemas {
		if n.schema(s) {
			count++
		}
	}
	return count
}

func (n *nullJudge) conditional(s *catalog.Schema) bool {
	question, _ := s.Sub("if")
	keyword := "else"
	if n.schema(question) {
		keyword = "then"
	}
	then, ok := s.Sub(keyword)
	return !ok || n.schema(then)
}
