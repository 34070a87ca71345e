package randomdocument

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// appendObject appends an object: the members that must be there, most of those that may, and some
// that are not named.
func (m *maker) appendObject(b []byte, depth int, d *demand) []byte {
	names := m.names(d, depth)
	if m.shuffled {
		m.random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	}
	b = append(b, '{')
	for i, name := range names {
		schemas, _ := d.memberSchemas(name)
		b = m.appendSeparator(b, i)
		b = m.appendName(b, name)
		b = m.appendValue(b, depth+1, schemas...)
	}
	if m.spaced && m.once(3) {
		b = append(b, ' ')
	}
	return append(b, '}')
}

func (m *maker) appendName(b []byte, name string) []byte {
	b = append(m.appendString(b, name), ':')
	if m.spaced {
		b = append(b, ' ')
	}
	return b
}

// names returns the names of the object's members.
func (m *maker) names(d *demand, depth int) []string {
	_, most := d.length(
		func(s *jsonschema.Schema) int { return s.MinProperties }, func(s *jsonschema.Schema) int { return s.MaxProperties }, 40)
	names := m.needed(d, nil)
	if depth < deep {
		names = m.optional(d, names, most)
		names = m.needed(d, names)
	}
	return m.fill(d, names, most)
}

// needed adds the names that must be there, and those that others need.
func (m *maker) needed(d *demand, names []string) []string {
	for range 3 {
		for i := 0; i < len(d.schemas); i++ { // what names need can have more schemas hold
			names = add(names, d.schemas[i].Required...)
			m.addDependent(d, d.schemas[i], &names)
		}
	}
	return names
}

func (m *maker) addDependent(d *demand, s *jsonschema.Schema, names *[]string) {
	for _, name := range slices.Clone(*names) {
		*names = add(*names, s.DependentRequired[name]...)
		m.add(d, s.DependentSchemas[name])
		switch needed := s.Dependencies[name].(type) {
		case []string:
			*names = add(*names, needed...)
		case *jsonschema.Schema:
			m.add(d, needed)
		}
	}
}

func add(names []string, more ...string) []string {
	for _, name := range more {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// optional adds names of members that may be there, while there may be more.
func (m *maker) optional(d *demand, names []string, most int) []string {
	for _, s := range d.schemas {
		for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
			if len(names) < most && m.random.IntN(5) < 3 && d.mayHave(name) {
				names = add(names, name)
			}
		}
		for _, pattern := range sorted(s.PatternProperties) {
			if name := m.matching(pattern); len(names) < most && m.once(2) && d.mayHave(name) {
				names = add(names, name)
			}
		}
	}
	return names
}

func sorted(patterns map[*regexp.Regexp]*jsonschema.Schema) []*regexp.Regexp {
	return slices.SortedFunc(maps.Keys(patterns), func(a, b *regexp.Regexp) int { return strings.Compare(a.String(), b.String()) })
}

// fill adds members that no schema names: as many as must be, and some more.
func (m *maker) fill(d *demand, names []string, most int) []string {
	want := max(d.most(func(s *jsonschema.Schema) int { return s.MinProperties }), len(names))
	if d.isMap() || m.once(4) {
		want += m.intn(0, 2)
	}
	for tries := 0; len(names) < min(want, most, 60) && tries < 8; tries++ {
		if name := m.newName(d); d.mayHave(name) {
			names = add(names, name)
		}
	}
	return names
}

// newName returns a name that the schemas may allow.
func (m *maker) newName(d *demand) string {
	for _, s := range d.schemas {
		if s.PropertyNames != nil && m.once(2) {
			return m.string(m.demand([]*jsonschema.Schema{s.PropertyNames}))
		}
	}
	if m.once(3) {
		return m.letters(m.intn(0, 6))
	}
	return pick(m, []string{"zz", "extra", "x-note", "ID", "a b", "é", "q\"q", "foo", "ba", "S_1", "12", "Event_Type"})
}

// isMap reports whether the members that are not named have a schema.
func (d *demand) isMap() bool {
	for _, s := range d.schemas {
		if _, ok := s.AdditionalProperties.(*jsonschema.Schema); ok {
			return true
		}
	}
	return false
}

func (d *demand) mayHave(name string) bool {
	schemas, allowed := d.memberSchemas(name)
	return allowed && !slices.ContainsFunc(schemas, func(s *jsonschema.Schema) bool { return s.Always != nil && !*s.Always })
}

// memberSchemas returns the schemas for the value of a member, and whether there may be one.
func (d *demand) memberSchemas(name string) (schemas []*jsonschema.Schema, allowed bool) {
	named := false
	for _, s := range d.schemas {
		own := ownSchemas(s, name)
		named = named || len(own) > 0
		if len(own) == 0 {
			switch others := s.AdditionalProperties.(type) {
			case bool:
				if !others {
					return nil, false
				}
			case *jsonschema.Schema:
				own, named = append(own, others), true
			}
		}
		schemas = append(schemas, own...)
	}
	if named {
		return schemas, true
	}
	return d.unevaluated()
}

// unevaluated returns the schemas for members that no other keyword speaks of.
func (d *demand) unevaluated() (schemas []*jsonschema.Schema, allowed bool) {
	for _, s := range d.schemas {
		if s.UnevaluatedProperties != nil {
			schemas = append(schemas, s.UnevaluatedProperties)
		}
	}
	return schemas, true
}

// ownSchemas returns what the schema says about members of the name.
func ownSchemas(s *jsonschema.Schema, name string) []*jsonschema.Schema {
	var own []*jsonschema.Schema
	if property := s.Properties[name]; property != nil {
		own = append(own, property)
	}
	for _, pattern := range sorted(s.PatternProperties) {
		if pattern.MatchString(name) {
			own = append(own, s.PatternProperties[pattern])
		}
	}
	return own
}
