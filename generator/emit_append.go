package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// appendFunc emits the function that writes an object. Every member leaves a comma behind it, which
// the next one needs; the last becomes the closing brace. All text that stands together is written
// at once.
//
//	func appendLiked(x *wire.Encoder, b []byte, t *Liked) []byte {
//		if !x.Enter() {
//			return x.TooDeep(b)
//		}
//		b = append(b, `{"event_type":"liked","event_id":"`...)
//		…
//		return x.CloseObject(b)
//	}
func appendFunc(st *model.Struct) jen.Code {
	doc := appendName(st) + " appends t to b, telling x of everything that the schema may refuse."
	return comment(doc).Line().Func().Id(appendName(st)).
		Params(jen.Id("x").Op("*").Qual(wirePath, "Encoder"), jen.Id("b").Index().Byte(), jen.Id("t").Op("*").Id(st.Name)).
		Index().Byte().Block(appendBody(st)...)
}

func appendBody(st *model.Struct) []jen.Code {
	if st.Raw {
		return []jen.Code{jen.Return(jen.Id("x").Dot("AppendRaw").Call(jen.Id("b"), jen.String().Call(target("JSON"))))}
	}
	w := appender{counts: asksForMembers(st)}
	w.code = append(w.code, enterOrReturn())
	if w.counts {
		w.code = append(w.code, seenVars(st)...)
	}
	w.text("{")
	for i, f := range st.Fields {
		w.member(i, f)
	}
	if st.Open {
		w.unknownMembers(st)
	}
	w.check(memberFailures(st))
	return w.close(st)
}

// appender collects the statements of a function that writes, and the text that is to be written
// before the next of them.
type appender struct {
	code    []jen.Code
	pending string
	counts  bool // whether the members that are written are noted
}

func (w *appender) text(s string) { w.pending += s }

// add adds statements behind the pending text.
func (w *appender) add(code ...jen.Code) {
	w.flush()
	w.code = append(w.code, code...)
}

// flush emits the pending text: b = append(b, `,"feed_id":"`...).
func (w *appender) flush() {
	if w.pending != "" {
		w.code = append(w.code, jen.Id("b").Op("=").Append(jen.Id("b"), text(w.pending).Op("...")))
		w.pending = ""
	}
}

// member writes a field with its name; one that is absent is left out:
//
//	if t.UserID != nil {
//		b = append(b, `"user_id":"`...)
//		…
//		b = append(b, ',')
//	}
func (w *appender) member(i int, f *model.Field) {
	if w.counts && f.Required {
		w.add(noteSeen(i))
	}
	if f.Discriminator {
		w.text(jsonName(f.JSON) + jsonText(f.Value.Enum.Values[0].Text) + ",")
		return
	}
	if f.Required {
		w.text(jsonName(f.JSON))
		w.fieldValue(f)
		w.text(",")
		return
	}
	var inner appender
	if w.counts {
		inner.add(noteSeen(i))
	}
	inner.text(jsonName(f.JSON))
	inner.fieldValue(f)
	inner.text(",")
	inner.flush()
	w.add(jen.If(isPresent(f)).Block(inner.code...))
}

func noteSeen(i int) jen.Code { return jen.Id(seenWord(i / 64)).Op("|=").Op(bitLiteral(i % 64)) }

// isPresent emits the condition under which an optional field is written.
func isPresent(f *model.Field) jen.Code {
	switch {
	case wrapping(f) == nullable:
		return jen.Op("!").Add(target(f.Name)).Dot("IsAbsent").Call()
	case f.Value.Kind == model.Raw:
		return target(f.Name).Op("!=").Lit("")
	}
	return target(f.Name).Op("!=").Nil()
}

// fieldValue writes the value of a field that is there, or null.
func (w *appender) fieldValue(f *model.Field) {
	at := target(f.Name)
	switch wrapping(f) {
	case nullable:
		w.nullableValue(f, at)
	case pointer:
		pointee := jen.Op("*").Add(at)
		if f.Value.Kind == model.Object {
			pointee = at.Clone()
		}
		if f.Required {
			w.valueOrNull(at.Clone().Op("!=").Nil(), f.Value, pointee)
			return
		}
		w.judgedValue(f.Value, pointee)
	default:
		w.plainValue(f.Value, at, f.Required)
	}
}

// plainValue writes a value that no pointer holds. Nil slices are null where that is allowed.
func (w *appender) plainValue(v *model.Value, at *jen.Statement, required bool) {
	switch {
	case hasNil(v) && v.Nullable && required:
		w.valueOrNull(at.Clone().Op("!=").Nil(), v, at)
	case v.Kind == model.Object:
		w.judgedValue(v, jen.Op("&").Add(at))
	default:
		w.judgedValue(v, at)
	}
}

// nullableValue writes what an event.Nullable holds, or null:
//
//	if value, ok := t.Note.Get(); ok {
//		…
//	} else {
//		b = append(b, "null"...)
//	}
//
// A struct that holds itself is held by a pointer, of which nil is null.
func (w *appender) nullableValue(f *model.Field, at *jen.Statement) {
	holds, value := jen.Id("ok"), jen.Id("value")
	switch {
	case f.Recursive:
		holds.Op("&&").Id("value").Op("!=").Nil()
	case f.Value.Kind == model.Object:
		value = jen.Op("&").Id("value")
	}
	w.valueOrNull(jen.List(jen.Id("value"), jen.Id("ok")).Op(":=").Add(at).Dot("Get").Call().Op(";").Add(holds), f.Value, value)
}

// valueOrNull writes a value where the condition holds, else null.
func (w *appender) valueOrNull(condition jen.Code, v *model.Value, at *jen.Statement) {
	var inner appender
	inner.judgedValue(v, at)
	inner.flush()
	w.add(jen.If(condition).Block(inner.code...).Else().Block(
		jen.Id("b").Op("=").Append(jen.Id("b"), jen.Lit("null").Op("..."))))
}

// judgedValue writes a value and asks the schema about it where the codec does not decide by itself.
func (w *appender) judgedValue(v *model.Value, at *jen.Statement) {
	if v.Judge == nil {
		w.value(v, at)
		return
	}
	inner := appender{code: []jen.Code{jen.Id("start").Op(":=").Len(jen.Id("b"))}}
	inner.value(v, at)
	inner.flush()
	inner.code = append(inner.code, jen.If(jen.Op("!").Id(v.Judge.Var).Dot("Accepts").
		Call(jen.String().Call(jen.Id("b").Index(jen.Id("start").Op(":"))))).Block(tellRefused()))
	w.add(jen.Block(inner.code...))
}

// value writes a value that is not null; at is a value of its Go type, of an object a pointer.
func (w *appender) value(v *model.Value, at *jen.Statement) {
	switch v.Kind {
	case model.Enumeration:
		w.enum(v, at)
	case model.Object:
		w.add(jen.Id("b").Op("=").Id(appendName(v.Struct)).Call(jen.Id("x"), jen.Id("b"), at))
	case model.Slice:
		w.slice(v, at)
	case model.Map:
		w.mapValue(v, at)
	case model.Union:
		w.add(jen.Id("b").Op("=").Id(appendUnionName(v.Union)).Call(jen.Id("x"), jen.Id("b"), at))
	case model.Raw:
		w.raw(v, at)
	default:
		w.scalar(v, at)
	}
}

// scalar is value for a kind that needs no type of its own.
func (w *appender) scalar(v *model.Value, at *jen.Statement) {
	switch v.Kind {
	case model.Float:
		w.float(v, at)
	case model.Number:
		w.check(failures(v, jen.String().Call(at.Clone())))
		w.call(jen.Id("x").Dot("AppendNumber"), jen.String().Call(at))
	case model.Null:
		w.text("null")
	case model.UUID:
		w.text(`"`)
		w.call(jen.Qual(wirePath, "AppendUUIDText"), at)
		w.text(`"`)
	case model.Time:
		w.call(jen.Id("x").Dot("AppendTime"), at)
	case model.String:
		w.string(v, at)
	default:
		w.check(failures(v, at))
		w.call(plainAppend(v.Kind), at)
	}
}

// plainAppend emits the function that writes a kind whose Go value needs no more than its checks.
func plainAppend(kind model.Kind) *jen.Statement {
	switch kind {
	case model.Int:
		return jen.Qual(wirePath, "AppendInt64")
	case model.Uint:
		return jen.Qual(wirePath, "AppendUint64")
	default:
		return jen.Qual(wirePath, "AppendBool")
	}
}

// string emits the writing of a string, which is held against its format or pattern at the same time.
// The quotes are written with the text around it.
//
//	b = append(b, `"login":"`...)
//	b = x.AppendText(b, t.Login)
//	b = append(b, `","html_url":"`...)
//	b = event.AppendURIText(x, b, t.HTMLURL)
//	b = append(b, `","sha":"`...)
//	b = patternCommit_Sha.AppendText(x, b, t.Sha)
func (w *appender) string(v *model.Value, at *jen.Statement) {
	write, rest := stringWriter(v)
	w.text(`"`)
	w.check(failures(rest, at))
	w.add(jen.Id("b").Op("=").Add(write(at)))
	w.text(`"`)
}

// appendChecked emits the writing of a text behind its check:
//
//	raw := string(t.CreatedAt)
//	d := x.Reading()
//	b = x.AppendChecked(b, raw, checkRepository_CreatedAt(&d, raw, wire.Space(raw, 0)))
func appendChecked(at jen.Code, check string) []jen.Code {
	return append(startReading(at),
		jen.Id("b").Op("=").Id("x").Dot("AppendChecked").Call(jen.Id("b"), jen.Id("raw"), readRaw(check)))
}

func startReading(at jen.Code) []jen.Code {
	return []jen.Code{
		jen.Id("raw").Op(":=").String().Call(at),
		jen.Id("d").Op(":=").Id("x").Dot("Reading").Call(),
	}
}

func readRaw(check string) jen.Code {
	return jen.Id(check).Call(jen.Op("&").Id("d"), jen.Id("raw"), jen.Qual(wirePath, "Space").Call(jen.Id("raw"), jen.Lit(0)))
}

// raw emits the writing of a text, behind its check if it has one.
func (w *appender) raw(v *model.Value, at *jen.Statement) {
	if v.ByType != nil {
		w.add(jen.Block(appendChecked(at, v.Func)...))
		return
	}
	w.call(jen.Id("x").Dot("AppendRaw"), jen.String().Call(at))
}

// float emits the writing of a number. The digits that are written are what multipleOf is about.
//
//	b = x.AppendMultiple(b, t.Total, 1, 2)
func (w *appender) float(v *model.Value, at *jen.Statement) {
	w.check(floatFailures(v, at))
	switch len(v.FloatMultiples) {
	case 0:
		w.call(jen.Id("x").Dot("AppendFloat64"), at)
	case 1:
		m := v.FloatMultiples[0]
		w.add(jen.Id("b").Op("=").Id("x").Dot("AppendMultiple").
			Call(jen.Id("b"), at, jen.Lit(int(m.Unscaled)), jen.Lit(m.Scale)))
	default:
		w.floatOfMultiples(v, at)
	}
}

// floatOfMultiples emits the writing of a number that must be a multiple of several.
//
//	start := len(b)
//	b = x.AppendFloat64(b, t.Total)
//	if !wire.IsMultiple(wire.Alias(b[start:]), 1, 2) {
//		x.Refuse()
//	}
func (w *appender) floatOfMultiples(v *model.Value, at *jen.Statement) {
	written := jen.Qual(wirePath, "Alias").Call(jen.Id("b").Index(jen.Id("start").Op(":")))
	inner := appender{code: []jen.Code{jen.Id("start").Op(":=").Len(jen.Id("b"))}}
	inner.call(jen.Id("x").Dot("AppendFloat64"), at)
	for _, m := range v.FloatMultiples {
		inner.check([]*jen.Statement{jen.Op("!").Add(isMultiple(m, written.Clone()))})
	}
	w.add(jen.Block(inner.code...))
}

// call emits b = f(b, at).
func (w *appender) call(f *jen.Statement, at jen.Code) {
	w.add(jen.Id("b").Op("=").Add(f).Call(jen.Id("b"), at))
}

// check emits
//
//	if !wire.Length(t.Username, 1, 64) {
//		x.Refuse()
//	}
//
// It stands before the pending text, which is not written by itself for it.
func (w *appender) check(failures []*jen.Statement) {
	if len(failures) > 0 {
		w.code = append(w.code, jen.If(anyOf(failures)).Block(tellRefused()))
	}
}

func tellRefused() jen.Code { return jen.Id("x").Dot("Refuse").Call() }

// enum emits
//
//	if _, ok := findOrderStatus(string(t.Status)); !ok {
//		x.Refuse()
//	}
//	b = x.AppendText(b, string(t.Status))
func (w *appender) enum(v *model.Value, at *jen.Statement) {
	w.code = append(w.code, jen.If(
		jen.List(jen.Id("_"), jen.Id("ok")).Op(":=").Id(enumOf(v.Enum)).Call(jen.String().Call(at.Clone())),
		jen.Op("!").Id("ok"),
	).Block(tellRefused()))
	w.text(`"`)
	w.call(jen.Id("x").Dot("AppendText"), jen.String().Call(at.Clone()))
	w.text(`"`)
}

// slice emits
//
//	b = append(b, '[')
//	for i := range t.Tags {
//		…
//		b = append(b, ',')
//	}
//	b = x.CloseArray(b)
func (w *appender) slice(v *model.Value, at *jen.Statement) {
	w.check(sliceFailures(v, at))
	if v.Contains != nil {
		w.add(jen.Block(checkContains(v, at, tellRefused())...))
	}
	w.add(enterOrReturn())
	w.text("[")
	inner := appender{code: declareItem(v, jen.Op("&").Parens(at.Clone()).Index(jen.Id("i")))}
	if len(v.Tuple) > 0 {
		inner.tupleElement(v)
	} else {
		inner.item(v.Item, jen.Id("item"))
	}
	inner.text(",")
	inner.flush()
	each := jen.Range().Add(at.Clone())
	if len(declareItem(v, nil)) > 0 {
		each = jen.Id("i").Op(":=").Add(each)
	}
	w.add(jen.For(each).Block(inner.code...),
		jen.Id("b").Op("=").Id("x").Dot("CloseArray").Call(jen.Id("b")))
}

// declareItem emits the variable for an element of a slice or map. There is none for elements that can
// only be null.
func declareItem(v *model.Value, element *jen.Statement) []jen.Code {
	if v.Item.Kind == model.Null {
		return nil
	}
	return []jen.Code{jen.Id("item").Op(":=").Add(element)}
}

// tupleElement emits the writing of an element whose check depends on its place.
func (w *appender) tupleElement(v *model.Value) {
	var cases []jen.Code
	item := jen.Op("*").Id("item")
	for i, check := range v.Tuple {
		cases = append(cases, jen.Case(jen.Lit(i)).Block(appendChecked(item.Clone(), check.Func)...))
	}
	others := []jen.Code{jen.Id("b").Op("=").Id("x").Dot("AppendRaw").Call(jen.Id("b"), jen.String().Call(item.Clone()))}
	if v.Rest != nil {
		others = appendChecked(item.Clone(), v.Rest.Func)
	}
	cases = append(cases, jen.Default().Block(others...))
	w.add(jen.Switch(jen.Id("i")).Block(cases...))
}

// item writes an element, which at points to and which may be null.
func (w *appender) item(v *model.Value, at *jen.Statement) {
	value := jen.Op("*").Add(at)
	switch {
	case hasNil(v) && v.Nullable:
		w.valueOrNull(value.Clone().Op("!=").Nil(), v, value)
	case v.Nullable && !holdsNothing(v):
		pointee := jen.Op("**").Add(at)
		if v.Kind == model.Object {
			pointee = value.Clone()
		}
		w.valueOrNull(value.Clone().Op("!=").Nil(), v, pointee)
	case v.Kind == model.Object:
		w.judgedValue(v, at)
	default:
		w.judgedValue(v, value)
	}
}

// unknownMembers emits
//
//	if len(t.UnknownMembers) > 0 {
//		b = t.UnknownMembers.AppendTo(x, b, membersLiked)
//	}
func (w *appender) unknownMembers(st *model.Struct) {
	var inner appender
	value := jen.String().Call(jen.Id("m").Dot("Value"))
	if st.Additional != nil {
		inner.add(startReading(jen.Id("m").Dot("Value"))...)
		inner.add(jen.Id("x").Dot("Check").Call(jen.Id("raw"), readRaw(st.Additional.Func)))
	}
	inner.checkMember(st.Members, jen.Id("m").Dot("Name"), value)
	if len(inner.code) > 0 {
		w.add(jen.For(jen.List(jen.Id("_"), jen.Id("m")).Op(":=").Range().Add(target("UnknownMembers"))).Block(inner.code...))
	}
	w.add(jen.If(jen.Len(target("UnknownMembers")).Op(">").Lit(0)).Block(
		jen.Id("b").Op("=").Add(target("UnknownMembers")).Dot("AppendTo").Call(jen.Id("x"), jen.Id("b"), members(st)),
	))
}

// checkMember emits the check of a member by its name.
func (w *appender) checkMember(rules *model.MemberRules, name, value jen.Code) {
	if rules != nil {
		w.add(jen.Id("x").Dot("CheckMember").Call(name, value, jen.Id(rules.Func)))
	}
}

// close emits the closing brace in place of the last comma.
func (w *appender) close(st *model.Struct) []jen.Code {
	w.code = append(w.code, jen.Null())
	last := len(st.Fields) - 1
	if !st.Open && last >= 0 && st.Fields[last].Required && w.pending != "" {
		w.pending = w.pending[:len(w.pending)-1] + "}"
		w.add(jen.Id("x").Dot("Leave").Call(), jen.Return(jen.Id("b")))
		return w.code
	}
	w.add(jen.Return(jen.Id("x").Dot("CloseObject").Call(jen.Id("b"))))
	return w.code
}
