package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// goType returns the Go type of a value that is neither null nor absent, e.g. uuid.UUID.
func goType(v *model.Value) *jen.Statement {
	switch v.Kind {
	case model.Enumeration:
		return jen.Id(v.Enum.Name)
	case model.Object:
		return jen.Id(v.Struct.Name)
	case model.Slice:
		return jen.Index().Add(itemType(v.Item))
	case model.Map:
		return jen.Map(jen.String()).Add(itemType(v.Item))
	case model.Union:
		return jen.Id(v.Union.Name)
	default:
		return scalarType(v.Kind)
	}
}

// scalarType returns the Go type of a kind that needs no type of its own.
func scalarType(kind model.Kind) *jen.Statement {
	switch kind {
	case model.String:
		return jen.String()
	case model.Int:
		return jen.Int64()
	case model.Uint:
		return jen.Uint64()
	case model.Float:
		return jen.Float64()
	case model.Number:
		return jen.Qual(eventPath, "Decimal")
	case model.Bool:
		return jen.Bool()
	case model.Null:
		return jen.Qual(eventPath, "JSONNull")
	case model.UUID:
		return jen.Qual(uuidPath, "UUID")
	case model.Time:
		return jen.Qual("time", "Time")
	default:
		return jen.Qual(eventPath, "RawJSON")
	}
}

// itemType returns the Go type of a slice's elements, e.g. *int64 where null is allowed.
func itemType(v *model.Value) *jen.Statement {
	if v.Nullable && !holdsNothing(v) {
		return jen.Op("*").Add(goType(v))
	}
	return goType(v)
}

// fieldType returns the Go type of a field, e.g. *uuid.UUID for an optional one.
func fieldType(f *model.Field) *jen.Statement {
	switch wrapping(f) {
	case pointer:
		return jen.Op("*").Add(goType(f.Value))
	case nullable:
		return jen.Qual(eventPath, "Nullable").Types(nullableType(f))
	default:
		return goType(f.Value)
	}
}

// nullableType returns the Go type of what an event.Nullable holds: a pointer where a struct would
// hold itself.
func nullableType(f *model.Field) *jen.Statement {
	if f.Recursive {
		return jen.Op("*").Add(goType(f.Value))
	}
	return goType(f.Value)
}

// wrap is how a field holds that its value can be absent or null.
type wrap uint8

const (
	plain    wrap = iota // T, of which a nil slice or an empty raw text can mean absent or null
	pointer              // *T, of which nil means absent or null
	nullable             // event.Nullable[T]
)

// wrapping returns how the field holds that its value can be absent or null.
func wrapping(f *model.Field) wrap {
	optional, null := !f.Required, f.Value.Nullable
	switch {
	case f.Value.Kind == model.Raw, !optional && !null:
		return plain
	case optional && null:
		return nullable
	case holdsNothing(f.Value):
		return plain
	}
	return pointer
}

// holdsNothing reports whether a Go type has a value of its own for "nothing": the nil slice, map or
// interface, or the empty raw text.
func holdsNothing(v *model.Value) bool {
	return hasNil(v) || v.Kind == model.Raw
}

// hasNil reports whether a Go type has nil.
func hasNil(v *model.Value) bool {
	return v.Kind == model.Slice || v.Kind == model.Map || v.Kind == model.Union
}
