package randomdocument

import (
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// kind is a set of JSON types.
type kind uint8

const (
	null kind = 1 << iota
	boolean
	integer
	number
	text
	array
	object

	anyKind = null | boolean | integer | number | text | array | object
)

// kindOf returns the set of the types of the names.
func kindOf(names []string) (k kind) {
	for _, name := range names {
		switch name {
		case "null":
			k |= null
		case "boolean":
			k |= boolean
		case "integer":
			k |= integer
		case "number":
			k |= number | integer
		case "string":
			k |= text
		case "array":
			k |= array
		case "object":
			k |= object
		}
	}
	return k
}

// demand is what a value is made for: schemas that it must match, with what they refer to and join,
// and with one of the alternatives that each of them has.
type demand struct {
	schemas []*jsonschema.Schema
	types   kind
	// untyped says that no schema says a type.
	untyped bool
}

func (m *maker) demand(schemas []*jsonschema.Schema) *demand {
	d := &demand{types: anyKind, untyped: true}
	for _, s := range schemas {
		m.add(d, s)
	}
	return d
}

// add adds a schema.
func (m *maker) add(d *demand, s *jsonschema.Schema) {
	if s == nil || slices.Contains(d.schemas, s) {
		return
	}
	d.schemas = append(d.schemas, s)
	if len(s.Types) > 0 {
		d.types &= kindOf(s.Types)
		d.untyped = false
	}
	for _, other := range []*jsonschema.Schema{s.Ref, s.RecursiveRef, s.DynamicRef} {
		m.add(d, other)
	}
	for _, part := range s.AllOf {
		m.add(d, part)
	}
	m.addOneOf(d, s.AnyOf)
	m.addOneOf(d, s.OneOf)
	m.addCondition(d, s)
}

// addOneOf adds one of the branches, of those that leave a type.
func (m *maker) addOneOf(d *demand, branches []*jsonschema.Schema) {
	if len(branches) == 0 {
		return
	}
	for range 4 {
		branch := pick(m, branches)
		if allowed := kindOf(branch.Types); len(branch.Types) == 0 || allowed&d.types != 0 {
			m.add(d, branch)
			return
		}
	}
}

// addCondition adds the two schemas that hold of a value that meets the condition, or the one that
// holds of others.
func (m *maker) addCondition(d *demand, s *jsonschema.Schema) {
	switch {
	case s.If == nil:
	case m.once(2):
		m.add(d, s.If)
		m.add(d, s.Then)
	default:
		m.add(d, s.Else)
	}
}

// spoken returns the types of values that the keywords are about.
func (d *demand) spoken() (k kind) {
	for _, s := range d.schemas {
		if speaksOfMembers(s) {
			k |= object
		}
		if speaksOfElements(s) {
			k |= array
		}
		if s.MinLength >= 0 || s.MaxLength >= 0 || s.Pattern != nil || s.Format != "" {
			k |= text
		}
		if s.Minimum != nil || s.Maximum != nil || s.ExclusiveMinimum != nil || s.ExclusiveMaximum != nil || s.MultipleOf != nil {
			k |= number
		}
	}
	return k
}

func speaksOfMembers(s *jsonschema.Schema) bool {
	return len(s.Properties) > 0 || len(s.Required) > 0 || s.AdditionalProperties != nil || len(s.PatternProperties) > 0 || s.MinProperties > 0
}

func speaksOfElements(s *jsonschema.Schema) bool {
	return s.Items != nil || s.Items2020 != nil || s.Contains != nil || len(s.PrefixItems) > 0 || s.MinItems > 0 || s.UniqueItems
}

// values returns the values of the const or enum that has the fewest, and whether there is one.
func (d *demand) values() (values []any, some bool) {
	for _, s := range d.schemas {
		for _, list := range [][]any{s.Constant, s.Enum} {
			if len(list) > 0 && (!some || len(list) < len(values)) {
				values, some = list, true
			}
		}
	}
	return d.typed(values), some
}

// typed leaves out values of types that are not allowed.
func (d *demand) typed(values []any) []any {
	if d.types == anyKind {
		return values
	}
	return slices.DeleteFunc(slices.Clone(values), func(v any) bool { return d.types&kindOfValue(v) == 0 })
}

// most returns the largest of the counts that the schemas have, or -1.
func (d *demand) most(count func(*jsonschema.Schema) int) int {
	most := -1
	for _, s := range d.schemas {
		most = max(most, count(s))
	}
	return most
}

// least returns the smallest of the counts that the schemas have, or the default.
func (d *demand) least(otherwise int, count func(*jsonschema.Schema) int) int {
	least := -1
	for _, s := range d.schemas {
		if n := count(s); n >= 0 && (least < 0 || n < least) {
			least = n
		}
	}
	if least < 0 {
		return otherwise
	}
	return least
}
