package difftest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// most is the number of members, elements or characters beyond which no mutant is made to have one
// too many.
const most = 100_000

// changeMembers breaks what the schema says about the members of an object.
func (a *aimer) changeMembers(p place) {
	s := p.schema
	for _, name := range s.Required {
		a.drop(p, "required", name)
	}
	a.addUnknown(p)
	a.addAbsent(p)
	if s.MinProperties >= 0 {
		a.putMembers(p, "minProperties", p.node.members[:min(max(s.MinProperties-1, 0), len(p.node.members))])
	}
	if s.MaxProperties >= 0 && s.MaxProperties < most {
		a.putMembers(p, "maxProperties", p.node.moreMembers(s.MaxProperties+1))
		a.putMembers(p, "maxProperties", p.node.moreMembers(s.MaxProperties))
	}
	if s.PropertyNames != nil {
		for _, name := range []string{"", "zz extra", strings.Repeat("x", 300)} {
			a.add(p, "propertyNames", name, "1")
		}
	}
	a.addLike(p)
	a.dropDependent(p)
}

// addLike adds members whose names begin and end as others do, where names are judged by patterns.
func (a *aimer) addLike(p place) {
	if len(p.schema.PatternProperties) == 0 {
		return
	}
	for _, m := range p.node.members {
		name := unquote(m.name)
		for _, value := range []string{"-1", `"text"`, "null", "[]"} {
			a.add(p, "patternProperties", name+"x", value)
			a.add(p, "patternProperties", "x"+name, value)
		}
		a.add(p, "patternProperties", name+name, m.value.text())
	}
}

// dropDependent drops members that must be there where another is.
func (a *aimer) dropDependent(p place) {
	for _, trigger := range sortedNames(p.schema.DependentRequired) {
		for _, name := range p.schema.DependentRequired[trigger] {
			a.drop(p, "dependentRequired", name)
		}
	}
	for _, trigger := range sortedNames(p.schema.Dependencies) {
		names, _ := p.schema.Dependencies[trigger].([]string)
		for _, name := range names {
			a.drop(p, "dependencies", name)
		}
	}
}

// addUnknown adds members that the schema does not name: a strange one, and one whose name is that
// of a member in capitals.
func (a *aimer) addUnknown(p place) {
	keyword := "open"
	switch {
	case p.schema.AdditionalProperties != nil:
		keyword = "additionalProperties"
	case p.schema.UnevaluatedProperties != nil:
		keyword = "unevaluatedProperties"
	case len(p.schema.PatternProperties) > 0:
		keyword = "patternProperties"
	}
	for _, value := range []string{"1", `"text"`, "null", `{"a":[1.50]}`} {
		a.add(p, keyword, "zz_extra", value)
	}
	if len(p.node.members) > 0 {
		first := p.node.members[0]
		a.add(p, keyword, strings.ToUpper(unquote(first.name)), first.value.text())
	}
}

// addAbsent adds members that the schema names and the object does not have.
func (a *aimer) addAbsent(p place) {
	for _, name := range sortedNames(p.schema.Properties) {
		if p.node.find(name) >= 0 {
			continue
		}
		at := p
		at.schema = p.schema.Properties[name]
		for _, value := range []string{"null", "7", `"text"`, "true", "{}", "[]", "1.5", `[{}]`, `["a","a"]`} {
			a.add(at, "absent", name, value)
		}
	}
}

func sortedNames[T any](byName map[string]T) []string { return slices.Sorted(maps.Keys(byName)) }

// drop makes the mutant without a member.
func (a *aimer) drop(p place, keyword, name string) {
	if i := p.node.find(name); i >= 0 {
		a.putMembers(p, keyword, slices.Delete(slices.Clone(p.node.members), i, i+1))
	}
}

// add makes the mutant with one member more.
func (a *aimer) add(p place, keyword, name, value string) {
	if p.node.find(name) < 0 {
		a.putMembers(p, keyword, append(slices.Clone(p.node.members), member{quote(name), &node{scalar: value}}))
	}
}

func (a *aimer) putMembers(p place, keyword string, members []member) {
	a.put(p, keyword, &node{object: true, members: members})
}

// find returns the index of the last member of the name, or -1.
func (n *node) find(name string) int {
	for i := len(n.members) - 1; i >= 0; i-- {
		if unquote(n.members[i].name) == name {
			return i
		}
	}
	return -1
}

// moreMembers returns the members and so many others that there are count of them.
func (n *node) moreMembers(count int) []member {
	members := slices.Clone(n.members)
	for i := 0; len(members) < count; i++ {
		members = append(members, member{fmt.Sprintf(`"zz_%d"`, i), &node{scalar: "1"}})
	}
	return members[:count]
}

// changeItems breaks what the schema says about the elements of an array.
func (a *aimer) changeItems(p place) {
	s, items := p.schema, p.node.items
	a.putItems(p, "items", nil)
	for _, value := range []string{"null", "7", `"text"`, "{}"} {
		a.putItems(p, "items", append(slices.Clone(items), &node{scalar: value}))
	}
	if s.MinItems > 0 {
		a.putItems(p, "minItems", items[:min(s.MinItems-1, len(items))])
	}
	if len(items) == 0 {
		return
	}
	if s.MaxItems >= 0 && s.MaxItems < most {
		a.putItems(p, "maxItems", repeated(items, s.MaxItems+1))
		a.putItems(p, "maxItems", repeated(items, s.MaxItems))
	}
	if s.UniqueItems {
		a.putItems(p, "uniqueItems", append(slices.Clone(items), items[0]))
	}
	a.changeContains(p)
}

// changeContains takes away the elements that contains asks for, and adds one.
func (a *aimer) changeContains(p place) {
	if p.schema.Contains == nil {
		return
	}
	isOne := func(item *node) bool { return matches(p.schema.Contains, item) }
	a.putItems(p, "contains", slices.DeleteFunc(slices.Clone(p.node.items), isOne))
	if i := slices.IndexFunc(p.node.items, isOne); i >= 0 {
		a.putItems(p, "contains", append(slices.Clone(p.node.items), p.node.items[i]))
	}
}

func (a *aimer) putItems(p place, keyword string, items []*node) {
	a.put(p, keyword, &node{array: true, items: items})
}

// repeated returns count elements: those given, the last as often as it takes.
func repeated(items []*node, count int) []*node {
	many := slices.Clone(items[:min(len(items), count)])
	for len(many) < count {
		many = append(many, items[len(items)-1])
	}
	return many
}
