package model

import (
	"slices"

	"github.com/eventc/eventc/internal/catalog"
)

// Condition is a question about the members of an object, which holds or does not.
type Condition struct {
	// Kind says which of the fields below have a meaning.
	Kind ConditionKind
	// Fields are the positions of the members that [Has] asks for, and Unknown the names of those that
	// are no fields.
	Fields  []int
	Unknown []string
	// Field is the position of the member that [Meets] asks about, and Checks are plain checks of it.
	Field  int
	Checks *Value
	// Parts are the conditions that the other kinds are made of.
	Parts []*Condition
}

// ConditionKind is the kind of a [Condition].
type ConditionKind uint8

// The kinds of conditions.
const (
	Has        ConditionKind = iota // all of the members occur
	Meets                           // the member, which occurs, passes the checks
	All                             // all of the parts hold; without any it always holds
	Any                             // some of the parts hold; without any it never holds
	ExactlyOne                      // one of the parts holds
	Not                             // the only part does not hold
)

func always() *Condition { return &Condition{Kind: All} }

func never() *Condition { return &Condition{Kind: Any} }

func (c *Condition) isAlways() bool { return c.Kind == All && len(c.Parts) == 0 }

func (c *Condition) isNever() bool { return c.Kind == Any && len(c.Parts) == 0 }

// all returns the condition that all of the parts hold.
func all(parts ...*Condition) *Condition {
	return joined(All, parts, (*Condition).isAlways, (*Condition).isNever)
}

// some returns the condition that one of the parts holds, or more.
func some(parts ...*Condition) *Condition {
	return joined(Any, parts, (*Condition).isNever, (*Condition).isAlways)
}

// joined joins parts of which neutral ones say nothing, and one that is decisive all.
func joined(kind ConditionKind, parts []*Condition, neutral, decisive func(*Condition) bool) *Condition {
	c := &Condition{Kind: kind}
	for _, part := range parts {
		switch {
		case decisive(part):
			return part
		case neutral(part):
		case part.Kind == kind:
			c.Parts = append(c.Parts, part.Parts...)
		default:
			c.Parts = append(c.Parts, part)
		}
	}
	if len(c.Parts) == 1 {
		return c.Parts[0]
	}
	return c
}

// exactlyOne returns the condition that one of the parts holds and no other.
func exactlyOne(parts ...*Condition) *Condition {
	possible := slices.DeleteFunc(slices.Clone(parts), (*Condition).isNever)
	switch len(possible) {
	case 0:
		return never()
	case 1:
		return possible[0]
	}
	return &Condition{Kind: ExactlyOne, Parts: possible}
}

func not(c *Condition) *Condition {
	switch {
	case c.isAlways():
		return never()
	case c.isNever():
		return always()
	case c.Kind == Not:
		return c.Parts[0]
	}
	return &Condition{Kind: Not, Parts: []*Condition{c}}
}

// implies returns the condition that b holds where a does.
func implies(a, b *Condition) *Condition { return some(not(a), b) }

// checkedIn returns the checks of members in the condition.
func (c *Condition) checkedIn() []*Value {
	var checks []*Value
	if c.Kind == Meets {
		checks = append(checks, c.Checks)
	}
	for _, part := range c.Parts {
		checks = append(checks, part.checkedIn()...)
	}
	return checks
}

// ConditionChecks returns the checks of members in the conditions of the object.
func (st *Struct) ConditionChecks() []*Value {
	var checks []*Value
	for _, c := range st.Conditions {
		checks = append(checks, c.checkedIn()...)
	}
	return checks
}

// fillConditions sets what is said about which members occur together and which values they have
// then, and returns what cannot be said in that way.
func (b *builder) fillConditions(st *Struct, c *conjunction, at place) (reason string) {
	st.MinMembers, st.MaxMembers = c.most("minProperties"), c.least("maxProperties")
	w := conditions{builder: b, of: st, at: at, within: map[*catalog.Schema]bool{}}
	for _, s := range c.schemas {
		for _, keyword := range s.Keywords() {
			if isConditional(keyword) && !w.demand(w.keyword(s, keyword)) {
				return keyword
			}
		}
	}
	for _, group := range c.alternatives {
		if !w.demand(w.alternatives(group)) {
			return "alternatives of objects"
		}
	}
	return ""
}

// isConditional reports whether a keyword asks how members depend on each other, and is none of those
// that are resolved already.
func isConditional(keyword string) bool {
	switch keyword {
	case "dependentRequired", "dependentSchemas", "dependencies", "not", "if":
		return true
	}
	return false
}

// dependencyNames returns the names that dependentRequired has.
func (c *conjunction) dependencyNames() []string {
	var names []string
	for _, s := range c.schemas {
		value, ok := s.Keyword("dependentRequired")
		if !ok {
			continue
		}
		for _, m := range value.Members() {
			names = append(append(names, m.Name), texts(m.Value.Items())...)
		}
	}
	return names
}
