package model

import (
	"regexp"
	"slices"

	"github.com/eventc/eventc/internal/catalog"
)

// member is what the schemas say about one member.
type member struct {
	name string
	// property is the first that names it; nil where it is only required or depended on.
	property *catalog.Property
	schemas  []*catalog.Schema
	// forbidden says that a schema allows no member of the name.
	forbidden bool
}

// members returns the members that the schemas name, in their order: first those of properties, then
// those that are only required or depended on.
func (c *conjunction) members() []*member {
	var all []*member
	byName := map[string]*member{}
	add := func(name string) *member {
		if byName[name] == nil {
			byName[name] = &member{name: name}
			all = append(all, byName[name])
		}
		return byName[name]
	}
	for _, s := range c.schemas {
		for _, p := range s.Properties() {
			if m := add(p.Name); m.property == nil {
				m.property = &p
			}
		}
	}
	for _, name := range append(c.required(), c.dependencyNames()...) {
		add(name)
	}
	for _, m := range all {
		m.describe(c)
	}
	return all
}

// describe adds what each of the schemas says about a member of the name.
func (m *member) describe(c *conjunction) {
	for _, s := range c.schemas {
		described := describedBy(s, m.name)
		m.schemas = append(m.schemas, described...)
		if len(described) == 0 {
			m.addAdditional(s)
		}
		if names, ok := s.Sub("propertyNames"); ok && refusesText(names, m.name) {
			m.forbidden = true
		}
	}
}

// describedBy returns what properties and patternProperties of a schema say about a name.
func describedBy(s *catalog.Schema, name string) []*catalog.Schema {
	var described []*catalog.Schema
	if p, ok := s.Property(name); ok {
		described = append(described, p.Schema)
	}
	for _, p := range s.Named("patternProperties") {
		if expression, err := regexp.Compile(p.Name); err == nil && expression.MatchString(name) {
			described = append(described, p.Schema)
		}
	}
	return described
}

// addAdditional adds what additionalProperties of a schema that does not describe the member says.
func (m *member) addAdditional(s *catalog.Schema) {
	additional, ok := s.Sub("additionalProperties")
	if !ok {
		return
	}
	switch allowed, isBool := additional.Bool(); {
	case !isBool:
		m.schemas = append(m.schemas, additional)
	case !allowed:
		m.forbidden = true
	}
}

// forbids reports whether a schema allows no member of the name.
func forbids(s *catalog.Schema, name string) bool {
	return slices.ContainsFunc(conjunctionOf(s).schemas, func(part *catalog.Schema) bool {
		return !isOpen(part) && len(describedBy(part, name)) == 0
	})
}

// required returns the names that any of the schemas requires, in their order.
func (c *conjunction) required() []string {
	var names []string
	for _, s := range c.schemas {
		for _, name := range s.Required() {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
