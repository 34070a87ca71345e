package model

import (
	"slices"

	"github.com/eventc/eventc/internal/catalog"
)

// goTypeIs reports whether one of the schemas asks for a Go type by x-go-type.
func (c *conjunction) goTypeIs(name string) bool {
	return slices.ContainsFunc(c.schemas, func(s *catalog.Schema) bool {
		asked, ok := s.Lookup("x-go-type")
		if !ok {
			return false
		}
		text, _ := asked.Text()
		return text == name
	})
}

func asksForGoType(s *catalog.Schema) bool {
	_, ok := s.Lookup("x-go-type")
	return ok
}

// checkGoTypes reports what x-go-type asks for and cannot have: a word that is none, and a type that
// does not hold what the schema says.
func (b *builder) checkGoTypes(v *Value, c *conjunction) {
	for _, s := range c.schemas {
		asked, ok := s.Lookup("x-go-type")
		if !ok {
			continue
		}
		text, _ := asked.Text()
		kinds, needs := goTypeKinds(text)
		isSure := c.only == "" && (len(c.schemas) == 1 || text == "string")
		switch {
		case kinds == nil:
			b.report(asked.Pos().Errorf(`x-go-type must be "string", "time", "uuid" or "decimal"`))
		case isSure && !slices.Contains(kinds, v.Kind):
			b.report(asked.Pos().Errorf("x-go-type %s needs %s", quote(text), needs))
		}
	}
}

// goTypeKinds returns the kinds that a word of x-go-type is about, and which schemas have them.
func goTypeKinds(word string) (kinds []Kind, needs string) {
	switch word {
	case "string":
		return []Kind{String, Enumeration}, "a schema of strings"
	case "time":
		return []Kind{Time}, `a schema of strings of format "date-time" and with no other check`
	case "uuid":
		return []Kind{UUID}, `a schema of strings of format "uuid" and with no other check`
	case "decimal":
		return []Kind{Number}, "a schema of numbers, without const or enum"
	}
	return nil, ""
}
