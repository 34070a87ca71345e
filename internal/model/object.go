package model

import (
	"slices"
	"strings"

	"github.com/eventc/eventc/internal/catalog"
)

// fillObject makes a struct.
func (b *builder) fillObject(v *Value, s *catalog.Schema, at place) {
	v.Kind = Object
	name := at.name
	if asked, ok := goName(s); ok {
		name = asked
	}
	st := &Struct{Name: name, Doc: doc(s), Deprecated: deprecated(s), File: at.stem, Open: isOpen(s)}
	v.Struct = st
	if !at.isEvent {
		b.takeName(st.Name, s.Pos(), "the type of an object")
	}
	b.places[st] = s.Pos()
	b.pkg.Structs = append(b.pkg.Structs, st)
	b.fillFields(st, s, at)
}

// isOpen reports whether members are allowed that the schema does not name.
func isOpen(s *catalog.Schema) bool {
	additional, ok := s.Sub("additionalProperties")
	if !ok {
		return true
	}
	allowed, isBool := additional.Bool()
	return !isBool || allowed
}

// hasPlainAdditional reports whether additionalProperties just allows or forbids other members.
func hasPlainAdditional(s *catalog.Schema) bool {
	additional, ok := s.Sub("additionalProperties")
	if !ok {
		return true
	}
	_, isBool := additional.Bool()
	return isBool
}

// fillFields makes the fields: the properties, and the names that are required without being
// properties.
func (b *builder) fillFields(st *Struct, s *catalog.Schema, at place) {
	names := newScope(renamed)
	for _, reserved := range fieldReserved() {
		names.reserve(reserved, "a name that generated structs use themselves")
	}
	required := s.Required()
	for _, property := range s.Properties() {
		f := b.field(property, slices.Contains(required, property.Name))
		st.Fields = append(st.Fields, f)
		b.fillField(st, f, property, at)
		if !f.Discriminator {
			b.checkName(f.Name, f.JSON, property.Schema)
			b.report(names.take(f.Name, property.Pos(), "the field for member "+quote(f.JSON)))
		}
	}
	for _, name := range required {
		if st.field(name) == nil {
			f := &Field{Name: exportedName(name), JSON: name, Required: true, Value: &Value{Kind: Raw}}
			f.Param = parameterName(f.Name)
			st.Fields = append(st.Fields, f)
			b.checkName(f.Name, name, s)
			b.report(names.take(f.Name, s.Pos(), "the field for member "+quote(name)))
		}
	}
}

func (b *builder) field(property catalog.Property, required bool) *Field {
	f := &Field{
		Name: exportedName(property.Name), JSON: property.Name, Required: required,
		Doc: doc(property.Schema), Deprecated: deprecated(property.Schema),
	}
	if name, ok := goName(property.Schema); ok {
		f.Name = name
	}
	f.Param = parameterName(f.Name)
	return f
}

// fillField sets the field's value and how it is filled. The event's type has no Go field: it
// cannot be set wrong.
func (b *builder) fillField(st *Struct, f *Field, property catalog.Property, at place) {
	if len(at.discriminator) == 1 && at.discriminator[0] == f.JSON && f.Required {
		if text, ok := onlyText(property.Schema); ok {
			f.Discriminator = true
			f.Value = &Value{Kind: Enumeration, Enum: &Enum{Values: []EnumValue{{Text: text}}}}
			return
		}
	}
	f.Value = b.value(property.Schema, at.member(st, f))
	f.Auto = b.auto(f, property)
}

// auto returns how the constructor fills the field: the value of x-auto.
func (b *builder) auto(f *Field, property catalog.Property) string {
	value, ok := property.Schema.Lookup("x-auto")
	if !ok {
		return ""
	}
	text, _ := value.Text()
	switch {
	case text == "uuid" && (f.Value.Kind == UUID || f.Value.Kind == String):
		return text
	case text == "now" && f.Value.Kind == Time:
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
