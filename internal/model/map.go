package model

import (
	"slices"

	"github.com/eventc/eventc/internal/catalog"
)

// fillMap makes a map of an object that names no member. The second result is false where the object is
// none of that kind.
func (b *builder) fillMap(v *Value, c *conjunction, at place) (decided, ok bool) {
	if c.namesMembers() || c.asksForMembers() || !c.isOpen() {
		return false, false
	}
	v.Kind = Map
	values := c.additionalSchemas()
	switch {
	case len(values) == 0:
		decided, ok = b.fillPatternMap(v, c, at)
	case !c.hasPatterns():
		decided, ok = b.fillMapOf(v, c, values, at)
	}
	if !ok {
		v.Kind = Raw
		return false, false
	}
	v.MinItems, v.MaxItems = c.most("minProperties"), c.least("maxProperties")
	return decided, true
}

// asksForMembers reports whether it is said which members occur together, or what they are then.
func (c *conjunction) asksForMembers() bool {
	return len(c.alternatives) > 0 || slices.ContainsFunc(c.schemas, func(s *catalog.Schema) bool {
		return slices.ContainsFunc(s.Keywords(), isConditional)
	})
}

// fillMapOf makes a map of members that are all described by the same schemas.
func (b *builder) fillMapOf(v *Value, c *conjunction, values []*catalog.Schema, at place) (decided, ok bool) {
	rules, reason := b.memberRules(c, at, at.item())
	if reason != "" {
		return false, false
	}
	v.Members = rules
	v.Item, decided = b.value(at.item(), values...)
	if !decided {
		v.because("additionalProperties of several schemas")
	}
	return decided, true
}

// fillPatternMap makes a map of members that patterns describe, if any: of their Go type if they all
// have one, else of JSON texts.
func (b *builder) fillPatternMap(v *Value, c *conjunction, at place) (decided, ok bool) {
	rules, reason := b.memberRules(c, at, at.item())
	if reason != "" {
		return false, false
	}
	v.Item = &Value{Kind: Raw}
	if c.describesAll() {
		if item := rules.itemOf(); item != nil {
			rules.dropChecksOf(item)
			v.Item = item
		}
	}
	if !rules.isEmpty() {
		v.Members = rules
	}
	return true, true
}

// describesAll reports whether a schema with patterns says of every member what it is.
func (c *conjunction) describesAll() bool {
	return slices.ContainsFunc(c.schemas, func(s *catalog.Schema) bool {
		additional, ok := s.Sub("additionalProperties")
		return ok && len(s.Named("patternProperties")) > 0 && (!isOpen(s) || conjunctionOf(additional).says())
	})
}

// namesMembers reports whether a member is named.
func (c *conjunction) namesMembers() bool {
	for _, s := range c.schemas {
		if len(s.Properties()) > 0 {
			return true
		}
	}
	return len(c.required()) > 0 || len(c.dependencyNames()) > 0
}

// additionalSchemas returns what additionalProperties of schemas without patterns says about members.
func (c *conjunction) additionalSchemas() []*catalog.Schema {
	var values []*catalog.Schema
	for _, s := range c.schemas {
		if additional, ok := s.Sub("additionalProperties"); ok && len(s.Named("patternProperties")) == 0 {
			if _, isBool := additional.Bool(); !isBool {
				values = append(values, additional)
			}
		}
	}
	return values
}
