package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// failures emits the conditions under which a string, integer or boolean is refused; value is an
// expression of its Go type.
func failures(v *model.Value, value *jen.Statement) []*jen.Statement {
	var code []*jen.Statement
	switch v.Kind {
	case model.String:
		code = stringFailures(v, value)
	case model.Int:
		code = intFailures(v, value)
	case model.Uint:
		code = uintFailures(v, value)
	case model.Number:
		code = numberFailures(v, value)
	case model.Bool:
		code = boolFailures(v, value)
	default:
	}
	for _, choice := range v.Choices {
		code = append(code, choiceFailure(choice, value))
	}
	for _, refused := range v.Nots {
		code = append(code, holdsAll(failures(refused, value)))
	}
	return code
}

func stringFailures(v *model.Value, s *jen.Statement) []*jen.Statement {
	var code []*jen.Statement
	if v.MinLength != nil || v.MaxLength != nil {
		code = append(code, lengthFailure(v, s))
	}
	for _, format := range v.Formats {
		code = append(code, jen.Op("!").Add(matchesFormat(format, s.Clone())))
	}
	for _, pattern := range v.Patterns {
		code = append(code, jen.Op("!").Id(pattern.Var).Dot("Matches").Call(s.Clone()))
	}
	if len(v.Texts) > 0 {
		code = append(code, isNoneOf(s, v.Texts, func(text string) jen.Code { return jen.Lit(text) }))
	}
	return code
}

func lengthFailure(v *model.Value, s *jen.Statement) *jen.Statement {
	low, high := jen.Lit(0), jen.Qual("math", "MaxInt")
	if v.MinLength != nil {
		low = jen.Lit(*v.MinLength)
	}
	if v.MaxLength != nil {
		high = jen.Lit(*v.MaxLength)
	}
	return jen.Op("!").Qual(wirePath, "Length").Call(s.Clone(), low, high)
}

func intFailures(v *model.Value, i *jen.Statement) []*jen.Statement {
	var code []*jen.Statement
	if v.MinInt != nil {
		code = append(code, i.Clone().Op("<").Add(intLiteral(*v.MinInt)))
	}
	if v.MaxInt != nil {
		code = append(code, i.Clone().Op(">").Add(intLiteral(*v.MaxInt)))
	}
	for _, step := range v.IntMultiples {
		code = append(code, i.Clone().Op("%").Add(intLiteral(step)).Op("!=").Lit(0))
	}
	if len(v.Ints) > 0 {
		code = append(code, isNoneOf(i, v.Ints, intLiteral))
	}
	return code
}

func intLiteral(i int64) jen.Code { return jen.Lit(int(i)) }

func boolFailures(v *model.Value, b *jen.Statement) []*jen.Statement {
	switch {
	case len(v.Bools) != 1:
		return nil
	case v.Bools[0]:
		return []*jen.Statement{jen.Op("!").Add(b)}
	}
	return []*jen.Statement{b.Clone()}
}

// isNoneOf emits value != a && value != b, in parentheses where that is needed.
func isNoneOf[T any](value *jen.Statement, allowed []T, literal func(T) jen.Code) *jen.Statement {
	code := jen.Null()
	for i, a := range allowed {
		if i > 0 {
			code.Op("&&")
		}
		code.Add(value.Clone()).Op("!=").Add(literal(a))
	}
	if len(allowed) > 1 {
		return jen.Parens(code)
	}
	return code
}

// choiceFailure emits the condition under which none of the alternatives holds, or more than one
// where only one may:
//
//	(v != "a" && !wire.Length(v, 3, math.MaxInt))
//	wire.HowMany(!(v != "a"), !(v > 5)) != 1
func choiceFailure(choice model.Choice, value *jen.Statement) *jen.Statement {
	if choice.ExactlyOne {
		var holds []jen.Code
		for _, branch := range choice.Branches {
			holds = append(holds, holdsAll(failures(branch, value)))
		}
		return jen.Qual(wirePath, "HowMany").Call(holds...).Op("!=").Lit(1)
	}
	var fails []*jen.Statement
	for _, branch := range choice.Branches {
		fails = append(fails, jen.Parens(anyOf(failures(branch, value))))
	}
	return jen.Parens(eachOnce(fails, "&&"))
}

// holdsAll emits the condition under which none of the failures is there.
func holdsAll(failures []*jen.Statement) *jen.Statement {
	if len(failures) == 0 {
		return jen.True()
	}
	return jen.Op("!").Parens(anyOf(failures))
}

// sliceFailures emits the conditions under which a slice is refused by its length or by elements
// that are equal.
func sliceFailures(v *model.Value, slice *jen.Statement) []*jen.Statement {
	code := lengthFailures(v, slice)
	if v.Unique {
		code = append(code, haveEqual(slice))
	}
	return code
}

// haveEqual emits the condition under which a slice has equal elements.
func haveEqual(slice *jen.Statement) *jen.Statement {
	return jen.Op("!").Qual(wirePath, "AllDiffer").Call(slice.Clone())
}

// lengthFailures emits the conditions under which the length of a slice or map is refused.
func lengthFailures(v *model.Value, at *jen.Statement) []*jen.Statement {
	var code []*jen.Statement
	if v.MinItems != nil {
		code = append(code, jen.Len(at.Clone()).Op("<").Lit(*v.MinItems))
	}
	if v.MaxItems != nil {
		code = append(code, jen.Len(at.Clone()).Op(">").Lit(*v.MaxItems))
	}
	return code
}

// checkContains emits the count of the elements that contains asks for:
//
//	found := 0
//	for _, item := range items {
//		if !(item != 7) {
//			found++
//		}
//	}
//	if found < 1 {
//		return ^(p - 1)
//	}
func checkContains(v *model.Value, slice *jen.Statement, otherwise jen.Code) []jen.Code {
	if v.Contains == nil {
		return nil
	}
	missed := jen.Id("found").Op("<").Lit(v.Contains.Min)
	if v.Contains.Max != nil {
		missed.Op("||").Id("found").Op(">").Lit(*v.Contains.Max)
	}
	return append(countFound(v.Contains, slice), jen.If(missed).Block(otherwise))
}

// countFound emits the count, which is that of all elements where nothing is said about them.
func countFound(c *model.Contains, slice *jen.Statement) []jen.Code {
	failures := failures(c.Checks, jen.Id("item"))
	if len(failures) == 0 {
		return []jen.Code{jen.Id("found").Op(":=").Len(slice.Clone())}
	}
	return []jen.Code{
		jen.Id("found").Op(":=").Lit(0),
		jen.For(jen.List(jen.Id("_"), jen.Id("item")).Op(":=").Range().Add(slice.Clone())).Block(
			jen.If(holdsAll(failures)).Block(jen.Id("found").Op("++")),
		),
	}
}
