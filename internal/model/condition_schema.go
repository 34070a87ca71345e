package model

import (
	"slices"

	"github.com/eventc/eventc/internal/catalog"
)

// conditions makes conditions about an object's members of schemas. A schema of which that cannot be
// done is left to the judge.
type conditions struct {
	builder *builder
	of      *Struct
	at      place
	// within are the schemas on the way, which can hold themselves.
	within map[*catalog.Schema]bool
}

// demand makes the object be refused where a condition does not hold.
func (w conditions) demand(c *Condition, ok bool) bool {
	switch {
	case !ok:
		return false
	case c.Kind == All:
		w.of.Conditions = append(w.of.Conditions, c.Parts...)
	default:
		w.of.Conditions = append(w.of.Conditions, c)
	}
	return true
}

// schema returns the condition under which an object meets a schema.
func (w conditions) schema(s *catalog.Schema) (*Condition, bool) {
	if allowed, isBool := s.Bool(); isBool {
		if allowed {
			return always(), true
		}
		return never(), true
	}
	if w.within[s] {
		return nil, false
	}
	w.within[s] = true
	defer delete(w.within, s)
	return w.each(requiredFirst(s.Keywords()), func(keyword string) (*Condition, bool) { return w.keyword(s, keyword) })
}

// requiredFirst sets required before what is asked about members that are there then.
func requiredFirst(keywords []string) []string {
	isRequired := func(keyword string) bool { return keyword == "required" }
	if !slices.ContainsFunc(keywords, isRequired) {
		return keywords
	}
	return append([]string{"required"}, slices.DeleteFunc(slices.Clone(keywords), isRequired)...)
}

// each returns the condition that the conditions of all keywords or names hold.
func (w conditions) each(names []string, one func(name string) (*Condition, bool)) (*Condition, bool) {
	parts := make([]*Condition, 0, len(names))
	for _, name := range names {
		part, ok := one(name)
		if !ok {
			return nil, false
		}
		parts = append(parts, part)
	}
	return all(parts...), true
}

// keyword returns the condition under which an object meets one keyword of a schema.
func (w conditions) keyword(s *catalog.Schema, keyword string) (*Condition, bool) {
	switch keyword {
	case "type":
		if allowsType(s.Types(), "object") {
			return always(), true
		}
		return never(), true
	case "required":
		return w.has(s.Required()), true
	case "properties":
		return w.properties(s)
	case "dependentRequired", "dependentSchemas", "dependencies":
		return w.dependencies(s, keyword)
	case "then", "else":
		return always(), true // see "if"
	default:
		return w.applicator(s, keyword)
	}
}

// applicator is keyword for one that joins schemas.
func (w conditions) applicator(s *catalog.Schema, keyword string) (*Condition, bool) {
	switch keyword {
	case "$ref":
		if s.Ref() == nil {
			return nil, false
		}
		return w.schema(s.Ref())
	case "allOf":
		parts, ok := w.schemas(s.List(keyword))
		return all(parts...), ok
	case "anyOf", "oneOf":
		return w.alternatives(alternatives{branches: s.List(keyword), exactlyOne: keyword == "oneOf"})
	case "not":
		return w.not(s)
	case "if":
		return w.conditional(s)
	}
	return nil, false
}

func (w conditions) schemas(list []*catalog.Schema) ([]*Condition, bool) {
	parts := make([]*Condition, 0, len(list))
	for _, s := range list {
		part, ok := w.schema(s)
		if !ok {
			return nil, false
		}
		parts = append(parts, part)
	}
	return parts, true
}

func (w conditions) alternatives(group alternatives) (*Condition, bool) {
	parts, ok := w.schemas(group.branches)
	if group.exactlyOne {
		return exactlyOne(parts...), ok
	}
	return some(parts...), ok
}

func (w conditions) not(s *catalog.Schema) (*Condition, bool) {
	inner, _ := s.Sub("not")
	c, ok := w.schema(inner)
	if !ok {
		return nil, false
	}
	return not(c), true
}

// conditional returns the condition of if, then and else.
func (w conditions) conditional(s *catalog.Schema) (*Condition, bool) {
	question, _ := s.Sub("if")
	holds, ok := w.schema(question)
	if !ok {
		return nil, false
	}
	then, okThen := w.optional(s, "then")
	otherwise, okElse := w.optional(s, "else")
	if !okThen || !okElse {
		return nil, false
	}
	return all(implies(holds, then), some(holds, otherwise)), true
}

// optional returns the condition of a schema that may be missing.
func (w conditions) optional(s *catalog.Schema, keyword string) (*Condition, bool) {
	inner, ok := s.Sub(keyword)
	if !ok {
		return always(), true
	}
	return w.schema(inner)
}

// dependencies returns the condition that where a member occurs others do, or a schema holds.
func (w conditions) dependencies(s *catalog.Schema, keyword string) (*Condition, bool) {
	value, _ := s.Keyword(keyword)
	schemas := map[string]*catalog.Schema{}
	for _, p := range s.Named(keyword) {
		schemas[p.Name] = p.Schema
	}
	var parts []*Condition
	for _, m := range value.Members() {
		needed, ok := w.has(texts(m.Value.Items())), true
		if inner := schemas[m.Name]; inner != nil {
			needed, ok = w.schema(inner)
		}
		if !ok {
			return nil, false
		}
		parts = append(parts, implies(w.has([]string{m.Name}), needed))
	}
	return all(parts...), true
}

// has returns the condition that all of the members occur. Those that are required do, and one that is
// no field of a closed object does not.
func (w conditions) has(names []string) *Condition {
	c := &Condition{Kind: Has}
	for _, name := range names {
		switch i := w.field(name); {
		case i >= 0 && w.of.Fields[i].Required:
		case i >= 0:
			c.Fields = append(c.Fields, i)
		case !w.of.Open:
			return never()
		default:
			c.Unknown = append(c.Unknown, name)
		}
	}
	if len(c.Fields)+len(c.Unknown) == 0 {
		return always()
	}
	return c
}

func (w conditions) field(name string) int {
	return slices.IndexFunc(w.of.Fields, func(f *Field) bool { return f.JSON == name })
}

// properties returns the condition that members that occur have the values that properties allows. Of
// members that the schema requires it has been asked whether they occur.
func (w conditions) properties(s *catalog.Schema) (*Condition, bool) {
	var parts []*Condition
	for i, p := range s.Properties() {
		has := w.has([]string{p.Name})
		if has.isNever() {
			continue
		}
		meets, ok := w.meets(p, w.at.branch(i))
		if !ok {
			return nil, false
		}
		if !p.Required {
			meets = implies(has, meets)
		}
		parts = append(parts, meets)
	}
	return all(parts...), true
}

// meets returns the condition that a member, which occurs, meets the schema of a property.
func (w conditions) meets(p catalog.Property, at place) (*Condition, bool) {
	c := conjunctionOf(p.Schema)
	if allowed, isBool := p.Schema.Bool(); isBool && !allowed {
		return never(), true
	}
	if !c.says() {
		return always(), true
	}
	i := w.field(p.Name)
	if i < 0 || w.of.Fields[i].Value.checkedType() == "" {
		return nil, false
	}
	f := w.of.Fields[i]
	checks, ok := w.builder.plainChecks(c, f.Value.checkedType(), at)
	switch {
	case !ok:
		return nil, false
	case checks == nil:
		return never(), true
	case f.Discriminator:
		return constantly(!refusesText(p.Schema, f.Value.Enum.Values[0].Text)), checks.hasOnlyOwn()
	case checks.isFree() && checks.hasOnlyOwn():
		return always(), true
	}
	return &Condition{Kind: Meets, Field: i, Checks: checks}, true
}

// hasOnlyOwn reports whether the checks are those of single keywords.
func (v *Value) hasOnlyOwn() bool { return len(v.Choices) == 0 && len(v.Nots) == 0 }

func constantly(holds bool) *Condition {
	if holds {
		return always()
	}
	return never()
}

// checkedType returns the JSON type of a value whose Go value plain checks can be made of; else "".
func (v *Value) checkedType() string {
	switch {
	case v.Nullable:
		return ""
	case v.Kind == Enumeration:
		return "string"
	}
	return jsonType(v.Kind)
}
