package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// decodeFieldValue emits what reads the value of a field at s[p:] and stores it.
func decodeFieldValue(f *model.Field) []jen.Code {
	if f.Discriminator {
		return expectText(jsonText(f.Value.Enum.Values[0].Text))
	}
	at := target(f.Name)
	switch wrapping(f) {
	case pointer:
		return orNull(f.Value, at.Clone().Op("=").Nil(), judged(f.Value, decodePointer(f.Value, at), ofPointer(f.Value, at)))
	case nullable:
		value := append(decodeNullable(f), at.Clone().Op("=").Qual(eventPath, "NullableOf").Call(jen.Id("value")))
		isNull := at.Clone().Op("=").Qual(eventPath, "Null").Types(nullableType(f)).Call()
		return orNull(f.Value, isNull, judged(f.Value, value, ofNullable(f)))
	default:
		return orNull(f.Value, at.Clone().Op("=").Nil(), judged(f.Value, decodeValue(f.Value, at), ofVariable(f.Value, at)))
	}
}

// decodeNullable emits what reads a value into a variable, which is a pointer where a struct would hold
// itself:
//
//	var value string
//	…
func decodeNullable(f *model.Field) []jen.Code {
	value := jen.Id("value")
	if f.Recursive {
		return append([]jen.Code{value.Clone().Op(":=").New(goType(f.Value))}, decodeObject(f.Value, value)...)
	}
	return append([]jen.Code{jen.Var().Id("value").Add(goType(f.Value))}, decodeValue(f.Value, value)...)
}

// decodePointer emits what reads a value into a pointer, using the memory that is there. For strings
// there is a method that does so; otherwise it is
//
//	if t.UserID == nil {
//		t.UserID = new(uuid.UUID)
//	}
func decodePointer(v *model.Value, at *jen.Statement) []jen.Code {
	if intoReader(v) == "StringInto" {
		return decodeInto(v, "StringPointerInto", jen.Op("&").Add(at), jen.Op("*").Add(at))
	}
	code := []jen.Code{jen.If(at.Clone().Op("==").Nil()).Block(at.Clone().Op("=").New(goType(v)))}
	value := jen.Op("*").Add(at)
	switch {
	case v.Kind == model.Object:
		return append(code, decodeObject(v, at)...)
	case intoReader(v) != "":
		return append(code, decodeInto(v, intoReader(v), at, value)...)
	case v.Kind == model.UUID:
		return append(code, decodeUUID(at)...)
	}
	return append(code, decodeValue(v, value)...)
}

// orNull emits the test for null in front of what reads a value that may be null:
//
//	if wire.Null(s, p) {
//		p += 4
//		t.Note = nil
//	} else {
//		…
//	}
func orNull(v *model.Value, isNull jen.Code, code []jen.Code) []jen.Code {
	if !v.Nullable || v.Kind == model.Raw {
		return code
	}
	return []jen.Code{
		jen.If(jen.Qual(wirePath, "Null").Call(jen.Id("s"), jen.Id("p"))).Block(
			jen.Id("p").Op("+=").Lit(len("null")), isNull,
		).Else().Block(code...),
	}
}

// judged emits the question to the schema of a value that the codec does not decide by itself; of is what
// is written of it.
//
//	start := p
//	…
//	if !d.Lenient() && !judgeLiked_Tags.Accepts(s[start:p]) {
//		return ^start
//	}
func judged(v *model.Value, code []jen.Code, of *jen.Statement) []jen.Code {
	if v.Judge == nil {
		return code
	}
	code = append([]jen.Code{jen.Id("start").Op(":=").Id("p")}, code...)
	code = append(code, jen.If(jen.Op("!").Id("d").Dot("Lenient").Call().Op("&&").Op("!").
		Id(v.Judge.Var).Dot("Accepts").Call(jen.Id("s").Index(jen.Id("start").Op(":").Id("p")))).Block(jen.Return(jen.Op("^").Id("start"))))
	return append(code, kept(v, of)...)
}

// decodeValue emits what reads a value that is not null into at, a variable of its Go type.
func decodeValue(v *model.Value, at *jen.Statement) []jen.Code {
	switch v.Kind {
	case model.Enumeration:
		return decodeEnum(v, at)
	case model.Object:
		return decodeObject(v, jen.Op("&").Add(at))
	case model.Slice:
		return decodeSlice(v, at)
	case model.Map:
		return decodeMap(v, at)
	case model.Union:
		return decodeUnion(v, at)
	case model.Raw:
		return decodeRaw(v, at)
	default:
		return decodeScalar(v, at)
	}
}

// decodeScalar is decodeValue for a kind that needs no type of its own.
func decodeScalar(v *model.Value, at *jen.Statement) []jen.Code {
	if intoReader(v) != "" {
		return decodeInto(v, intoReader(v), jen.Op("&").Add(at), at)
	}
	switch v.Kind {
	case model.Float:
		return decodeFloat(v, at)
	case model.Number:
		return decodeNumber(v, at)
	case model.Bool:
		return decodeBool(v, at)
	case model.Null:
		return expectText("null")
	case model.String:
		return decodeString(v, at)
	default:
		return decodeUUID(jen.Op("&").Add(at))
	}
}

// intoReader returns the method of a decoder that reads a value to where it belongs; "" for a value
// that has none, such as a string that is held against a pattern while it is read.
func intoReader(v *model.Value) string {
	switch v.Kind {
	case model.String:
		if format, _ := addressFormat(v); format == "" && len(v.Patterns) == 0 {
			return "StringInto"
		}
		return ""
	case model.Int:
		return "Int64Into"
	case model.Uint:
		return "Uint64Into"
	case model.Time:
		return "TimeInto"
	default:
		return ""
	}
}

// decodeInto emits the reading of a value to where it belongs, and its checks:
//
//	if p = d.StringInto(&t.Title, s, p); p < 0 {
//		return p
//	}
//
//	q := d.StringInto(&t.Title, s, p)
//	if q < 0 || !wire.Length(t.Title, 1, 64) {
//		return ^p
//	}
//	p = q
func decodeInto(v *model.Value, reader string, to, value *jen.Statement) []jen.Code {
	reading := jen.Id("d").Dot(reader).Call(to, jen.Id("s"), jen.Id("p"))
	checks := failures(v, value)
	if len(checks) == 0 {
		return []jen.Code{jen.If(jen.Id("p").Op("=").Add(reading), jen.Id("p").Op("<").Lit(0)).Block(passOn("p"))}
	}
	refused := append([]*jen.Statement{jen.Id("q").Op("<").Lit(0)}, checks...)
	return []jen.Code{
		jen.Id("q").Op(":=").Add(reading),
		jen.If(anyOf(refused)).Block(refuse()),
		jen.Id("p").Op("=").Id("q"),
	}
}

// expectText emits the comparison with the only text that a value can have:
//
//	if p = wire.Literal(s, p, `"liked"`); p < 0 {
//		return p
//	}
func expectText(text string) []jen.Code {
	return []jen.Code{jen.If(
		jen.Id("p").Op("=").Qual(wirePath, "Literal").Call(jen.Id("s"), jen.Id("p"), jen.Lit(text)),
		jen.Id("p").Op("<").Lit(0),
	).Block(passOn("p"))}
}

// read emits the call of a reader of package wire and the refusal of what it does not accept:
//
//	v, q := wire.String(s, p)
//	if q < 0 {
//		return ^p
//	}
//	p = q
func read(reader string, checks ...*jen.Statement) []jen.Code {
	return readBy(jen.Qual(wirePath, reader), checks...)
}

// readBy is read for a reader of any package.
func readBy(reader *jen.Statement, checks ...*jen.Statement) []jen.Code {
	refused := jen.Id("q").Op("<").Lit(0)
	for _, check := range checks {
		refused.Op("||").Add(check)
	}
	return []jen.Code{
		jen.List(jen.Id("v"), jen.Id("q")).Op(":=").Add(reader).Call(jen.Id("s"), jen.Id("p")),
		jen.If(refused).Block(refuse()),
		jen.Id("p").Op("=").Id("q"),
	}
}

func decodeString(v *model.Value, at *jen.Statement) []jen.Code {
	reader, rest := stringReader(v)
	code := readBy(reader, failures(rest, jen.Id("v"))...)
	return append(code, at.Clone().Op("=").Id("d").Dot("Keep").Call(jen.Id("v")))
}

// refuseClosedIf emits the refusal of what is closed before p under one of the conditions.
func refuseClosedIf(failures []*jen.Statement) []jen.Code {
	if len(failures) == 0 {
		return nil
	}
	return []jen.Code{jen.If(anyOf(failures)).Block(refuseClosed())}
}

// anyOf emits the condition under which one of the others holds, each of them once.
func anyOf(conditions []*jen.Statement) *jen.Statement { return eachOnce(conditions, "||") }

// eachOnce emits conditions with an operator between. Two that are the same are one: go vet objects to
// v || v.
func eachOnce(conditions []*jen.Statement, operator string) *jen.Statement {
	if len(conditions) == 1 { // which to print costs time
		return conditions[0]
	}
	code, seen := jen.Null(), map[string]bool{}
	for _, condition := range conditions {
		text := condition.GoString()
		if seen[text] {
			continue
		}
		if len(seen) > 0 {
			code.Op(operator)
		}
		seen[text] = true
		code.Add(condition)
	}
	return code
}

// decodeFloat emits the reading of a number. A number whose text has more digits than a float64
// keeps is only compared with a bound that it does not meet; one that rounding takes to a bound
// which it must not meet does not fit.
//
//	v, q, exact := wire.Float64(s, p)
//	if q < 0 {
//		return d.BeyondFloat64(p)
//	}
//	if v < 1 || v == 1 && !exact && !d.Lenient() {
//		return ^p
//	}
//	if v >= 2.5 {
//		return d.BeyondFloat64(p)
//	}
func decodeFloat(v *model.Value, at *jen.Statement) []jen.Code {
	if v.MinFloat == nil && v.MaxFloat == nil && len(v.FloatMultiples) == 0 && v.Judge == nil {
		return []jen.Code{jen.If(
			jen.Id("p").Op("=").Id("d").Dot("Float64Into").Call(jen.Op("&").Add(at), jen.Id("s"), jen.Id("p")),
			jen.Id("p").Op("<").Lit(0),
		).Block(passOn("p"))}
	}
	results := jen.List(jen.Id("v"), jen.Id("q"), jen.Id("_"))
	if isInclusive(v.MinFloat) || isInclusive(v.MaxFloat) || v.Judge != nil {
		results = jen.List(jen.Id("v"), jen.Id("q"), jen.Id("exact"))
	}
	code := []jen.Code{
		results.Clone().Op(":=").Qual(wirePath, "Float64").Call(jen.Id("s"), jen.Id("p")),
		jen.If(jen.Id("q").Op("<").Lit(0)).Block(returnBeyondFloat()),
	}
	code = append(code, checkFloatBound(v.MinFloat, "<")...)
	code = append(code, checkFloatBound(v.MaxFloat, ">")...)
	code = append(code, checkFloatMultiples(v)...)
	code = append(code, checkFaithful(v)...)
	return append(code, jen.Id("p").Op("=").Id("q"), at.Clone().Op("=").Id("v"))
}

func checkFloatBound(bound *model.Bound, beyond string) []jen.Code {
	switch {
	case bound == nil:
		return nil
	case bound.Exclusive:
		return []jen.Code{jen.If(jen.Id("v").Op(beyond + "=").Lit(bound.Value)).Block(returnBeyondFloat())}
	}
	limit := jen.Lit(bound.Value)
	return []jen.Code{jen.If(
		jen.Id("v").Op(beyond).Add(limit).Op("||").Id("v").Op("==").Add(limit.Clone()).
			Op("&&").Op("!").Id("exact").Op("&&").Op("!").Id("d").Dot("Lenient").Call(),
	).Block(refuse())}
}

// checkFloatMultiples emits the check of multipleOf, which reckons with the digits of the text.
func checkFloatMultiples(v *model.Value) []jen.Code {
	var code []jen.Code
	for _, m := range v.FloatMultiples {
		text := jen.Id("s").Index(jen.Id("p").Op(":").Id("q"))
		code = append(code, jen.If(
			jen.Op("!").Add(isMultiple(m, text)).Op("&&").Op("!").Id("d").Dot("Faithful").Call(text.Clone(), jen.Id("v")),
		).Block(returnBeyondFloat()))
	}
	return code
}

func isMultiple(m model.Decimal, text jen.Code) *jen.Statement {
	return jen.Qual(wirePath, "IsMultiple").Call(text, jen.Lit(int(m.Unscaled)), jen.Lit(m.Scale))
}

// checkFaithful emits the refusal of a number that would be written as another one, about which the
// schema may decide differently.
func checkFaithful(v *model.Value) []jen.Code {
	if v.Judge == nil {
		return nil
	}
	return []jen.Code{jen.If(
		jen.Op("!").Id("exact").Op("&&").Op("!").Id("d").Dot("Faithful").
			Call(jen.Id("s").Index(jen.Id("p").Op(":").Id("q")), jen.Id("v")),
	).Block(returnBeyondFloat())}
}

func returnBeyondFloat() jen.Code {
	return jen.Return(jen.Id("d").Dot("BeyondFloat64").Call(jen.Id("p")))
}

// floatFailures emits the conditions under which the number f is refused.
func floatFailures(v *model.Value, f *jen.Statement) []*jen.Statement {
	var failures []*jen.Statement
	add := func(bound *model.Bound, beyond string) {
		if bound == nil {
			return
		}
		if bound.Exclusive {
			beyond += "="
		}
		failures = append(failures, f.Clone().Op(beyond).Add(jen.Lit(bound.Value)))
	}
	add(v.MinFloat, "<")
	add(v.MaxFloat, ">")
	return failures
}

func isInclusive(bound *model.Bound) bool { return bound != nil && !bound.Exclusive }

func decodeBool(v *model.Value, at *jen.Statement) []jen.Code {
	code := read("Bool", failures(v, jen.Id("v"))...)
	return append(code, at.Clone().Op("=").Id("v"))
}

// decodeUUID emits the reading of a uuid to where it belongs:
//
//	if p = wire.UUIDInto((*[16]byte)(&t.FeedID), s, p); p < 0 {
//		return p
//	}
func decodeUUID(to *jen.Statement) []jen.Code {
	array := jen.Parens(jen.Op("*").Index(jen.Lit(16)).Byte()).Parens(to)
	return []jen.Code{jen.If(
		jen.Id("p").Op("=").Qual(wirePath, "UUIDInto").Call(array, jen.Id("s"), jen.Id("p")),
		jen.Id("p").Op("<").Lit(0),
	).Block(passOn("p"))}
}

// decodeEnum emits the reading of a constant, which keeps nothing of the payload:
//
//	v, q := wire.String(s, p)
//	if q < 0 {
//		return ^p
//	}
//	constant, ok := findOrderStatus(v)
//	if !ok {
//		return ^p
//	}
//	p = q
func decodeEnum(v *model.Value, at *jen.Statement) []jen.Code {
	return []jen.Code{
		jen.List(jen.Id("v"), jen.Id("q")).Op(":=").Qual(wirePath, "String").Call(jen.Id("s"), jen.Id("p")),
		jen.If(jen.Id("q").Op("<").Lit(0)).Block(refuse()),
		jen.List(jen.Id("constant"), jen.Id("ok")).Op(":=").Id(enumOf(v.Enum)).Call(jen.Id("v")),
		jen.If(jen.Op("!").Id("ok")).Block(refuse()),
		jen.Id("p").Op("=").Id("q"),
		at.Clone().Op("=").Id("constant"),
	}
}

// decodeObject emits the call that reads an object into what at points to.
func decodeObject(v *model.Value, at *jen.Statement) []jen.Code {
	return []jen.Code{jen.If(
		jen.Id("p").Op("=").Id(decodeName(v.Struct)).Call(jen.Id("d"), jen.Id("s"), jen.Id("p"), at),
		jen.Id("p").Op("<").Lit(0),
	).Block(passOn("p"))}
}

// decodeRaw emits the keeping of a value's text, behind its check if it has one.
func decodeRaw(v *model.Value, at *jen.Statement) []jen.Code {
	pass := jen.Id("d").Dot("Skip").Call(jen.Id("s"), jen.Id("p"))
	if v.ByType != nil {
		pass = callCheck(v.Func)
	}
	return append(passAndKeep(pass), at.Clone().Op("=").Add(keptText()), jen.Id("p").Op("=").Id("q"))
}

func passAndKeep(pass jen.Code) []jen.Code {
	return []jen.Code{
		jen.Id("q").Op(":=").Add(pass),
		jen.If(jen.Id("q").Op("<").Lit(0)).Block(passOn("q")),
	}
}

func keptText() *jen.Statement {
	return jen.Qual(eventPath, "RawJSON").Call(jen.Id("d").Dot("Keep").Call(jen.Id("s").Index(jen.Id("p").Op(":").Id("q"))))
}

func callCheck(name string) *jen.Statement {
	return jen.Id(name).Call(jen.Id("d"), jen.Id("s"), jen.Id("p"))
}

// decodeSlice emits the loop over an array. The slice is never nil behind it, so that an empty
// array differs from an absent one.
//
//	var more bool
//	if p, more = d.Array(s, p); p < 0 {
//		return p
//	}
//	items := t.Tags[:0]
//	if items == nil {
//		items = wire.NewSlice[string](more)
//	}
//	for more {
//		…
//		if p, more = wire.NextElement(s, p); p < 0 {
//			return p
//		}
//	}
//	d.Leave()
//	t.Tags = items
func decodeSlice(v *model.Value, at *jen.Statement) []jen.Code {
	loop := append(appendElement(v), jen.If(
		jen.List(jen.Id("p"), jen.Id("more")).Op("=").Qual(wirePath, "NextElement").Call(jen.Id("s"), jen.Id("p")),
		jen.Id("p").Op("<").Lit(0),
	).Block(passOn("p")))
	code := []jen.Code{
		jen.Var().Id("more").Bool(),
		jen.If(
			jen.List(jen.Id("p"), jen.Id("more")).Op("=").Id("d").Dot("Array").Call(jen.Id("s"), jen.Id("p")),
			jen.Id("p").Op("<").Lit(0),
		).Block(passOn("p")),
		jen.Id("items").Op(":=").Parens(at.Clone()).Index(jen.Op(":").Lit(0)),
		jen.If(jen.Id("items").Op("==").Nil()).Block(jen.Id("items").Op("=").Qual(wirePath, "NewSlice").Types(itemType(v.Item)).Call(jen.Id("more"))),
		jen.For(jen.Id("more")).Block(loop...),
		jen.Id("d").Dot("Leave").Call(),
	}
	code = append(code, checkContains(v, jen.Id("items"), refuseClosed())...)
	return append(append(code, checkItems(v, jen.Id("items"))...), at.Clone().Op("=").Id("items"))
}

// checkItems emits the refusal of a slice by its length or by elements that are equal. Uuids that must
// differ can do so in spelling only, which Go does not keep:
//
//	if !wire.AllDiffer(items) {
//		return d.SameUUIDs(p - 1)
//	}
func checkItems(v *model.Value, slice *jen.Statement) []jen.Code {
	if !v.Unique || v.Item.Kind != model.UUID {
		return refuseClosedIf(sliceFailures(v, slice))
	}
	same := jen.Return(jen.Id("d").Dot("SameUUIDs").Call(jen.Id("p").Op("-").Lit(1)))
	return append(refuseClosedIf(lengthFailures(v, slice)), jen.If(haveEqual(slice)).Block(same))
}

// appendElement emits what reads an element behind those that there are. An object is read where it
// belongs, into what stands there of an event that is read into again.
//
//	items = wire.Extend(items)
//	item := &items[len(items)-1]
//	if p = decodeOrderItem(d, s, p, item); p < 0 {
//		return p
//	}
func appendElement(v *model.Value) []jen.Code {
	item := jen.Id("item")
	if v.Item.Kind == model.Object && !v.Item.Nullable {
		last := jen.Id("items").Index(jen.Len(jen.Id("items")).Op("-").Lit(1))
		return []jen.Code{
			jen.Id("items").Op("=").Qual(wirePath, "Extend").Call(jen.Id("items")),
			item.Clone().Op(":=").Op("&").Add(last),
			jen.Block(judged(v.Item, decodeObject(v.Item, item), item)...),
		}
	}
	return []jen.Code{
		jen.Var().Add(item.Clone()).Add(itemType(v.Item)),
		jen.Block(decodeElement(v, item)...),
		jen.Id("items").Op("=").Append(jen.Id("items"), item.Clone()),
	}
}

// decodeElement emits what reads an element of a slice.
func decodeElement(v *model.Value, at *jen.Statement) []jen.Code {
	if len(v.Tuple) > 0 {
		return decodeTupleElement(v, at)
	}
	return decodeItem(v.Item, at)
}

// decodeItem emits what reads an element, which may be null.
func decodeItem(v *model.Value, at *jen.Statement) []jen.Code {
	if !v.Nullable || holdsNothing(v) {
		return orNull(v, at.Clone().Op("=").Nil(), judged(v, decodeValue(v, at), ofVariable(v, at)))
	}
	return orNull(v, at.Clone().Op("=").Nil(), judged(v, decodePointer(v, at), ofPointer(v, at)))
}
