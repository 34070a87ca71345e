package catalog

import "slices"

// found is what a schema says about the value at a JSON Pointer, by properties, references and
// allOf.
type found struct {
	schemas  []*Schema // all that describe the value, those they refer to included
	required bool      // at each level
	optional Position  // the first name on the way that is not required
}

// find follows a pointer to a property of properties. It is false where nothing on the way
// declares a property.
func (s *Schema) find(pointer Pointer) (found, bool) {
	at := found{schemas: s.merged(), required: true}
	for _, name := range pointer.Tokens() {
		next := found{required: at.required, optional: at.optional}
		named := false
		var place Position
		for _, schema := range at.schemas {
			named = named || slices.Contains(schema.Required(), name)
			if p, ok := schema.Property(name); ok {
				next.schemas = append(next.schemas, p.Schema.merged()...)
				place = p.Pos()
			}
		}
		if len(next.schemas) == 0 {
			return found{}, false
		}
		if !named && next.required {
			next.required, next.optional = false, place
		}
		at = next
	}
	return at, true
}

// merged returns the schema and all that apply together with it, by $ref and allOf.
func (s *Schema) merged() []*Schema {
	all := []*Schema{s}
	for i := 0; i < len(all); i++ {
		next := all[i].List("allOf")
		if all[i].ref != nil {
			next = append(next, all[i].ref)
		}
		for _, schema := range next {
			if !slices.Contains(all, schema) {
				all = append(all, schema)
			}
		}
	}
	return all
}
