package model

import (
	"slices"
	"strings"

	"github.com/eventc/eventc/internal/catalog"
)

// valuesOf returns the values that const or enum allow.
func valuesOf(s *catalog.Schema) []*catalog.Value {
	if value, ok := s.Const(); ok {
		return []*catalog.Value{value}
	}
	return s.Enum()
}

// onlyText returns the one string that the schema allows, where it says nothing else.
func onlyText(s *catalog.Schema) (string, bool) {
	for _, keyword := range s.Keywords() {
		if keyword != "type" && keyword != "const" && keyword != "enum" {
			return onlyTextOf(s.Ref(), keyword)
		}
	}
	values := valuesOf(s)
	types, _ := typesOf(s)
	if len(values) != 1 || hasBothValues(s) || !slices.Contains(types, "string") {
		return "", false
	}
	return values[0].Text()
}

// onlyTextOf is onlyText for what a reference leads to.
func onlyTextOf(target *catalog.Schema, keyword string) (string, bool) {
	if target == nil || keyword != "$ref" {
		return "", false
	}
	return onlyText(target)
}

// hasBothValues reports whether const and enum both restrict the value.
func hasBothValues(s *catalog.Schema) bool {
	_, hasConst := s.Const()
	return hasConst && len(s.Enum()) > 0
}

func hasValues(s *catalog.Schema) bool { return len(valuesOf(s)) > 0 }

func allowsNull(s *catalog.Schema) bool {
	return slices.ContainsFunc(valuesOf(s), func(v *catalog.Value) bool { return v.Kind() == catalog.Null })
}

// typesOfValues returns the JSON types of the values that const or enum allow.
func typesOfValues(s *catalog.Schema) []string {
	var types []string
	for _, value := range valuesOf(s) {
		types = append(types, typeOfValue(value))
	}
	return types
}

func typeOfValue(value *catalog.Value) string {
	switch value.Kind() {
	case catalog.Null:
		return "null"
	case catalog.Bool:
		return "boolean"
	case catalog.String:
		return "string"
	case catalog.Array:
		return "array"
	case catalog.Object:
		return "object"
	default:
		if _, ok := integer(value); ok {
			return "integer"
		}
		return "number"
	}
}

// fillValues makes the type of a value of which only some are allowed. Values of other types than
// the schema's cannot occur. Where no Go type fits, the raw text is kept and the schema decides.
func (b *builder) fillValues(v *Value, s *catalog.Schema, typ string, at place) {
	v.Kind, v.Nullable = Raw, false
	_, nullable := typesOf(s)
	values := valuesOf(s)
	switch typ {
	case "string":
		if texts := texts(values); len(texts) > 0 {
			v.Kind, v.Nullable, v.Enum = Enumeration, nullable, b.enum(s, texts, at)
		}
	case "integer":
		if ints, ok := integers(values); ok {
			v.Kind, v.Nullable, v.Ints = Int, nullable, ints
		}
	case "boolean":
		if bools := bools(values); len(bools) > 0 {
			v.Kind, v.Nullable, v.Bools = Bool, nullable, bools
		}
	}
}

// texts returns the strings among the values, each once.
func texts(values []*catalog.Value) []string {
	var found []string
	for _, value := range values {
		if text, ok := value.Text(); ok && !slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	return found
}

func bools(values []*catalog.Value) []bool {
	var found []bool
	for _, value := range values {
		if b, ok := value.Bool(); ok && !slices.Contains(found, b) {
			found = append(found, b)
		}
	}
	return found
}

// integers returns the integers among the values; false where one does not fit 64 bits, or there is
// none.
func integers(values []*catalog.Value) ([]int64, bool) {
	var found []int64
	for _, value := range values {
		number, isNumber := value.Number()
		if !isNumber {
			continue
		}
		exact, ok := rational(number)
		if !ok {
			return nil, false
		}
		if !exact.IsInt() {
			continue
		}
		if !exact.Num().IsInt64() {
			return nil, false
		}
		if i := exact.Num().Int64(); !slices.Contains(found, i) {
			found = append(found, i)
		}
	}
	return found, len(found) > 0
}

func integer(value *catalog.Value) (int64, bool) {
	found, ok := integers([]*catalog.Value{value})
	if !ok {
		return 0, false
	}
	return found[0], true
}

// enum makes the type of a string of which only some values are allowed.
func (b *builder) enum(s *catalog.Schema, texts []string, at place) *Enum {
	name := at.name
	if asked, ok := goName(s); ok {
		name = asked
	}
	e := &Enum{Name: name, Doc: doc(s), File: at.stem}
	for _, text := range texts {
		e.Values = append(e.Values, EnumValue{Name: name + b.constantWord(s, text), Text: text})
	}
	b.takeEnum(e, s)
	b.pkg.Enums = append(b.pkg.Enums, e)
	return e
}

func (b *builder) takeEnum(e *Enum, s *catalog.Schema) {
	b.takeName(e.Name, s.Pos(), "the type of the strings")
	for _, value := range e.Values {
		if value.Name == e.Name {
			continue // reported: no word was found
		}
		finding := b.names.take(value.Name, s.Pos(), "the constant for "+quote(value.Text))
		finding.Message = strings.Replace(finding.Message, renamed, `give one of them another with "x-go-names"`, 1)
		b.report(finding)
	}
}

// constantWord returns the end of a constant's name: what x-go-names says, else the words of the
// text.
func (b *builder) constantWord(s *catalog.Schema, text string) string {
	if names, ok := s.Lookup("x-go-names"); ok {
		if name, ok := names.Member(text); ok {
			if word, ok := name.Text(); ok && isNamePart(word) {
				return word
			}
			b.report(name.Pos().Errorf("x-go-names must give letters and digits for %s", quote(text)))
			return ""
		}
	}
	if text == "" {
		return "Empty"
	}
	word := constantName(text)
	if word == "" {
		b.report(s.Pos().Errorf(`no Go name can be made of the value %s: give it one with "x-go-names": {%s: "…"}`,
			quote(text), quote(text)))
	}
	return word
}
