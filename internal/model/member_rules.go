package model

import (
	"slices"

	"github.com/eventc/eventc/internal/catalog"
)

// MemberRules say what is checked of members, beyond what they are, by their names: those of an object
// that are no fields, or all those of a map.
type MemberRules struct {
	// Func is the name of the function that checks a member, e.g. "checkOrder_member".
	Func string
	// Names are plain checks of strings that every name must meet.
	Names []*Value
	// Groups are what patterns say, a schema an element.
	Groups []PatternGroup
}

// PatternGroup is what one schema says about members by their names.
type PatternGroup struct {
	// Patterns are checked of each member whose name matches: one name can match several.
	Patterns []PatternCheck
	// Otherwise is checked of a member whose name matches none; nil is nothing.
	Otherwise *Check
	// Closed says that a member whose name matches none is refused.
	Closed bool
}

// PatternCheck is what is checked of a member whose name matches a pattern.
type PatternCheck struct {
	Pattern *Pattern
	// Check is the check of the value; nil is none.
	Check *Check
}

// hasMemberRules reports whether members are judged by their names.
func (c *conjunction) hasMemberRules() bool {
	return c.hasPatterns() || slices.ContainsFunc(c.schemas, func(s *catalog.Schema) bool {
		_, ok := s.Sub("propertyNames")
		return ok
	})
}

// hasPatterns reports whether members are told apart by patterns.
func (c *conjunction) hasPatterns() bool {
	return slices.ContainsFunc(c.schemas, func(s *catalog.Schema) bool { return len(s.Named("patternProperties")) > 0 })
}

// memberRules returns what is said about members by their names; nil is nothing. What patterns describe
// is at the place matching. A reason is why it is not all of it.
func (b *builder) memberRules(c *conjunction, at, matching place) (rules *MemberRules, reason string) {
	if !c.hasMemberRules() {
		return nil, ""
	}
	rules = &MemberRules{Func: b.variable("check"+at.private+"_member", c.key())}
	for _, s := range c.schemas {
		if names, ok := s.Sub("propertyNames"); ok {
			checks, ok := b.nameChecks(names, at.names())
			if !ok {
				return nil, "propertyNames"
			}
			rules.Names = append(rules.Names, checks)
		}
		if patterns := s.Named("patternProperties"); len(patterns) > 0 && c.isOpen() {
			rules.Groups = append(rules.Groups, b.patternGroup(s, patterns, matching))
		}
	}
	return rules, ""
}

// nameChecks returns the checks of names, if they are plain ones.
func (b *builder) nameChecks(s *catalog.Schema, at place) (*Value, bool) {
	c := conjunctionOf(s)
	if !allowsType(c.types(), "string") || len(c.alternatives) > 0 {
		return nil, false
	}
	checks := &Value{}
	return checks, b.fillScalarChecks(checks, c.narrowed("string"), "string", at)
}

// patternGroup returns what a schema with patterns says.
func (b *builder) patternGroup(s *catalog.Schema, patterns []catalog.Property, at place) PatternGroup {
	group := PatternGroup{Closed: !isOpen(s)}
	for i, p := range patterns {
		inner := at
		if len(patterns) > 1 {
			inner = inner.branch(i)
		}
		group.Patterns = append(group.Patterns, PatternCheck{
			Pattern: &Pattern{Var: b.variable("pattern"+inner.private, "the names of "+p.Schema.Location()), Expression: p.Name},
			Check:   b.memberCheck(p.Schema, inner),
		})
	}
	if additional, ok := s.Sub("additionalProperties"); ok && !group.Closed {
		group.Otherwise = b.memberCheck(additional, at.others())
	}
	return group
}

// memberCheck returns the check of a member's value; nil where every value is allowed.
func (b *builder) memberCheck(s *catalog.Schema, at place) *Check {
	if !conjunctionOf(s).says() {
		return nil
	}
	v, _ := b.value(at, s) // decided: it is one schema
	return b.check(at, conjunctionOf(s), v)
}

// itemOf returns the one Go type that all members have, or nil. Where the types differ in what is
// checked only, the type has no checks.
func (r *MemberRules) itemOf() *Value {
	var item *Value
	for _, check := range r.checks() {
		switch {
		case check == nil:
			return nil
		case item == nil:
			item = check.Value
		default:
			item = commonType(item, check.Value)
		}
		if item == nil {
			return nil
		}
	}
	return item
}

// checks returns the checks of values; nil among them are those of members that may be anything.
func (r *MemberRules) checks() []*Check {
	if r == nil {
		return nil
	}
	var all []*Check
	for _, g := range r.Groups {
		for _, p := range g.Patterns {
			all = append(all, p.Check)
		}
		if g.Otherwise != nil {
			all = append(all, g.Otherwise)
		}
	}
	return all
}

// isEmpty reports whether the rules, of which there may be none, allow every member.
func (r *MemberRules) isEmpty() bool {
	if r == nil {
		return true
	}
	isClosed := slices.ContainsFunc(r.Groups, func(g PatternGroup) bool { return g.Closed })
	return len(r.Names) == 0 && !isClosed && len(r.Checks()) == 0
}

// Checks returns the checks of values. A nil receiver has none.
func (r *MemberRules) Checks() []*Check {
	return slices.DeleteFunc(r.checks(), func(check *Check) bool { return check == nil })
}

// Patterns returns the patterns of names that tell members apart. A nil receiver has none.
func (r *MemberRules) Patterns() []*Pattern {
	if r == nil {
		return nil
	}
	var all []*Pattern
	for _, g := range r.Groups {
		for _, p := range g.Patterns {
			all = append(all, p.Pattern)
		}
	}
	return all
}

// commonType returns a type that has the values of both, or nil: the same, or a scalar type without
// checks.
func commonType(a, b *Value) *Value {
	switch {
	case a == b:
		return a
	case a.Kind == b.Kind && a.isScalar():
		return &Value{Kind: a.Kind, Nullable: a.Nullable || b.Nullable}
	}
	return nil
}

// isScalar reports whether the Go type is one of a few, whatever the schema says.
func (v *Value) isScalar() bool {
	switch v.Kind {
	case String, Int, Uint, Float, Number, Bool, UUID, Time:
		return true
	default:
		return false
	}
}

// dropChecksOf leaves out the checks of values that the type of all members makes itself.
func (r *MemberRules) dropChecksOf(item *Value) {
	for i := range r.Groups {
		g := &r.Groups[i]
		for j := range g.Patterns {
			if check := g.Patterns[j].Check; check != nil && check.Value == item {
				g.Patterns[j].Check = nil
			}
		}
		if g.Otherwise != nil && g.Otherwise.Value == item {
			g.Otherwise = nil
		}
	}
}
