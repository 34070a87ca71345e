package model

import "github.com/eventc/eventc/internal/catalog"

// fillMap makes a map of an object that names no member and says something about all of them. The
// second result is false where the object is none of that kind.
func (b *builder) fillMap(v *Value, c *conjunction, at place) (decided, ok bool) {
	var values []*catalog.Schema
	for _, s := range c.schemas {
		if len(s.Properties()) > 0 || len(s.Required()) > 0 || len(s.Named("patternProperties")) > 0 {
			return false, false
		}
		if _, ok := s.Keyword("dependentRequired"); ok {
			return false, false
		}
		if additional, ok := s.Sub("additionalProperties"); ok {
			if _, isBool := additional.Bool(); isBool {
				return false, false
			}
			values = append(values, additional)
		}
	}
	if len(values) == 0 || len(c.alternatives) > 0 {
		return false, false
	}
	v.Kind = Map
	v.MinItems, v.MaxItems = c.most("minProperties"), c.least("maxProperties")
	v.Item, decided = b.value(at.item(), values...)
	if !decided {
		v.because("additionalProperties of several schemas")
	}
	return decided, true
}
