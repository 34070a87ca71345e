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
	values, _ := s.Enum()
	return values
}

// onlyText returns the one string that is allowed, where nothing else is said.
func (c *conjunction) onlyText() (string, bool) {
	for _, s := range c.schemas {
		for _, keyword := range s.Keywords() {
			switch keyword {
			case "type", "const", "enum", "$ref", "allOf":
			default:
				return "", false
			}
		}
	}
	values := c.values()
	if len(values) != 1 || !slices.Equal(c.types(), []string{"string"}) {
		return "", false
	}
	return values[0].Text()
}

// values returns the values that const and enum of all schemas allow; nil where there are none.
func (c *conjunction) values() []*catalog.Value {
	var allowed []*catalog.Value
	first := true
	for _, list := range c.valueLists() {
		if first {
			allowed, first = list, false
			continue
		}
		allowed = slices.DeleteFunc(slices.Clone(allowed), func(value *catalog.Value) bool {
			return !slices.ContainsFunc(list, func(other *catalog.Value) bool { return sameValue(value, other) })
		})
	}
	return allowed
}

// valueLists returns each const and enum as a list.
func (c *conjunction) valueLists() [][]*catalog.Value {
	var lists [][]*catalog.Value
	for _, s := range c.schemas {
		if value, ok := s.Const(); ok {
			lists = append(lists, []*catalog.Value{value})
		}
		if values, ok := s.Enum(); ok {
			lists = append(lists, values)
		}
	}
	return lists
}

// sameValue reports whether two values are surely equal: numbers by value, others by their text.
func sameValue(a, b *catalog.Value) bool {
	numberA, isNumberA := a.Number()
	numberB, isNumberB := b.Number()
	if isNumberA && isNumberB {
		exactA, okA := rational(numberA)
		exactB, okB := rational(numberB)
		return okA && okB && exactA.Cmp(exactB) == 0
	}
	textA, isTextA := a.Text()
	textB, isTextB := b.Text()
	if isTextA && isTextB {
		return textA == textB
	}
	return a.Compact() == b.Compact()
}

func hasValuesAnywhere(c *conjunction) bool { return len(c.valueLists()) > 0 }

// hasValues reports whether const or enum say which values are allowed, if any.
func hasValues(s *catalog.Schema) bool {
	_, isConst := s.Const()
	_, isEnum := s.Enum()
	return isConst || isEnum
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
// the schemas' cannot occur. Where no Go type fits, the raw text is kept and the schema decides.
func (b *builder) fillValues(v *Value, c *conjunction, t string, at place) bool {
	values := c.values()
	if t == "string" && !c.hasStringChecks() {
		if texts := texts(values); len(texts) > 0 {
			v.Kind, v.Enum = Enumeration, b.enum(c, texts, at)
			return true
		}
	}
	checked := &Value{Nullable: v.Nullable}
	if b.fillScalarChecks(checked, c, t, at) {
		*v = *checked
		return true
	}
	v.Kind, v.Nullable = Raw, false
	v.because("constants that are no strings or integers")
	return false
}

// hasStringChecks reports whether more is said about a string than which values are allowed.
func (c *conjunction) hasStringChecks() bool {
	return slices.ContainsFunc(c.schemas, func(s *catalog.Schema) bool {
		return slices.ContainsFunc(s.Keywords(), func(keyword string) bool {
			return keyword == "minLength" || keyword == "maxLength" || keyword == "pattern" || keyword == "format"
		})
	})
}

// fillScalarChecks makes a plain string, integer or boolean with checks for everything that is said
// about it, without a type of its own; false where that cannot be.
func (b *builder) fillScalarChecks(v *Value, c *conjunction, t string, at place) bool {
	values, some := c.values(), hasValuesAnywhere(c)
	var decided bool
	switch t {
	case "string":
		v.fillStringChecks(b, c, at)
		v.Texts = texts(values)
		decided = !some || len(v.Texts) > 0
	case "integer":
		decided = fillInt(v, c)
		if some {
			ints, ok := integers(values)
			v.Ints, decided = ints, decided && ok
		}
	case "boolean":
		v.Kind, v.Bools = Bool, bools(values)
		decided = !some || len(v.Bools) > 0
	default:
		return false
	}
	return decided && b.fillNots(v, c, t, at) && v.compilesAll(c)
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
func (b *builder) enum(c *conjunction, texts []string, at place) *Enum {
	s := c.schemas[0]
	name := at.name
	if asked, ok := s.GoName(); ok {
		name = asked
	}
	e := &Enum{Name: name, What: at.what, Doc: at.doc(s), File: at.stem}
	for _, text := range texts {
		e.Values = append(e.Values, EnumValue{Name: name + b.constantWord(c, text), Text: text})
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

// constantWord returns the end of a constant's name: what x-go-names of any of the schemas says, else
// the words of the text.
func (b *builder) constantWord(c *conjunction, text string) string {
	for _, s := range c.schemas {
		names, _ := s.Lookup("x-go-names")
		if names == nil {
			continue
		}
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
		b.report(c.schemas[0].Pos().Errorf(`no Go name can be made of the value %s: give it one with "x-go-names": {%s: "…"}`,
			quote(text), quote(text)))
	}
	return word
}
