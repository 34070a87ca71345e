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
//		x.Leave()
//		return wire.CloseObject(b)
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
	var w appender
	w.code = append(w.code, jen.If(jen.Op("!").Id("x").Dot("Enter").Call()).Block(
		jen.Return(jen.Id("x").Dot("TooDeep").Call(jen.Id("b")))))
	w.text("{")
	for _, f := range st.Fields {
		w.member(f)
	}
	if st.Open {
		w.unknownMembers(st)
	}
	return w.close(st)
}

// appender collects the statements of a function that writes, and the text that is to be written
// before the next of them.
type appender struct {
	code    []jen.Code
	pending string
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
func (w *appender) member(f *model.Field) {
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
	inner.text(jsonName(f.JSON))
	inner.fieldValue(f)
	inner.text(",")
	inner.flush()
	w.add(jen.If(isPresent(f)).Block(inner.code...))
}

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
		w.valueOrNull(
			jen.List(jen.Id("value"), jen.Id("ok")).Op(":=").Add(at).Dot("Get").Call().Op(";").Id("ok"),
			f.Value, jen.Id("value"))
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
	case v.Kind == model.Slice && v.Nullable && required:
		w.valueOrNull(at.Clone().Op("!=").Nil(), v, at)
	case v.Kind == model.Object:
		w.judgedValue(v, jen.Op("&").Add(at))
	default:
		w.judgedValue(v, at)
	}
}

// valueOrNull writes a value where the condition holds, else null.
func (w *appender) valueOrNull(condition jen.Code, v *model.Value, at *jen.Statement) {
	var inner appender
	if v.Kind == model.Object && at.GoString() == "value" {
		at = jen.Op("&").Id("value")
	}
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
	case model.String:
		w.check(stringChecks(v, at))
		w.call(jen.Id("x").Dot("AppendString"), at)
	case model.Int:
		w.check(intFailures(v, at))
		w.call(jen.Qual(wirePath, "AppendInt64"), at)
	case model.Float:
		w.check(floatFailures(v, at))
		w.call(jen.Id("x").Dot("AppendFloat64"), at)
	case model.Bool:
		w.check(boolFailures(v, at))
		w.call(jen.Qual(wirePath, "AppendBool"), at)
	case model.Null:
		w.text("null")
	case model.UUID:
		w.text(`"`)
		w.call(jen.Qual(wirePath, "AppendUUIDText"), at)
		w.text(`"`)
	case model.Time:
		w.call(jen.Id("x").Dot("AppendTime"), at)
	case model.Enumeration:
		w.enum(v, at)
	case model.Object:
		w.add(jen.Id("b").Op("=").Id(appendName(v.Struct)).Call(jen.Id("x"), jen.Id("b"), at))
	case model.Slice:
		w.slice(v, at)
	default:
		w.call(jen.Id("x").Dot("AppendRaw"), jen.String().Call(at))
	}
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
func (w *appender) check(failures []*jen.Statement) {
	if len(failures) > 0 {
		w.add(jen.If(anyOf(failures)).Block(tellRefused()))
	}
}

func tellRefused() jen.Code { return jen.Id("x").Dot("Refuse").Call() }

// stringChecks is stringFailures for a Go string, which can also be no date.
func stringChecks(v *model.Value, at *jen.Statement) []*jen.Statement {
	failures := stringFailures(v, at)
	if v.Format == "date" {
		failures = append(failures, jen.Op("!").Qual(wirePath, "IsDate").Call(at.Clone()))
	}
	return failures
}

// enum emits
//
//	if _, ok := findOrderStatus(string(t.Status)); !ok {
//		x.Refuse()
//	}
//	b = x.AppendString(b, string(t.Status))
func (w *appender) enum(v *model.Value, at *jen.Statement) {
	w.add(jen.If(
		jen.List(jen.Id("_"), jen.Id("ok")).Op(":=").Id(enumOf(v.Enum)).Call(jen.String().Call(at.Clone())),
		jen.Op("!").Id("ok"),
	).Block(tellRefused()))
	w.call(jen.Id("x").Dot("AppendString"), jen.String().Call(at.Clone()))
}

// slice emits
//
//	b = append(b, '[')
//	for i := range t.Tags {
//		…
//		b = append(b, ',')
//	}
//	b = wire.CloseArray(b)
func (w *appender) slice(v *model.Value, at *jen.Statement) {
	items := at
	if len(sliceFailures(v, items)) > 0 {
		w.check(sliceFailures(v, items))
	}
	w.add(jen.If(jen.Op("!").Id("x").Dot("Enter").Call()).Block(jen.Return(jen.Id("x").Dot("TooDeep").Call(jen.Id("b")))))
	w.text("[")
	var inner appender
	inner.code = append(inner.code, jen.Id("item").Op(":=").Op("&").Parens(items.Clone()).Index(jen.Id("i")))
	inner.item(v.Item, jen.Id("item"))
	inner.text(",")
	inner.flush()
	w.add(jen.For(jen.Id("i").Op(":=").Range().Add(at.Clone())).Block(inner.code...),
		jen.Id("b").Op("=").Qual(wirePath, "CloseArray").Call(jen.Id("b")),
		jen.Id("x").Dot("Leave").Call())
}

// item writes an element, which at points to and which may be null.
func (w *appender) item(v *model.Value, at *jen.Statement) {
	value := jen.Op("*").Add(at)
	switch {
	case v.Kind == model.Slice && v.Nullable:
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
//		b = t.UnknownMembers.AppendTo(x, b, isLikedMember)
//	}
func (w *appender) unknownMembers(st *model.Struct) {
	w.add(jen.If(jen.Len(target("UnknownMembers")).Op(">").Lit(0)).Block(
		jen.Id("b").Op("=").Add(target("UnknownMembers")).Dot("AppendTo").Call(
			append([]jen.Code{jen.Id("x"), jen.Id("b")}, memberNames(st)...)...),
	))
}

// memberNames emits the names that the schema has, which no unknown member may have.
func memberNames(st *model.Struct) []jen.Code {
	var names []jen.Code
	for _, f := range st.Fields {
		names = append(names, jen.Lit(f.JSON))
	}
	return names
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
	w.add(jen.Id("x").Dot("Leave").Call(), jen.Return(jen.Qual(wirePath, "CloseObject").Call(jen.Id("b"))))
	return w.code
}
