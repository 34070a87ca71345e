package generator

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

func uintFailures(v *model.Value, u *jen.Statement) []*jen.Statement {
	var code []*jen.Statement
	if v.MinUint != nil {
		code = append(code, u.Clone().Op("<").Op(strconv.FormatUint(*v.MinUint, 10)))
	}
	if v.MaxUint != nil {
		code = append(code, u.Clone().Op(">").Op(strconv.FormatUint(*v.MaxUint, 10)))
	}
	return code
}

// decodeNumber emits the keeping of a number's text. Whether it is a multiple is not always sure from
// its digits; the schema has decided then.
//
//	q := wire.Number(s, p)
//	if q < 0 || wire.CompareNumbers(s[p:q], "0.1") < 0 {
//		return ^p
//	}
func decodeNumber(v *model.Value, at *jen.Statement) []jen.Code {
	text := jen.Id("s").Index(jen.Id("p").Op(":").Id("q"))
	exact := *v
	exact.FloatMultiples = nil
	refused := append([]*jen.Statement{jen.Id("q").Op("<").Lit(0)}, failures(&exact, text)...)
	code := []jen.Code{
		jen.Id("q").Op(":=").Qual(wirePath, "Number").Call(jen.Id("s"), jen.Id("p")),
		jen.If(anyOf(refused)).Block(refuse()),
	}
	for _, m := range v.FloatMultiples {
		code = append(code, jen.If(jen.Op("!").Add(isMultiple(m, text.Clone())).Op("&&").Op("!").Id("d").Dot("Lenient").Call()).
			Block(refuse()))
	}
	return append(code,
		at.Clone().Op("=").Qual(eventPath, "Decimal").Call(jen.Id("d").Dot("Keep").Call(text.Clone())),
		jen.Id("p").Op("=").Id("q"))
}

// numberFailures emits the conditions under which the number that a text is is refused.
func numberFailures(v *model.Value, text *jen.Statement) []*jen.Statement {
	var code []*jen.Statement
	compare := func(bound *model.ExactBound, beyond string) {
		if bound == nil {
			return
		}
		if bound.Exclusive {
			beyond += "="
		}
		code = append(code, jen.Qual(wirePath, "CompareNumbers").Call(text.Clone(), jen.Lit(bound.Text)).Op(beyond).Lit(0))
	}
	if v.Integral {
		code = append(code, jen.Op("!").Qual(wirePath, "IsIntegral").Call(text.Clone()))
	}
	compare(v.MinNumber, "<")
	compare(v.MaxNumber, ">")
	for _, m := range v.FloatMultiples {
		code = append(code, jen.Op("!").Add(isMultiple(m, text.Clone())))
	}
	return code
}
