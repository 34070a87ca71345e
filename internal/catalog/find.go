package catalog

import "slices"

// found is what a schema says about the value at a JSON Pointer, by properties, references and
// allOf.
type found struct {
	schemas  []*Schema  // all that describe the value, those they refer to included
	optional []optional // the names on the way that are not required
	loose    bool       // something on the way need not be an object
}

// optional is a name on the way to a value that a payload need not have.
type optional struct {
	depth int // of the names before it
	pos   Position
}

// find follows a pointer to a property of properties. It is false where nothing on the way
// declares a property.
func (s *Schema) find(pointer Pointer) (found, bool) {
	at := found{schemas: s.merged()}
	for depth, name := range pointer.Tokens() {
		next := found{optional: at.optional, loose: at.loose || depth > 0 && !areObjects(at.schemas)}
		required := false
		var place Position
		for _, schema := range at.schemas {
			required = required || slices.Contains(schema.Required(), name)
			if p, ok := schema.Property(name); ok {
				next.schemas = append(next.schemas, p.Schema.merged()...)
				place = p.Pos()
			}
		}
		if len(next.schemas) == 0 {
			return found{}, false
		}
		if !required {
			next.optional = append(next.optional, optional{depth: depth, pos: place})
		}
		at = next
	}
	return at, true
}

// areObjects reports whether what all of the schemas describe can only be an object.
func areObjects(schemas []*Schema) bool {
	return slices.ContainsFunc(schemas, func(s *Schema) bool { return slices.Equal(s.Types(), []string{"object"}) })
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
