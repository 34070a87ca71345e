package model

import "github.com/eventc/eventc/internal/catalog"

// fillSlice makes a slice. The elements of a tuple have no common type but their text.
func (b *builder) fillSlice(v *Value, s *catalog.Schema, at place) {
	v.Kind = Slice
	v.MinItems, v.MaxItems = count(s, "minItems"), count(s, "maxItems")
	first, rest := s.Items()
	if rest == nil || len(first) > 0 {
		v.Item = &Value{Kind: Raw}
		return
	}
	v.Item = b.value(rest, at.item())
}
