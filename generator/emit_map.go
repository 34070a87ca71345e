package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// decodeMap emits the loop over the members of a map. The map is never nil behind it.
//
//	if p = d.Object(s, p); p < 0 {
//		return p
//	}
//	members := t.Labels
//	if members == nil {
//		members = map[string]string{}
//	}
//	clear(members)
//	for s[p] != '}' {
//		…
//	}
func decodeMap(v *model.Value, at *jen.Statement) []jen.Code {
	code := []jen.Code{
		jen.If(jen.Id("p").Op("=").Id("d").Dot("Object").Call(jen.Id("s"), jen.Id("p")), jen.Id("p").Op("<").Lit(0)).Block(passOn("p")),
		jen.Id("members").Op(":=").Add(at.Clone()),
		jen.If(jen.Id("members").Op("==").Nil()).Block(jen.Id("members").Op("=").Add(goType(v)).Values()),
		jen.Clear(jen.Id("members")),
		jen.For(jen.Id("s").Index(jen.Id("p")).Op("!=").LitRune('}')).Block(decodeMapMember(v)...),
		jen.Id("p").Op("++"),
		jen.Id("d").Dot("Leave").Call(),
	}
	code = append(code, refuseClosedIf(lengthFailures(v, jen.Id("members")))...)
	return append(code, at.Clone().Op("=").Id("members"))
}

func decodeMapMember(v *model.Value) []jen.Code {
	code := []jen.Code{
		jen.Var().Id("name").String(),
		jen.If(jen.List(jen.Id("name"), jen.Id("p")).Op("=").Qual(wirePath, "Key").Call(jen.Id("s"), jen.Id("p")),
			jen.Id("p").Op("<").Lit(0)).Block(passOn("p")),
		jen.If(jen.List(jen.Id("_"), jen.Id("twice")).Op(":=").Id("members").Index(jen.Id("name")), jen.Id("twice")).Block(refuse()),
	}
	code = append(code, refuseMember(v.Members, "name")...)
	return append(code,
		jen.Var().Id("item").Add(itemType(v.Item)),
		jen.Block(decodeItem(v.Item, jen.Id("item"))...),
		jen.Id("members").Index(jen.Id("d").Dot("Keep").Call(jen.Id("name"))).Op("=").Id("item"),
		jen.If(jen.Id("p").Op("=").Qual(wirePath, "Next").Call(jen.Id("s"), jen.Id("p")), jen.Id("p").Op("<").Lit(0)).Block(passOn("p")),
	)
}

// mapValue emits the members of a map, sorted by name, so that the same map gives the same bytes:
//
//	for _, name := range wire.SortedNames(t.Labels) {
//		item := t.Labels[name]
//		…
//	}
func (w *appender) mapValue(v *model.Value, at *jen.Statement) {
	w.check(lengthFailures(v, at))
	w.add(enterOrReturn())
	w.text("{")
	inner := appender{code: declareItem(v, jen.Parens(at.Clone()).Index(jen.Id("name")))}
	inner.call(jen.Id("x").Dot("AppendString"), jen.Id("name"))
	inner.text(":")
	if v.Members != nil {
		inner.add(jen.Id("start").Op(":=").Len(jen.Id("b")))
	}
	inner.item(v.Item, jen.Parens(jen.Op("&").Id("item")))
	inner.checkMember(v.Members, jen.Id("name"), jen.Qual(wirePath, "Alias").Call(jen.Id("b").Index(jen.Id("start").Op(":"))))
	inner.text(",")
	inner.flush()
	w.add(
		jen.For(jen.List(jen.Id("_"), jen.Id("name")).Op(":=").Range().Qual(wirePath, "SortedNames").Call(at.Clone())).Block(inner.code...),
		jen.Id("b").Op("=").Id("x").Dot("CloseObject").Call(jen.Id("b")),
	)
}

func enterOrReturn() jen.Code {
	return jen.If(jen.Op("!").Id("x").Dot("Enter").Call()).Block(jen.Return(jen.Id("x").Dot("TooDeep").Call(jen.Id("b"))))
}
