package catalog

import "slices"

// Property is a named schema inside a schema: a member of properties, patternProperties, $defs,
// definitions, dependentSchemas or dependencies.
type Property struct {
	// Name is the member's name; in patternProperties it is the pattern.
	Name string
	// Schema is what the keyword says about it.
	Schema *Schema
	// Required says, of properties, that required of the same schema names it.
	Required bool

	member Member
}

// Pos returns the place of the name.
func (p Property) Pos() Position { return p.member.Pos() }

// Properties returns the properties in the order of the file.
func (s *Schema) Properties() []Property {
	properties := s.Named("properties")
	required := s.Required()
	for i := range properties {
		properties[i].Required = slices.Contains(required, properties[i].Name)
	}
	return properties
}

// Property returns the property with the name.
func (s *Schema) Property(name string) (Property, bool) {
	for _, p := range s.Properties() {
		if p.Name == name {
			return p, true
		}
	}
	return Property{}, false
}

// Named returns the schemas that are members of the keyword's value, in the order of the file:
// those of properties, patternProperties, $defs, definitions, dependentSchemas and dependencies.
// A member of dependencies that is a list of names is not among them.
func (s *Schema) Named(keyword string) []Property {
	v, ok := s.Keyword(keyword)
	if !ok {
		return nil
	}
	named := make([]Property, 0, len(v.members))
	for _, m := range v.members {
		if m.Value.schema != nil {
			named = append(named, Property{Name: m.Name, Schema: m.Value.schema, member: m})
		}
	}
	return named
}

// List returns the schemas that are items of the keyword's value: those of allOf, anyOf and oneOf.
// For tuples see [Schema.Items].
func (s *Schema) List(keyword string) []*Schema {
	v, ok := s.Keyword(keyword)
	if !ok {
		return nil
	}
	schemas := make([]*Schema, 0, len(v.items))
	for _, item := range v.items {
		if item.schema != nil {
			schemas = append(schemas, item.schema)
		}
	}
	return schemas
}

// Sub returns the schema that is the keyword's value: that of additionalProperties, not, if, then,
// else, contains, propertyNames, unevaluatedProperties and unevaluatedItems. For the schema of
// items see [Schema.Items].
func (s *Schema) Sub(keyword string) (*Schema, bool) {
	v, ok := s.Keyword(keyword)
	if !ok || v.schema == nil {
		return nil, false
	}
	return v.schema, true
}

// Items returns what the schema says about the items of an array, in whichever way the draft
// writes it: the schemas of the first items, one each, and the schema of every other item. The
// latter is nil where nothing is said.
func (s *Schema) Items() (first []*Schema, rest *Schema) {
	if s.Draft() >= Draft2020 {
		rest, _ = s.Sub("items")
		return s.List("prefixItems"), rest
	}
	v, ok := s.Keyword("items")
	switch {
	case !ok:
		return nil, nil
	case v.kind != Array:
		return nil, v.schema
	}
	rest, _ = s.Sub("additionalItems")
	return s.List("items"), rest
}
