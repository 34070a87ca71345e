package model

import (
	"slices"

	"github.com/eventc/eventc/internal/catalog"
)

// fillSlice makes a slice. The elements of a tuple have no common type but their text.
func (b *builder) fillSlice(v *Value, c *conjunction, at place) bool {
	v.Kind = Slice
	v.MinItems, v.MaxItems = c.most("minItems"), c.least("maxItems")
	decided := b.fillItems(v, c, at)
	decided = v.fillUnique(c) && decided
	decided = b.fillContains(v, c, at) && decided
	if len(c.alternatives) > 0 || hasValuesAnywhere(c) {
		v.because("alternatives or constants of arrays")
		return false
	}
	return decided
}

// fillItems sets the type of the elements.
func (b *builder) fillItems(v *Value, c *conjunction, at place) bool {
	var rests []*catalog.Schema
	for _, s := range c.schemas {
		first, rest := s.Items()
		if len(first) > 0 {
			return b.fillTuple(v, c, at)
		}
		if rest != nil {
			rests = append(rests, rest)
		}
	}
	if len(rests) == 0 {
		v.Item = &Value{Kind: Raw}
		return true
	}
	var decided bool
	v.Item, decided = b.value(at.item(), rests...)
	if !decided {
		v.because("items of several schemas")
	}
	return decided
}

// fillTuple keeps the text of each element, with the checks of its place.
func (b *builder) fillTuple(v *Value, c *conjunction, at place) bool {
	v.Item = &Value{Kind: Raw}
	var described []*catalog.Schema
	for _, s := range c.schemas {
		if first, rest := s.Items(); len(first) > 0 || rest != nil {
			described = append(described, s)
		}
	}
	if len(described) != 1 {
		v.because("tuples of several schemas")
		return false
	}
	first, rest := described[0].Items()
	for i, s := range first {
		element, _ := b.value(at.branch(i), s) // decided: it is one schema
		v.Tuple = append(v.Tuple, b.check(at.branch(i), conjunctionOf(s), element))
	}
	if rest != nil {
		others, _ := b.value(at.item(), rest)
		v.Rest = b.check(at.item(), conjunctionOf(rest), others)
	}
	return true
}

// fillUnique sets uniqueItems for elements that Go compares as JSON does.
func (v *Value) fillUnique(c *conjunction) bool {
	if !slices.ContainsFunc(c.schemas, func(s *catalog.Schema) bool { return s.Flag("uniqueItems") }) {
		return true
	}
	switch v.Item.Kind {
	case String, Int, Bool, Enumeration, UUID:
		v.Unique = !v.Item.Nullable
	default:
	}
	if !v.Unique {
		v.because("uniqueItems of elements that are no strings or integers")
	}
	return v.Unique
}

// fillContains sets contains for elements that are strings, integers or booleans.
func (b *builder) fillContains(v *Value, c *conjunction, at place) bool {
	for _, s := range c.schemas {
		wanted, ok := s.Sub("contains")
		if !ok {
			continue
		}
		contains := &Contains{Min: 1, Checks: &Value{}}
		if n, ok := s.Int("minContains"); ok {
			contains.Min = n
		}
		if n, ok := s.Int("maxContains"); ok {
			contains.Max = &n
		}
		inner := conjunctionOf(wanted)
		t := jsonType(v.Item.Kind)
		if v.Contains != nil || t == "" || v.Item.Nullable || len(inner.alternatives) > 0 ||
			!allowsType(inner.types(), t) || !b.fillScalarChecks(contains.Checks, inner.narrowed(t), t, at.item()) {
			v.because("contains of elements that are no strings or integers")
			return false
		}
		v.Contains = contains
	}
	return true
}

// jsonType returns the JSON type of a kind whose Go values are checked as they are.
func jsonType(kind Kind) string {
	switch kind {
	case String:
		return "string"
	case Int:
		return "integer"
	case Bool:
		return "boolean"
	default:
		return ""
	}
}
