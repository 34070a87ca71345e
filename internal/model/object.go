package model

import (
	"slices"
	"strings"

	"github.com/eventc/eventc/internal/catalog"
)

// fillObject makes a struct, a map or a union.
func (b *builder) fillObject(v *Value, c *conjunction, at place) bool {
	if hasValuesAnywhere(c) {
		v.Kind, v.Nullable = Raw, false
		v.because("constants of objects")
		return false
	}
	if !at.isEvent {
		if decided, ok := b.fillMap(v, c, at); ok {
			return decided
		}
		if decided, ok := b.fillUnion(v, c, at); ok {
			return decided
		}
	}
	return b.fillStruct(v, c, at)
}

// fillStruct makes a struct.
func (b *builder) fillStruct(v *Value, c *conjunction, at place) bool {
	origin := c.schemas[0]
	name := at.name
	if asked, ok := origin.GoName(); ok && !at.isEvent {
		name = asked
	}
	st := &Struct{
		Name: name, What: at.what, Doc: at.doc(origin), Deprecated: deprecated(origin),
		File: at.stem, Open: c.isOpen(),
	}
	v.Kind, v.Struct = Object, st
	if !at.isEvent {
		b.takeName(st.Name, origin.Pos(), "the type of an object")
	}
	b.places[st] = origin.Pos()
	b.pkg.Structs = append(b.pkg.Structs, st)
	b.fillFields(v, c, at)
	if !b.fillAdditional(st, c, at) {
		v.because("additionalProperties of several schemas")
	}
	if reason := b.fillMemberRules(st, c, at); reason != "" {
		v.because(reason)
	}
	if reason := b.fillConditions(st, c, at.condition(st)); reason != "" {
		v.because(reason)
	}
	return len(v.reasons) == 0
}

// isOpen reports whether members are allowed that the schemas do not name, if their names match.
func (c *conjunction) isOpen() bool {
	for _, s := range c.schemas {
		if !isOpen(s) && len(s.Named("patternProperties")) == 0 {
			return false
		}
	}
	return true
}

// isOpen reports whether the schema itself allows members that it does not name.
func isOpen(s *catalog.Schema) bool {
	additional, ok := s.Sub("additionalProperties")
	if !ok {
		return true
	}
	allowed, isBool := additional.Bool()
	return !isBool || allowed
}

// fillFields makes the fields: the properties, and the names that are required or depended on
// without being properties. What their checks do not say is a reason for the schema to decide.
func (b *builder) fillFields(v *Value, c *conjunction, at place) {
	st := v.Struct
	names := newScope(renamed)
	for _, reserved := range fieldReserved() {
		names.reserve(reserved, "a name that generated structs use themselves")
	}
	required := c.required()
	for _, m := range c.members() {
		isRequired := slices.Contains(required, m.name)
		if m.forbidden && !isRequired {
			continue
		}
		if f, decided := b.addField(st, m, c.schemas[0], isRequired, at, names); !decided {
			v.because(f.JSON + ": " + strings.Join(f.Value.reasons, ", "))
		}
		if m.forbidden {
			v.because(m.name + " is required and not allowed")
		}
	}
}

// addField makes the field of a member, and reports whether its checks are all that is said.
func (b *builder) addField(st *Struct, m *member, origin *catalog.Schema, required bool, at place, names *scope) (*Field, bool) {
	f := &Field{Name: exportedName(m.name), JSON: m.name, Required: required}
	pos := origin.Pos()
	if m.property != nil {
		origin, pos = m.property.Schema, m.property.Pos()
		f.describe(origin)
	}
	f.Param = parameterName(f.Name)
	st.Fields = append(st.Fields, f)
	decided := b.fillField(st, f, m, at)
	f.setAccessor()
	if !f.Discriminator {
		b.checkName(f.Name, f.JSON, origin)
		b.report(names.take(f.Name, pos, "the field for member "+quote(f.JSON)))
	}
	if f.Accessor {
		b.report(names.take(f.Name+"OrDefault", pos, "the method for the default of member "+quote(f.JSON)))
	}
	return f, decided
}

// describe sets what the schema of a property says about the field beside its value.
func (f *Field) describe(s *catalog.Schema) {
	f.Doc, f.Deprecated, f.Default = doc(s), deprecated(s), defaultOf(s)
	if name, ok := s.GoName(); ok {
		f.Name = name
	}
}

// fillField sets the field's value and how it is filled. The event's type has no Go field: it
// cannot be set wrong.
func (b *builder) fillField(st *Struct, f *Field, m *member, at place) bool {
	if at.tag == f.JSON || at.isType(f.JSON) {
		if text, ok := conjunctionOf(m.schemas...).onlyText(); ok && f.Required {
			f.Discriminator = true
			f.Value = &Value{Kind: Enumeration, Enum: &Enum{Values: []EnumValue{{Text: text}}}}
			return true
		}
	}
	var decided bool
	if len(m.schemas) == 0 {
		f.Value = &Value{Kind: Raw}
		return true
	}
	f.Value, decided = b.value(at.member(st, f), m.schemas...)
	if m.property != nil {
		f.Auto = b.auto(f, m.property.Schema)
	}
	return decided
}

// fillAdditional sets the checks of members that are not named, beyond whether there may be any. A
// schema with patterns is left out: it does not speak of members whose names match one.
func (b *builder) fillAdditional(st *Struct, c *conjunction, at place) bool {
	schemas := c.additionalSchemas()
	if len(schemas) == 0 {
		return true
	}
	v, decided := b.value(at.additional(st), schemas...)
	st.Additional = b.check(at.additional(st), conjunctionOf(schemas...), v)
	return decided
}

// fillMemberRules sets what is checked of members that are not named, by their names. A closed object
// has none. A reason is why it is not all that is said.
func (b *builder) fillMemberRules(st *Struct, c *conjunction, at place) (reason string) {
	rules, reason := b.memberRules(c, at.object(st), at.matching(st))
	if reason == "" && st.Open {
		st.Members = rules
	}
	return reason
}

// defaultOf returns the JSON text of the default, "" without one.
func defaultOf(s *catalog.Schema) string {
	value, ok := s.Lookup("default")
	if !ok {
		return ""
	}
	return value.Compact()
}

// auto returns how the constructor fills the field: the value of x-auto.
func (b *builder) auto(f *Field, s *catalog.Schema) string {
	value, ok := s.Lookup("x-auto")
	if !ok {
		return ""
	}
	text, _ := value.Text()
	switch {
	case text == "uuid" && (f.Value.Kind == UUID || f.Value.Kind == String):
		return text
	case text == "now" && (f.Value.Kind == Time || f.Value.Kind == String && slices.Contains(f.Value.Formats, "date-time")):
		return text
	}
	b.report(value.Pos().Errorf(`x-auto must be "uuid" on a string, or "now" on a string of format date-time`))
	return ""
}

// doc returns the schema's description, or its title, line by line.
func doc(s *catalog.Schema) []string {
	for _, keyword := range []string{"description", "title"} {
		if value, ok := s.Lookup(keyword); ok {
			if text, _ := value.Text(); strings.TrimSpace(text) != "" {
				return strings.Split(strings.ReplaceAll(strings.TrimSpace(text), "\r", ""), "\n")
			}
		}
	}
	return nil
}

func deprecated(s *catalog.Schema) bool {
	value, ok := s.Lookup("deprecated")
	if !ok {
		return false
	}
	flag, _ := value.Bool()
	return flag
}

// reportEndlessStructs reports objects that must hold themselves: no payload is long enough, and no
// Go type can be laid out.
func (b *builder) reportEndlessStructs() {
	for _, st := range b.pkg.Structs {
		if holds(st, st, map[*Struct]bool{}) {
			b.report(b.places[st].Errorf("the object must hold itself, so that no payload can be valid: make a member on the way optional"))
		}
	}
}

// holds reports whether outer has inner in every value.
func holds(outer, inner *Struct, visited map[*Struct]bool) bool {
	if visited[outer] {
		return false
	}
	visited[outer] = true
	for _, f := range outer.Fields {
		if f.Value.Kind == Object && f.Required && !f.Value.Nullable {
			if f.Value.Struct == inner || holds(f.Value.Struct, inner, visited) {
				return true
			}
		}
	}
	return false
}
