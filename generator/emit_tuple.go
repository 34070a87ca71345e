package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// decodeTupleElement emits what reads an element whose check depends on its place:
//
//	var q int
//	switch len(items) {
//	case 0:
//		q = checkOrder_Range_1(d, s, p)
//	default:
//		q = d.Skip(s, p)
//	}
func decodeTupleElement(v *model.Value, at *jen.Statement) []jen.Code {
	var cases []jen.Code
	for i, check := range v.Tuple {
		cases = append(cases, jen.Case(jen.Lit(i)).Block(jen.Id("q").Op("=").Add(callCheck(check.Func))))
	}
	rest := jen.Id("d").Dot("Skip").Call(jen.Id("s"), jen.Id("p"))
	if v.Rest != nil {
		rest = callCheck(v.Rest.Func)
	}
	cases = append(cases, jen.Default().Block(jen.Id("q").Op("=").Add(rest)))
	return []jen.Code{
		jen.Var().Id("q").Int(),
		jen.Switch(jen.Len(jen.Id("items"))).Block(cases...),
		jen.If(jen.Id("q").Op("<").Lit(0)).Block(passOn("q")),
		at.Clone().Op("=").Add(keptText()),
		jen.Id("p").Op("=").Id("q"),
	}
}

// checkFuncs emits the functions that check values of the object which are kept as their text,
// without those that are declared already: an object that extends another has values of it.
func checkFuncs(st *model.Struct, declared names) []jen.Code {
	var code []jen.Code
	if st.Additional != nil {
		code = append(code, checkAndNested(st.Additional, declared)...)
	}
	code = append(code, memberRulesFuncs(st.Members, declared)...)
	for _, f := range st.Fields {
		code = append(code, nestedChecks(f.Value, declared)...)
	}
	return code
}

// names are those that a package has declared.
type names map[string]bool

// add reports whether the name is a new one.
func (n names) add(name string) bool {
	isNew := !n[name]
	n[name] = true
	return isNew
}

// nestedChecks emits the functions for a value and the values in it that have no file of their own.
func nestedChecks(v *model.Value, declared names) []jen.Code {
	var code []jen.Code
	if v.ByType != nil && declared.add(v.Func) {
		code = append(code, byTypeFunc(v))
		for _, c := range v.ByType {
			if c.Check != nil {
				code = append(code, checkAndNested(c.Check, declared)...)
			}
		}
	}
	for _, check := range append(v.Tuple, restOf(v)...) {
		code = append(code, checkAndNested(check, declared)...)
	}
	code = append(code, memberRulesFuncs(v.Members, declared)...)
	if v.Item != nil {
		code = append(code, nestedChecks(v.Item, declared)...)
	}
	return code
}

// checkAndNested emits the function of a check and those for the values in it.
func checkAndNested(check *model.Check, declared names) []jen.Code {
	if !declared.add(check.Func) {
		return nil
	}
	return append([]jen.Code{checkFunc(check)}, nestedChecks(check.Value, declared)...)
}

func restOf(v *model.Value) []*model.Check {
	if v.Rest == nil {
		return nil
	}
	return []*model.Check{v.Rest}
}

// checkFunc emits
//
//	// checkOrder_Note_string checks a value at s[p:] and returns the position behind it.
//	func checkOrder_Note_string(d *wire.Decoder, s string, p int) int {
//		if d.Lenient() {
//			return d.Skip(s, p)
//		}
//		var value string
//		…
//		return p
//	}
func checkFunc(check *model.Check) jen.Code {
	v := check.Value
	if v.IsAnyObject() {
		return checkObjectFunc(check)
	}
	body := []jen.Code{skipIfLenient(), jen.Var().Id("value").Add(itemType(v))}
	body = append(body, decodeItem(v, jen.Id("value"))...)
	body = append(body, jen.Id("_").Op("=").Id("value"), jen.Return(jen.Id("p")))
	return checkSignature(check.Func, "checks a value at s[p:] and returns the position behind it, or a negative one.").Block(body...)
}

// checkObjectFunc emits checkFunc for a value that can be every object:
//
//	if wire.TypeAt(s, p) != wire.TypeObject {
//		return ^p
//	}
//	return d.Skip(s, p)
func checkObjectFunc(check *model.Check) jen.Code {
	return checkSignature(check.Func, "checks an object at s[p:] and returns the position behind it, or a negative one.").Block(
		jen.If(jen.Qual(wirePath, "TypeAt").Call(jen.Id("s"), jen.Id("p")).Op("!=").Qual(wirePath, "TypeObject")).Block(refuse()),
		jen.Return(jen.Id("d").Dot("Skip").Call(jen.Id("s"), jen.Id("p"))),
	)
}

func checkSignature(name, doc string) *jen.Statement {
	return comment(name+" "+doc).Line().Func().Id(name).
		Params(decoderParam(), jen.Id("s").String(), jen.Id("p").Int()).Int()
}

// skipIfLenient emits the way past a check that the schema has made already. The text of the value is
// kept, which holds more than the Go values that are checked: integers beyond 64 bits, leap seconds.
func skipIfLenient() jen.Code {
	return jen.If(jen.Id("d").Dot("Lenient").Call()).Block(
		jen.Return(jen.Id("d").Dot("Skip").Call(jen.Id("s"), jen.Id("p"))))
}

// byTypeFunc emits
//
//	// checkOrder_Note checks a value at s[p:] by its JSON type, which its first byte tells.
//	func checkOrder_Note(d *wire.Decoder, s string, p int) int {
//		if d.Lenient() {
//			return d.Skip(s, p)
//		}
//		switch wire.TypeAt(s, p) {
//		case wire.TypeString:
//			return checkOrder_Note_string(d, s, p)
//		case wire.TypeObject, wire.TypeArray:
//			return d.Skip(s, p)
//		}
//		return ^p
//	}
func byTypeFunc(v *model.Value) jen.Code {
	var cases, free []jen.Code
	for _, c := range v.ByType {
		if c.Free {
			free = append(free, jen.Qual(wirePath, typeName(c.Type)))
			continue
		}
		result := jen.Qual(wirePath, "Literal").Call(jen.Id("s"), jen.Id("p"), jen.Lit("null"))
		if c.Check != nil {
			result = callCheck(c.Check.Func)
		}
		cases = append(cases, jen.Case(jen.Qual(wirePath, typeName(c.Type))).Block(jen.Return(result)))
	}
	if len(free) > 0 {
		cases = append(cases, jen.Case(free...).Block(jen.Return(jen.Id("d").Dot("Skip").Call(jen.Id("s"), jen.Id("p")))))
	}
	return checkSignature(v.Func, "checks a value at s[p:] by its JSON type, which its first byte tells.").Block(
		skipIfLenient(),
		jen.Switch(jen.Qual(wirePath, "TypeAt").Call(jen.Id("s"), jen.Id("p"))).Block(cases...),
		refuse(),
	)
}

func typeName(t string) string {
	switch t {
	case "string":
		return "TypeString"
	case "object":
		return "TypeObject"
	case "array":
		return "TypeArray"
	case "boolean":
		return "TypeBool"
	case "null":
		return "TypeNull"
	}
	return "TypeNumber"
}
