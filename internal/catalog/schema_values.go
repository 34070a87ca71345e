package catalog

import "encoding/json"

// Types returns the names that type has: one, several, or none.
func (s *Schema) Types() []string {
	v, ok := s.Keyword("type")
	if !ok {
		return nil
	}
	if name, ok := v.Text(); ok {
		return []string{name}
	}
	return texts(v)
}

// Required returns the names that required has, in the order of the file, and then those of the
// members that an event's type is in, which every payload has. The schema need not have properties
// of these names.
func (s *Schema) Required() []string {
	v, ok := s.Keyword("required")
	if !ok {
		return s.demanded
	}
	return append(texts(v), s.demanded...)
}

func texts(array *Value) []string {
	texts := make([]string, 0, len(array.items))
	for _, item := range array.items {
		if text, ok := item.Text(); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// Enum returns the values of enum, in the order of the file; false without one. An enum without
// values, which drafts before 2019-09 do not have, allows none.
func (s *Schema) Enum() (values []*Value, ok bool) {
	v, ok := s.Keyword("enum")
	if !ok || v.kind != Array {
		return nil, false
	}
	return v.items, true
}

func (s *Schema) hasEmptyEnum() bool {
	values, ok := s.Enum()
	return ok && len(values) == 0
}

// Const returns the value of const.
func (s *Schema) Const() (*Value, bool) { return s.Keyword("const") }

// Bounds are the limits of a number. Each is spelled as in the file, and empty where there is none.
type Bounds struct {
	// Minimum and Maximum are limits that a number may reach.
	Minimum, Maximum json.Number
	// ExclusiveMinimum and ExclusiveMaximum are limits that a number may not reach.
	ExclusiveMinimum, ExclusiveMaximum json.Number
}

// Bounds returns the limits that the schema sets to a number, in whichever way the draft writes
// them: in draft 4 the exclusive keywords are booleans that change what minimum and maximum mean.
func (s *Schema) Bounds() Bounds {
	var b Bounds
	b.Minimum, b.ExclusiveMinimum = s.bound("minimum", "exclusiveMinimum")
	b.Maximum, b.ExclusiveMaximum = s.bound("maximum", "exclusiveMaximum")
	return b
}

func (s *Schema) bound(inclusive, exclusive string) (including, excluding json.Number) {
	including, _ = s.Number(inclusive)
	v, ok := s.Keyword(exclusive)
	if !ok {
		return including, ""
	}
	if excludes, ok := v.Bool(); ok && excludes {
		return "", including
	}
	excluding, _ = v.Number()
	return including, excluding
}

// Number returns the value of a keyword that is a number, such as multipleOf, as it is spelled in
// the file.
func (s *Schema) Number(keyword string) (json.Number, bool) {
	v, ok := s.Keyword(keyword)
	if !ok {
		return "", false
	}
	return v.Number()
}

// Int returns the value of a keyword that is a count, such as maxLength, as jsonschema/v5 reads
// it: "3.0" and "3e0" are 3.
func (s *Schema) Int(keyword string) (int, bool) {
	number, ok := s.Number(keyword)
	if !ok {
		return 0, false
	}
	count, err := number.Float64()
	return int(count), err == nil
}

// Flag returns the value of a keyword that is true or false, such as uniqueItems; false without
// one.
func (s *Schema) Flag(keyword string) bool {
	v, ok := s.Keyword(keyword)
	if !ok {
		return false
	}
	value, _ := v.Bool()
	return value
}
