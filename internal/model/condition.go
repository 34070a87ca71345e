package model

import "github.com/eventc/eventc/internal/catalog"

// fillConditions sets what is said about which members occur together, and returns what cannot be
// said in that way.
func (st *Struct) fillConditions(c *conjunction) string {
	st.MinMembers, st.MaxMembers = c.most("minProperties"), c.least("maxProperties")
	for _, s := range c.schemas {
		if value, ok := s.Keyword("dependentRequired"); ok && !st.addDependencies(value) {
			return "dependentRequired of members that are not allowed"
		}
	}
	for _, group := range c.alternatives {
		condition := Condition{ExactlyOne: group.exactlyOne}
		for _, branch := range group.branches {
			names, ok := onlyRequired(branch)
			if !ok {
				return "alternatives of objects"
			}
			fields, ok := st.fieldNumbers(names)
			if !ok {
				return "alternatives that require members without properties"
			}
			condition.Sets = append(condition.Sets, fields)
		}
		st.Conditions = append(st.Conditions, condition)
	}
	return ""
}

// addDependencies adds that members which occur need others; false where one of them cannot occur.
func (st *Struct) addDependencies(value *catalog.Value) bool {
	for _, m := range value.Members() {
		trigger, isField := st.fieldNumbers([]string{m.Name})
		needed, areFields := st.fieldNumbers(textsOf(m.Value))
		if !isField || !areFields {
			return false
		}
		st.Conditions = append(st.Conditions, Condition{Trigger: trigger, Sets: [][]int{needed}})
	}
	return true
}

// dependencyNames returns the names that dependentRequired has.
func (c *conjunction) dependencyNames() []string {
	var names []string
	for _, s := range c.schemas {
		value, ok := s.Keyword("dependentRequired")
		if !ok {
			continue
		}
		for _, m := range value.Members() {
			names = append(append(names, m.Name), textsOf(m.Value)...)
		}
	}
	return names
}

// onlyRequired returns the names that a schema requires, if it says nothing else.
func onlyRequired(s *catalog.Schema) ([]string, bool) {
	for _, keyword := range s.Keywords() {
		if keyword != "required" && keyword != "type" {
			return nil, false
		}
	}
	return s.Required(), len(s.Required()) > 0 && allowsType(conjunctionOf(s).types(), "object")
}

// fieldNumbers returns the positions of the fields of the given members.
func (st *Struct) fieldNumbers(names []string) ([]int, bool) {
	var numbers []int
	for _, name := range names {
		number := -1
		for i, f := range st.Fields {
			if f.JSON == name {
				number = i
			}
		}
		if number < 0 {
			return nil, false
		}
		numbers = append(numbers, number)
	}
	return numbers, true
}

// textsOf returns the strings of a list.
func textsOf(list *catalog.Value) []string { return texts(list.Items()) }
