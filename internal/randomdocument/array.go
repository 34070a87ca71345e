package randomdocument

import (
	"bytes"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// appendArray appends an array of as many elements as may be, which are few.
func (m *maker) appendArray(b []byte, depth int, d *demand) []byte {
	least, most := d.length(
		func(s *jsonschema.Schema) int { return s.MinItems }, func(s *jsonschema.Schema) int { return s.MaxItems }, 6)
	n := m.intn(least, min(most, least+3))
	if depth >= deep {
		n = least
	}
	contained := d.contained()
	n = min(max(n, len(contained)), 40)
	var made [][]byte
	for i := range n {
		element, allowed := m.element(d, depth, i, contained, made)
		if !allowed {
			break
		}
		made = append(made, element)
	}
	b = append(b, '[')
	for i, element := range made {
		b = m.appendSeparator(b, i)
		b = append(b, element...)
	}
	return append(b, ']')
}

// element makes element i, unlike the others where that is asked for. The second result is false
// where there must be none.
func (m *maker) element(d *demand, depth, i int, contained []*jsonschema.Schema, made [][]byte) ([]byte, bool) {
	schemas, allowed := d.elementSchemas(i)
	if !allowed {
		return nil, false
	}
	if i < len(contained) {
		schemas = append(schemas, contained[i])
	}
	unique := d.unique()
	var element []byte
	for range 4 {
		element = m.appendValue(nil, depth+1, schemas...)
		if !unique || !hasEqual(made, element) {
			return element, true
		}
	}
	return element, true
}

func hasEqual(all [][]byte, one []byte) bool {
	for _, other := range all {
		if bytes.Equal(one, other) {
			return true
		}
	}
	return false
}

func (d *demand) unique() bool {
	for _, s := range d.schemas {
		if s.UniqueItems {
			return true
		}
	}
	return false
}

// contained returns a schema for each element that contains asks for.
func (d *demand) contained() []*jsonschema.Schema {
	var all []*jsonschema.Schema
	for _, s := range d.schemas {
		if s.Contains == nil {
			continue
		}
		for range min(s.MinContains, 5) {
			all = append(all, s.Contains)
		}
	}
	return all
}

// elementSchemas returns the schemas for element i, and whether there may be one.
func (d *demand) elementSchemas(i int) (schemas []*jsonschema.Schema, allowed bool) {
	for _, s := range d.schemas {
		element, allowed := elementSchema(s, i)
		if !allowed || element != nil && element.Always != nil && !*element.Always {
			return nil, false
		}
		if element != nil {
			schemas = append(schemas, element)
		}
	}
	return schemas, true
}

func elementSchema(s *jsonschema.Schema, i int) (element *jsonschema.Schema, allowed bool) {
	first, rest := s.PrefixItems, s.Items2020
	switch items := s.Items.(type) {
	case *jsonschema.Schema:
		rest = items
	case []*jsonschema.Schema:
		first = items
		switch others := s.AdditionalItems.(type) {
		case bool:
			return at(first, i), others || i < len(first)
		case *jsonschema.Schema:
			rest = others
		}
	}
	if i < len(first) {
		return first[i], true
	}
	return rest, true
}

func at(schemas []*jsonschema.Schema, i int) *jsonschema.Schema {
	if i < len(schemas) {
		return schemas[i]
	}
	return nil
}

// appendSeparator appends what stands between elements or members.
func (m *maker) appendSeparator(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	if m.spaced {
		b = append(b, pick(m, []string{" ", "\n  ", "", "\t"})...)
	}
	return b
}
