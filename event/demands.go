package event

import (
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event/wire"
)

// demands are schemas that a value must satisfy, each of them.
type demands []*jsonschema.Schema

// mostDemands bounds the work for one value.
const mostDemands = 64

// withParts adds the schemas that one of the demands says must be satisfied too.
func (d demands) withParts() demands {
	for i := 0; i < len(d) && len(d) < mostDemands; i++ {
		if d[i].Ref != nil {
			d = d.with(d[i].Ref)
		}
		for _, part := range d[i].AllOf {
			d = d.with(part)
		}
	}
	return d
}

func (d demands) with(schema *jsonschema.Schema) demands {
	if slices.Contains(d, schema) {
		return d
	}
	return append(d, schema)
}

// below returns what is demanded of the element or member that the step leads to, or the keyword that
// forbids that there is one. It is appended to below.
func (d demands) below(below demands, step wire.Step) (_ demands, forbidden string) {
	for _, schema := range d {
		var keyword string
		if step.Array {
			below, keyword = belowArray(below, schema, step.Index)
		} else {
			below, keyword = belowObject(below, schema, step.Name)
		}
		if keyword != "" {
			return nil, keyword
		}
	}
	return below, ""
}

func belowObject(below demands, schema *jsonschema.Schema, name string) (demands, string) {
	property, named := schema.Properties[name]
	if named {
		below = below.with(property)
	}
	for pattern, property := range schema.PatternProperties {
		if pattern.MatchString(name) {
			named = true
			if len(schema.PatternProperties) == 1 { // several come in the order of a map
				below = below.with(property)
			}
		}
	}
	if named {
		return below, ""
	}
	return additional(below, schema.AdditionalProperties, "additionalProperties")
}

func belowArray(below demands, schema *jsonschema.Schema, index int) (demands, string) {
	switch items := schema.Items.(type) {
	case *jsonschema.Schema:
		return below.with(items), ""
	case []*jsonschema.Schema:
		if index < len(items) {
			return below.with(items[index]), ""
		}
		return additional(below, schema.AdditionalItems, "additionalItems")
	}
	switch {
	case index < len(schema.PrefixItems):
		below = below.with(schema.PrefixItems[index])
	case schema.Items2020 != nil:
		below = below.with(schema.Items2020)
	}
	return below, ""
}

// additional adds the schema of elements or members that no other keyword takes: a schema, a boolean
// or nothing.
func additional(below demands, schema any, keyword string) (demands, string) {
	switch schema := schema.(type) {
	case *jsonschema.Schema:
		return below.with(schema), ""
	case bool:
		if !schema {
			return below, keyword
		}
	}
	return below, ""
}
