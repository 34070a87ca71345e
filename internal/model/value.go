package model

import (
	"github.com/eventc/eventc/internal/catalog"
)

// value returns the type and the checks of what all of the schemas describe. What the checks do not
// say is left to the schema itself, so that a keyword that is not compiled is never forgotten: to
// that of the value where it is one schema, else to that of the value around it, for which the
// second result is false.
func (b *builder) value(at place, schemas ...*catalog.Schema) (v *Value, decided bool) {
	if len(schemas) == 1 && !at.isEvent {
		schemas[0], at = canonical(schemas[0], at)
		if other := onlyOrNull(schemas[0]); other != nil {
			if v, ok := b.valueOrNull(other, at); ok {
				return v, true
			}
		}
	}
	c := conjunctionOf(schemas...)
	key := c.key()
	if known := b.values[key]; known != nil {
		if b.filling[known] && !known.canHoldItself() {
			return b.endless(at, schemas)
		}
		return known, !b.undecided[key]
	}
	v = &Value{}
	b.values[key] = v // before it is filled: a schema can hold itself
	b.undecided[key] = len(schemas) > 1
	b.filling[v] = true
	decided = b.fill(v, c, at)
	b.checkGoTypes(v, c)
	delete(b.filling, v)
	if decided {
		b.undecided[key] = false
		return v, true
	}
	if len(schemas) == 1 && !at.isEvent {
		b.judge(v, schemas[0], at)
		return v, true
	}
	b.undecided[key] = true
	return v, false
}

// canHoldItself reports whether the Go type has a name by which it can hold itself, or is a text that
// a function checks.
func (v *Value) canHoldItself() bool { return v.Kind == Object || v.Kind == Union || v.Kind == Raw }

// endless returns the text of a value that holds itself by way of slices or maps only, which no Go
// type without a name can express.
func (b *builder) endless(at place, schemas []*catalog.Schema) (v *Value, decided bool) {
	v = &Value{Kind: Raw}
	v.because("a value that holds itself without an object between")
	if len(schemas) == 1 {
		b.judge(v, schemas[0], at)
		return v, true
	}
	return v, false
}

// onlyOrNull returns the schema that s allows besides null, where s says nothing else; else nil.
func onlyOrNull(s *catalog.Schema) *catalog.Schema {
	keywords := s.Keywords()
	if asksForGoType(s) || len(keywords) != 1 || keywords[0] != "oneOf" && keywords[0] != "anyOf" {
		return nil
	}
	others, ok := besideNull(s.List(keywords[0]))
	if !ok || len(others) != 1 {
		return nil
	}
	return others[0]
}

// valueOrNull returns the value of a schema, or null: the type is that of the schema, which others
// may refer to as well. A raw text has its own way to be null.
func (b *builder) valueOrNull(s *catalog.Schema, at place) (*Value, bool) {
	v, decided := b.value(at, s)
	if v.Kind == Raw || v.Kind == Null || !decided {
		return nil, false
	}
	orNull := *v
	orNull.Nullable = true
	return &orNull, true
}

// canonical follows a schema that is nothing but a reference to where it leads, so that all who
// refer to a schema share its type. A type beside the reference that says nothing new is nothing.
func canonical(s *catalog.Schema, at place) (*catalog.Schema, place) {
	for {
		target := onlyTarget(s)
		if target == nil {
			return s, at
		}
		if s.Ref() == target {
			at = at.definition(target)
		}
		s = target
	}
}

// onlyTarget returns the schema that s stands for, or nil. One that asks for a Go type of its own stands
// for no other.
func onlyTarget(s *catalog.Schema) *catalog.Schema {
	if asksForGoType(s) {
		return nil
	}
	target := s.Ref()
	if parts := s.List("allOf"); target == nil && len(parts) == 1 {
		target = parts[0]
	}
	if target == nil {
		return nil
	}
	for _, keyword := range s.Keywords() {
		switch keyword {
		case "$ref":
		case "allOf":
			if s.Ref() != nil {
				return nil
			}
		case "type":
			types := conjunctionOf(target).types()
			if len(intersectTypes(types, s.Types())) != len(types) {
				return nil
			}
		default:
			return nil
		}
	}
	return target
}

// judge leaves the value to the schema.
func (b *builder) judge(v *Value, s *catalog.Schema, at place) {
	v.Judge = &Judge{
		Var: b.variable("judge"+at.private, s.Location()), Location: s.Location(), EventType: b.event.Label(),
		Documents: b.documentSet(s), Reasons: v.reasons,
	}
}

// fill sets the value's kind and its checks, and reports whether the checks are all that is said.
func (b *builder) fill(v *Value, c *conjunction, at place) bool {
	types, nullable := c.goTypes()
	if nullable {
		accepted, known := c.acceptsNull()
		if !known {
			v.Kind = Raw
			v.because("conditions of null")
			return false
		}
		nullable = accepted
	}
	v.Nullable = nullable
	decided := true
	switch {
	case !c.says():
		v.Kind, v.Nullable = Raw, false
		return true
	case len(types) == 0 && nullable:
		v.Kind, v.Nullable = Null, false
	case len(types) == 1:
		decided = b.fillType(v, c, types[0], at)
	case len(types) == 0:
		v.Kind, v.Nullable = Raw, false
		v.because("no value is allowed")
		return false
	default:
		return b.fillRaw(v, c, types, at)
	}
	return v.compilesAll(c) && decided
}

func (b *builder) fillType(v *Value, c *conjunction, t string, at place) bool {
	switch {
	case t == "object":
		return b.fillObject(v, c, at)
	case t == "array":
		return b.fillSlice(v, c, at)
	case len(c.alternatives) > 0:
		return b.fillAlternatives(v, c, t, at)
	case hasValuesAnywhere(c):
		return b.fillValues(v, c, t, at)
	}
	return b.fillScalar(v, c, t, at)
}

// fillScalar makes a string, number or boolean of which many values are allowed.
func (b *builder) fillScalar(v *Value, c *conjunction, t string, at place) bool {
	decided := true
	switch t {
	case "string":
		b.fillString(v, c, at)
	case "integer", "number":
		decided = fillNumber(v, c, t)
	case "boolean":
		v.Kind = Bool
	}
	return b.fillNots(v, c, t, at) && decided
}

// because notes why the schema has to decide.
func (v *Value) because(reason string) { v.reasons = append(v.reasons, reason) }

// compilesAll reports whether every keyword is held by the checks.
func (v *Value) compilesAll(c *conjunction) bool {
	all := true
	for _, s := range c.schemas {
		for _, keyword := range s.Keywords() {
			if !v.compiles(s, keyword) {
				v.because(keyword)
				all = false
			}
		}
	}
	return all
}

// compiles reports whether the checks hold all that the keyword says about a value of this kind. A
// keyword for values of another type says nothing. What needs more than a look at the keyword is
// decided where the value is filled: alternatives, values, bounds, members and elements.
func (v *Value) compiles(s *catalog.Schema, keyword string) bool {
	switch keyword {
	case "type", "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties", "maxProperties",
		"dependentRequired", "items", "prefixItems", "additionalItems", "minItems", "maxItems", "uniqueItems",
		"contains", "minContains", "maxContains", "const", "enum", "anyOf", "oneOf", "allOf",
		"minLength", "maxLength", "pattern", "format", "multipleOf",
		"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
		return true
	case "$ref":
		return s.Ref() != nil
	case "contentEncoding", "contentMediaType", "contentSchema":
		return !v.isString()
	case "if", "then", "else":
		return v.Kind == Object
	case "not":
		return v.Kind == Object || jsonType(v.Kind) != ""
	case "dependencies", "dependentSchemas":
		return v.Kind != Map && v.Kind != Union
	case "unevaluatedProperties", "regexProperties":
		return v.Kind != Object && v.Kind != Map && v.Kind != Union
	case "unevaluatedItems":
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
