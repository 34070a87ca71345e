package model

import (
	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog"
)

// fillString makes a string, or the type that its format stands for where nothing else is said
// about it.
func (b *builder) fillString(v *Value, s *catalog.Schema, at place) {
	v.Kind = String
	v.MinLength, v.MaxLength = count(s, "minLength"), count(s, "maxLength")
	if expression, ok := s.Text("pattern"); ok {
		v.Pattern = &Pattern{Var: b.variable("pattern"+at.private, s.Location()), Expression: expression}
	}
	format, _ := s.Text("format")
	bare := v.MinLength == nil && v.MaxLength == nil && v.Pattern == nil
	switch {
	case format == "uuid" && bare:
		v.Kind = UUID
	case format == "date-time" && bare:
		v.Kind = Time
	case event.KnowsFormat(format):
		v.Format = format
	}
}

// count returns the value of a keyword that is a count, or nil.
func count(s *catalog.Schema, keyword string) *int {
	n, ok := s.Int(keyword)
	if !ok {
		return nil
	}
	return &n
}
