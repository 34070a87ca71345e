package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// unionType emits
//
//	// OrderPayment is the member "payment" of Order: [*OrderPaymentCard] or [*OrderPaymentCash].
//	type OrderPayment interface {
//		isOrderPayment()
//	}
//
//	func (*OrderPaymentCard) isOrderPayment() {}
func unionType(u *model.UnionType) []jen.Code {
	var names []string
	for _, branch := range u.Branches {
		names = append(names, "[*"+branch.Struct.Name+"]")
	}
	text := typeDoc(u.Name, u.What+": "+alternatives(names), u.Doc)
	code := []jen.Code{comment(text).Line().Type().Id(u.Name).Interface(jen.Id("is" + u.Name).Params())}
	for _, branch := range u.Branches {
		code = append(code, jen.Func().Params(jen.Op("*").Id(branch.Struct.Name)).Id("is"+u.Name).Params().Block())
	}
	return code
}

func decodeUnionName(u *model.UnionType) string { return "decode" + u.Name }

func appendUnionName(u *model.UnionType) string { return "append" + u.Name }

// decodeUnion emits the call that reads a union.
func decodeUnion(v *model.Value, at *jen.Statement) []jen.Code {
	return []jen.Code{jen.If(
		jen.Id("p").Op("=").Id(decodeUnionName(v.Union)).Call(jen.Id("d"), jen.Id("s"), jen.Id("p"), jen.Op("&").Add(at)),
		jen.Id("p").Op("<").Lit(0),
	).Block(passOn("p"))}
}

// decodeUnionFunc emits the function that reads a union by its tag:
//
//	tag, _ := wire.String(s, wire.Member(s, p, "kind"))
//	switch tag {
//	case "card":
//		v := new(OrderPaymentCard)
//		*t = v
//		return decodeOrderPaymentCard(d, s, p, v)
//	}
//	return ^p
//
// or, without a tag, by the member that only one branch has.
func decodeUnionFunc(u *model.UnionType) jen.Code {
	doc := decodeUnionName(u) + " reads " + article(u.Name) + " " + u.Name +
		" at s[p:] and returns the position behind it, or ^at where it does not accept what is at at."
	body := decodeByMark(u)
	if u.Tag != "" {
		body = decodeByTag(u)
	}
	return comment(doc).Line().Func().Id(decodeUnionName(u)).
		Params(decoderParam(), jen.Id("s").String(), jen.Id("p").Int(), jen.Id("t").Op("*").Id(u.Name)).Int().
		Block(append(body, refuse())...)
}

func decodeByTag(u *model.UnionType) []jen.Code {
	var cases []jen.Code
	for _, branch := range u.Branches {
		var tags []jen.Code
		for _, tag := range branch.Tags {
			tags = append(tags, jen.Lit(tag))
		}
		cases = append(cases, jen.Case(tags...).Block(decodeBranch(branch)...))
	}
	member := jen.Qual(wirePath, "Member").Call(jen.Id("s"), jen.Id("p"), jen.Lit(u.Tag))
	return []jen.Code{
		jen.List(jen.Id("tag"), jen.Id("q")).Op(":=").Qual(wirePath, "StringAt").Call(jen.Id("s"), member),
		jen.If(jen.Id("q").Op("<").Lit(0)).Block(refuse()),
		jen.Switch(jen.Id("tag")).Block(cases...),
	}
}

func decodeByMark(u *model.UnionType) []jen.Code {
	var code []jen.Code
	for _, branch := range u.Branches {
		code = append(code, jen.If(jen.Qual(wirePath, "Member").Call(jen.Id("s"), jen.Id("p"), jen.Lit(branch.Mark)).Op(">=").Lit(0)).
			Block(decodeBranch(branch)...))
	}
	return code
}

func decodeBranch(branch model.UnionBranch) []jen.Code {
	code := []jen.Code{jen.Id("v").Op(":=").New(jen.Id(branch.Struct.Name))}
	code = append(code, judged(branch.Value, decodeObject(branch.Value, jen.Id("v")), jen.Id("v"))...)
	return append(code, jen.Op("*").Id("t").Op("=").Id("v"), jen.Return(jen.Id("p")))
}

// appendUnionFunc emits the function that writes a union by its Go type. Nothing, and a nil pointer,
// are no object.
func appendUnionFunc(u *model.UnionType) jen.Code {
	doc := appendUnionName(u) + " appends t to b, telling x of everything that the schema may refuse."
	var cases []jen.Code
	for _, branch := range u.Branches {
		var w appender
		w.judgedValue(branch.Value, jen.Id("v"))
		w.flush()
		cases = append(cases, jen.Case(jen.Op("*").Id(branch.Struct.Name)).Block(
			jen.If(jen.Id("v").Op("!=").Nil()).Block(append(w.code, jen.Return(jen.Id("b")))...)))
	}
	return comment(doc).Line().Func().Id(appendUnionName(u)).
		Params(jen.Id("x").Op("*").Qual(wirePath, "Encoder"), jen.Id("b").Index().Byte(), jen.Id("t").Id(u.Name)).
		Index().Byte().Block(
		jen.Switch(jen.Id("v").Op(":=").Id("t").Assert(jen.Type())).Block(cases...),
		jen.Return(jen.Id("x").Dot("Nothing").Call(jen.Id("b"))),
	)
}
