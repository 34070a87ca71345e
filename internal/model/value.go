package model

import (
	"slices"

	"github.com/eventc/eventc/internal/catalog"
)

// value returns the type and the checks of what the schema describes. What the checks do not say is
// left to the schema itself, so that a keyword that is not compiled is never forgotten.
func (b *builder) value(s *catalog.Schema, at place) *Value {
	if target := s.Ref(); target != nil {
		return b.reference(s, target, at)
	}
	if known := b.values[s]; known != nil {
		return known
	}
	v := &Value{}
	b.values[s] = v // before it is filled: a schema can hold itself
	b.fill(v, s, at)
	if !b.decides(v, s) {
		b.judge(v, s, at)
	}
	return v
}

// reference returns the value of the schema that a reference leads to. Keywords beside the
// reference narrow it, where the draft has them count.
func (b *builder) reference(s, target *catalog.Schema, at place) *Value {
	v := b.value(target, at.definition(target))
	if slices.Equal(s.Keywords(), []string{"$ref"}) {
		return v
	}
	narrowed := *v
	b.judge(&narrowed, s, at)
	return &narrowed
}

// judge leaves the value to the schema.
func (b *builder) judge(v *Value, s *catalog.Schema, at place) {
	v.Judge = &Judge{
		Var: b.variable("judge"+at.private, s.Location()), Location: s.Location(), EventType: eventType(b.event),
	}
}

// fill sets the value's kind and what goes with it.
func (b *builder) fill(v *Value, s *catalog.Schema, at place) {
	types, nullable := typesOf(s)
	v.Nullable = nullable
	switch {
	case len(types) == 0 && nullable:
		v.Kind, v.Nullable = Null, false
	case len(types) != 1:
		v.Kind, v.Nullable = Raw, false
	case hasValues(s):
		b.fillValues(v, s, types[0], at)
	default:
		b.fillType(v, s, types[0], at)
	}
}

func (b *builder) fillType(v *Value, s *catalog.Schema, typ string, at place) {
	switch typ {
	case "string":
		b.fillString(v, s, at)
	case "integer":
		fillInt(v, s)
	case "number":
		fillFloat(v, s)
	case "boolean":
		v.Kind = Bool
	case "array":
		b.fillSlice(v, s, at)
	case "object":
		b.fillObject(v, s, at)
	}
}

// typesOf returns the JSON types that the schema allows, without null, and whether it allows null.
// A schema that has no type but a few values allows the types of those. No types and no null mean
// that the schema does not say.
func typesOf(s *catalog.Schema) (types []string, nullable bool) {
	named := s.Types()
	if len(named) == 0 {
		named = typesOfValues(s)
	}
	for _, name := range named {
		switch {
		case name == "null":
			nullable = true
		case !slices.Contains(types, name):
			types = append(types, name)
		}
	}
	if slices.Contains(types, "number") {
		types = slices.DeleteFunc(types, func(t string) bool { return t == "integer" })
	}
	if hasValues(s) {
		nullable = nullable && allowsNull(s)
	}
	return types, nullable
}

// decides reports whether the value's checks are all that the schema says about a value of its type.
func (b *builder) decides(v *Value, s *catalog.Schema) bool {
	if value, ok := s.Bool(); ok {
		return value
	}
	if v.Kind == Raw {
		return len(s.Keywords()) == 0
	}
	for _, keyword := range s.Keywords() {
		if !v.compiles(s, keyword) {
			return false
		}
	}
	return true
}

// compiles reports whether the checks hold all that the keyword says about a value of this kind. A
// keyword for values of another type says nothing.
func (v *Value) compiles(s *catalog.Schema, keyword string) bool {
	switch keyword {
	case "type", "properties", "required", "minItems", "maxItems":
		return true
	case "const", "enum":
		return v.compilesValues(s)
	case "minLength", "maxLength", "pattern", "format":
		return v.Kind != Enumeration
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
		return v.compilesBounds(s)
	case "multipleOf":
		return v.Kind != Int && v.Kind != Float
	case "additionalProperties":
		return v.Kind != Object || hasPlainAdditional(s)
	case "items":
		first, _ := s.Items()
		return v.Kind != Slice || len(first) == 0
	}
	return v.isForOtherTypes(keyword)
}

// compilesValues reports whether the value's type holds all that const or enum say.
func (v *Value) compilesValues(s *catalog.Schema) bool {
	if hasBothValues(s) {
		return false
	}
	return v.Kind == Enumeration || v.Kind == Null || len(v.Ints) > 0 || len(v.Bools) > 0
}

// isForOtherTypes reports whether a keyword that is never compiled only speaks of types that the
// value does not have.
func (v *Value) isForOtherTypes(keyword string) bool {
	switch keyword {
	case "contentEncoding", "contentMediaType", "contentSchema":
		return !v.isString()
	case "patternProperties", "propertyNames", "minProperties", "maxProperties", "dependencies",
		"dependentRequired", "dependentSchemas", "unevaluatedProperties", "regexProperties":
		return v.Kind != Object
	case "prefixItems", "additionalItems", "uniqueItems", "contains", "minContains", "maxContains",
		"unevaluatedItems":
		return v.Kind != Slice
	}
	return false
}

func (v *Value) isString() bool {
	switch v.Kind {
	case String, UUID, Time, Enumeration:
		return true
	default:
		return false
	}
}
