package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// enumType emits
//
//	// OrderStatus is the member "status" of Order.
//	type OrderStatus string
//
//	// The values of OrderStatus.
//	const (
//		OrderStatusPaid OrderStatus = "paid"
//	)
func enumType(e *model.Enum) []jen.Code {
	var values []jen.Code
	for _, value := range e.Values {
		values = append(values, jen.Id(value.Name).Id(e.Name).Op("=").Lit(value.Text))
	}
	text := typeDoc(e.Name, e.What, e.Doc)
	return []jen.Code{
		comment(text).Line().Type().Id(e.Name).String(),
		comment("The values of " + e.Name + ".").Line().Const().Defs(values...),
	}
}

// enumOfFunc emits
//
//	// findOrderStatus returns the constant that text is, and whether there is one.
//	func findOrderStatus(text string) (OrderStatus, bool) {
//		switch text {
//		case "paid":
//			return OrderStatusPaid, true
//		}
//		return "", false
//	}
func enumOfFunc(e *model.Enum) jen.Code {
	var cases []jen.Code
	for _, value := range e.Values {
		cases = append(cases, jen.Case(jen.Lit(value.Text)).Block(jen.Return(jen.Id(value.Name), jen.True())))
	}
	name := enumOf(e)
	return comment(name+" returns the constant that text is, and whether there is one.").Line().
		Func().Id(name).Params(jen.Id("text").String()).Params(jen.Id(e.Name), jen.Bool()).
		Block(
			jen.Switch(jen.Id("text")).Block(cases...),
			jen.Return(jen.Lit(""), jen.False()),
		)
}

// enumOf returns the name of the function that finds a constant of the type.
func enumOf(e *model.Enum) string { return "find" + e.Name }
