package model

import (
	"slices"

	"github.com/eventc/eventc/event"
)

// fillString makes a string, or the type that its format stands for where nothing else is said
// about it.
func (b *builder) fillString(v *Value, c *conjunction, at place) {
	v.fillStringChecks(b, c, at)
	bare := v.MinLength == nil && v.MaxLength == nil && len(v.Patterns) == 0
	switch {
	case c.goTypeIs("string"):
	case bare && slices.Equal(v.Formats, []string{"uuid"}) && (!b.topic.Types.PlainUUIDs || c.goTypeIs("uuid")):
		v.Kind, v.Formats = UUID, nil
	case bare && slices.Equal(v.Formats, []string{"date-time"}) && (!b.topic.Types.PlainDateTimes || c.goTypeIs("time")):
		v.Kind, v.Formats = Time, nil
	}
}

// fillStringChecks makes a plain string with all of its checks.
func (v *Value) fillStringChecks(b *builder, c *conjunction, at place) {
	v.Kind = String
	v.MinLength, v.MaxLength = c.most("minLength"), c.least("maxLength")
	for _, s := range c.schemas {
		if expression, ok := s.Text("pattern"); ok {
			v.Patterns = append(v.Patterns, &Pattern{Var: b.variable("pattern"+at.private, s.Location()), Expression: expression})
		}
		if format, ok := s.Text("format"); ok && event.KnowsFormat(format) && !slices.Contains(v.Formats, format) {
			v.Formats = append(v.Formats, format)
		}
	}
}

// most returns the largest value of a keyword that is a count, or nil.
func (c *conjunction) most(keyword string) *int {
	return c.count(keyword, func(a, b int) bool { return a > b })
}

// least returns the smallest value of a keyword that is a count, or nil.
func (c *conjunction) least(keyword string) *int {
	return c.count(keyword, func(a, b int) bool { return a < b })
}

func (c *conjunction) count(keyword string, better func(a, b int) bool) *int {
	var best *int
	for _, s := range c.schemas {
		if n, ok := s.Int(keyword); ok && (best == nil || better(n, *best)) {
			best = &n
		}
	}
	return best
}
