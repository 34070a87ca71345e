package event

import (
	"math/big"
	"slices"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event/wire"
)

// brokenBy returns a keyword that refuses the JSON text of a value, or "" where none of those does
// which need no more than a look at it.
func (d demands) brokenBy(value string) string {
	for _, schema := range d {
		if schema.Always != nil && !*schema.Always {
			return "false"
		}
		if !hasType(schema, value) {
			return "type"
		}
	}
	switch wire.TypeAt(value, 0) {
	case wire.TypeString:
		return d.stringBrokenBy(value)
	case wire.TypeNumber:
		return d.numberBrokenBy(value)
	case wire.TypeObject:
		return d.objectBrokenBy(value)
	default:
		return ""
	}
}

// hasType holds the value against the keyword type.
func hasType(schema *jsonschema.Schema, value string) bool {
	if len(schema.Types) == 0 {
		return true
	}
	name := typeName(wire.TypeAt(value, 0))
	if slices.Contains(schema.Types, name) {
		return true
	}
	return name == "number" && slices.Contains(schema.Types, "integer") && wire.IsIntegral(value)
}

// typeName returns the type as the keyword type has it.
func typeName(t wire.Type) string {
	switch t {
	case wire.TypeNull:
		return "null"
	case wire.TypeBool:
		return "boolean"
	case wire.TypeNumber:
		return "number"
	case wire.TypeString:
		return "string"
	case wire.TypeArray:
		return "array"
	case wire.TypeObject:
		return "object"
	default:
		return ""
	}
}

func (d demands) stringBrokenBy(value string) string {
	text, end := wire.String(value, 0)
	if end < 0 {
		return ""
	}
	for _, schema := range d {
		if keyword := stringBrokenBy(schema, text); keyword != "" {
			return keyword
		}
	}
	return ""
}

func stringBrokenBy(schema *jsonschema.Schema, text string) string {
	switch {
	case schema.Constant != nil && schema.Constant[0] != any(text):
		return "const"
	case len(schema.Enum) > 0 && !slices.Contains(schema.Enum, any(text)):
		return "enum"
	case schema.MinLength >= 0 && utf8.RuneCountInString(text) < schema.MinLength:
		return "minLength"
	case schema.MaxLength >= 0 && utf8.RuneCountInString(text) > schema.MaxLength:
		return "maxLength"
	case schema.Pattern != nil && !schema.Pattern.MatchString(text):
		return "pattern"
	case schema.Format != "" && !MatchesFormat(schema.Format, text):
		return "format"
	}
	return ""
}

func (d demands) numberBrokenBy(value string) string {
	exact, ok := new(big.Rat).SetString(value)
	if !ok {
		return ""
	}
	for _, schema := range d {
		if keyword := numberBrokenBy(schema, exact); keyword != "" {
			return keyword
		}
	}
	return ""
}

func numberBrokenBy(schema *jsonschema.Schema, number *big.Rat) string {
	switch {
	case schema.Minimum != nil && number.Cmp(schema.Minimum) < 0:
		return "minimum"
	case schema.Maximum != nil && number.Cmp(schema.Maximum) > 0:
		return "maximum"
	case schema.ExclusiveMinimum != nil && number.Cmp(schema.ExclusiveMinimum) <= 0:
		return "exclusiveMinimum"
	case schema.ExclusiveMaximum != nil && number.Cmp(schema.ExclusiveMaximum) >= 0:
		return "exclusiveMaximum"
	}
	return ""
}

func (d demands) objectBrokenBy(value string) string {
	var room [32]string
	names := appendNames(room[:0], value)
	for _, schema := range d {
		for _, name := range schema.Required {
			if !slices.Contains(names, name) {
				return "required"
			}
		}
		for _, name := range names {
			if _, forbidden := belowObject(nil, schema, name); forbidden != "" {
				return forbidden
			}
		}
	}
	return ""
}

// appendNames appends the names of the members of an object.
func appendNames(names []string, object string) []string {
	var d wire.Decoder
	for p := d.Object(object, 0); p >= 0 && object[p] == '"'; {
		name, value := wire.Key(object, p)
		if value < 0 {
			break
		}
		names = append(names, name)
		if p = d.Skip(object, value); p >= 0 {
			p = wire.Next(object, p)
		}
	}
	return names
}
