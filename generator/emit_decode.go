package generator

import (
	"fmt"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// decodeFunc emits the function that reads an object in one pass. Each member's value has one place
// in the code, labelled by its number. The members are expected in the order of the schema: behind
// a value the next member's name is compared as it stands; only where it is another one is the name
// read and looked up.
//
//	func decodeLiked(d *wire.Decoder, s string, p int, t *Liked) int {
//		var seen uint64
//		var key string
//		if p = d.Object(s, p); p < 0 {
//			return p
//		}
//		…
//	}
func decodeFunc(st *model.Struct) jen.Code {
	doc := decodeName(st) + " reads " + article(st.Name) + " " + st.Name +
		" at s[p:] and returns the position behind it, or ^at where it does not accept what is at at."
	return comment(doc).Line().Func().Id(decodeName(st)).
		Params(decoderParam(), jen.Id("s").String(), jen.Id("p").Int(), jen.Id("t").Op("*").Id(st.Name)).Int().
		Block(decodeBody(st)...)
}

func decodeBody(st *model.Struct) []jen.Code {
	if st.Raw {
		return decodeRawBody()
	}
	code := seenVars(st)
	if hasMembers(st) {
		code = append(code, jen.Var().Id("key").String())
	}
	if st.Open {
		code = append(code, target("UnknownMembers").Op("=").Nil())
	}
	code = append(code,
		jen.If(jen.Id("p").Op("=").Id("d").Dot("Object").Call(jen.Id("s"), jen.Id("p")), jen.Id("p").Op("<").Lit(0)).
			Block(passOn("p")),
		jen.If(jen.Id("s").Index(jen.Id("p")).Op("==").LitRune('}')).Block(
			jen.Id("p").Op("++"), jen.Goto().Id("end")),
	)
	for i := range st.Fields {
		code = append(code, decodeMember(st, i)...)
	}
	code = append(code, decodeOtherMember(st)...)
	return append(code, decodeEnd(st)...)
}

// hasMembers reports whether the object can have any member.
func hasMembers(st *model.Struct) bool { return len(st.Fields) > 0 || st.Open }

func decodeRawBody() []jen.Code {
	return []jen.Code{
		jen.Id("q").Op(":=").Id("d").Dot("Skip").Call(jen.Id("s"), jen.Id("p")),
		jen.If(jen.Id("q").Op(">=").Lit(0)).Block(
			target("JSON").Op("=").Qual(eventPath, "RawJSON").Call(jen.Id("d").Dot("Keep").Call(jen.Id("s").Index(jen.Id("p").Op(":").Id("q")))),
		),
		jen.Return(jen.Id("q")),
	}
}

// seenVars emits the bits that say which members were seen: var seen uint64.
func seenVars(st *model.Struct) []jen.Code {
	var vars []jen.Code
	for word := 0; word == 0 || word*64 < len(st.Fields); word++ {
		vars = append(vars, jen.Var().Id(seenWord(word)).Uint64())
	}
	if len(st.Fields) == 0 {
		return nil
	}
	return vars
}

func seenWord(word int) string {
	if word == 0 {
		return "seen"
	}
	return "seen" + strconv.Itoa(word)
}

// decodeMember emits the name, the value and what follows it, of member i. The members before it come
// here with the name still to be read, or behind the colon where they saw it coming:
//
//	if len(s)-p <= 10 || s[p:p+10] != `"feed_id":` {
//		goto other
//	}
//	p += 10
//	behind3:
//		if s[p] <= ' ' {
//			p = wire.Space(s, p)
//		}
//	value3: // "feed_id"
//		…
func decodeMember(st *model.Struct, i int) []jen.Code {
	f := st.Fields[i]
	var code []jen.Code
	if i > 0 && !st.Fields[i-1].Required {
		code = append(code, label(nameLabel(i)))
	}
	code = append(code, expectName(st, i)...)
	if i > 0 {
		code = append(code, label(behindLabel(i)))
	}
	code = append(code, jen.If(jen.Id("s").Index(jen.Id("p")).Op("<=").LitRune(' ')).Block(
		jen.Id("p").Op("=").Qual(wirePath, "Space").Call(jen.Id("s"), jen.Id("p"))))
	code = append(code, label(valueLabel(i)), jen.Comment("// "+strconv.QuoteToGraphic(f.JSON)))
	code = append(code, markSeen(i)...)
	code = append(code, jen.Block(decodeFieldValue(f)...))
	if i+1 < len(st.Fields) {
		code = append(code, expectNext(st, i+1))
	}
	return append(code, passSeparator())
}

// expectName emits the comparison with the name of member i.
func expectName(st *model.Struct, i int) []jen.Code {
	name := jsonName(st.Fields[i].JSON)
	return []jen.Code{
		jen.If(isShort(len(name)).Op("||").Add(differs(name))).Block(jen.Goto().Id(afterMismatch(st, i))),
		jen.Id("p").Op("+=").Lit(len(name)),
	}
}

// expectNext emits the comparison with the comma and the name of member i, as a compact document in
// the order of the schema has them:
//
//	if len(s)-p > 11 && s[p:p+11] == `,"user_id":` {
//		p += 11
//		goto behind4
//	}
func expectNext(st *model.Struct, i int) jen.Code {
	text := "," + jsonName(st.Fields[i].JSON)
	return jen.If(jen.Len(jen.Id("s")).Op("-").Id("p").Op(">").Lit(len(text)).Op("&&").Add(equals(text))).Block(
		jen.Id("p").Op("+=").Lit(len(text)), jen.Goto().Id(behindLabel(i)))
}

func isShort(n int) *jen.Statement { return jen.Len(jen.Id("s")).Op("-").Id("p").Op("<=").Lit(n) }

// afterMismatch returns the label to go to where the name of member i is another one: an optional
// member may be absent, so the next one is tried.
func afterMismatch(st *model.Struct, i int) string {
	if !st.Fields[i].Required && i+1 < len(st.Fields) {
		return nameLabel(i + 1)
	}
	return "other"
}

// differs emits the comparison of s at p with text that is another one.
func differs(text string) jen.Code { return compare(text, "!=", "||") }

// equals emits the comparison of s at p with text.
func equals(text string) jen.Code { return compare(text, "==", "&&") }

// compare emits a comparison in pieces of at most 16 bytes: the compiler makes one or two loads of
// each.
func compare(text, operator, join string) jen.Code {
	const piece = 16
	code := jen.Null()
	for start := 0; start < len(text); start += piece {
		end := min(start+piece, len(text))
		from := jen.Id("p")
		if start > 0 {
			code.Op(join)
			from = jen.Id("p").Op("+").Lit(start)
		}
		code.Id("s").Index(from.Op(":").Id("p").Op("+").Lit(end)).Op(operator).Lit(text[start:end])
	}
	return code
}

// markSeen emits the refusal of a member that occurs twice, which the schema decides about.
func markSeen(i int) []jen.Code {
	seen, bit := jen.Id(seenWord(i/64)), jen.Parens(jen.Op(bitLiteral(i%64)))
	return []jen.Code{
		jen.If(seen.Clone().Op("&").Add(bit).Op("!=").Lit(0)).Block(refuse()),
		seen.Clone().Op("|=").Op(bitLiteral(i % 64)),
	}
}

func bitLiteral(bit int) string { return fmt.Sprintf("1<<%d", bit) }

// passSeparator emits the way from a value to the next name or the end:
//
//	if len(s)-p >= 2 && s[p] == ',' && s[p+1] == '"' {
//		p++
//	} else if p < len(s) && s[p] == '}' {
//		p++
//		goto end
//	} else if p = wire.Next(s, p); p < 0 {
//		return p
//	} else if s[p] == '}' {
//		p++
//		goto end
//	}
func passSeparator() jen.Code {
	at := func(offset jen.Code) *jen.Statement { return jen.Id("s").Index(offset) }
	toEnd := []jen.Code{jen.Id("p").Op("++"), jen.Goto().Id("end")}
	return jen.If(jen.Len(jen.Id("s")).Op("-").Id("p").Op(">=").Lit(2).Op("&&").
		Add(at(jen.Id("p"))).Op("==").LitRune(',').Op("&&").
		Add(at(jen.Id("p").Op("+").Lit(1))).Op("==").LitRune('"'),
	).Block(
		jen.Id("p").Op("++"),
	).Else().If(
		jen.Id("p").Op("<").Len(jen.Id("s")).Op("&&").Add(at(jen.Id("p"))).Op("==").LitRune('}'),
	).Block(toEnd...).Else().If(
		jen.Id("p").Op("=").Qual(wirePath, "Next").Call(jen.Id("s"), jen.Id("p")), jen.Id("p").Op("<").Lit(0),
	).Block(
		passOn("p"),
	).Else().If(
		at(jen.Id("p")).Op("==").LitRune('}'),
	).Block(toEnd...)
}

// decodeOtherMember emits what reads a member that was not expected where it stands:
//
//	other:
//		if key, p = wire.Key(s, p); p < 0 {
//			return p
//		}
//		switch key {
//		case "feed_id":
//			goto value3
//		}
func decodeOtherMember(st *model.Struct) []jen.Code {
	if !hasMembers(st) {
		return []jen.Code{refuse()}
	}
	code := []jen.Code{
		label("other"),
		jen.If(jen.List(jen.Id("key"), jen.Id("p")).Op("=").Qual(wirePath, "Key").Call(jen.Id("s"), jen.Id("p")),
			jen.Id("p").Op("<").Lit(0)).Block(passOn("p")),
	}
	if len(st.Fields) > 0 {
		var cases []jen.Code
		for i, f := range st.Fields {
			cases = append(cases, jen.Case(jen.Lit(f.JSON)).Block(jen.Goto().Id(valueLabel(i))))
		}
		code = append(code, jen.Switch(jen.Id("key")).Block(cases...))
	}
	if !st.Open {
		return append(code, refuse())
	}
	if st.Additional != nil {
		code = append(code, passOnFailure(callCheck(st.Additional.Func)))
	}
	code = append(code, refuseMember(st.Members, "key")...)
	return append(code,
		jen.If(jen.Id("p").Op("=").Add(target("UnknownMembers")).Dot("Decode").
			Call(jen.Id("d"), jen.Id("s"), jen.Id("p"), jen.Id("key")), jen.Id("p").Op("<").Lit(0)).Block(passOn("p")),
		jen.If(jen.Id("p").Op("=").Qual(wirePath, "Next").Call(jen.Id("s"), jen.Id("p")), jen.Id("p").Op("<").Lit(0)).Block(passOn("p")),
		jen.If(jen.Id("s").Index(jen.Id("p")).Op("!=").LitRune('}')).Block(jen.Goto().Id("other")),
		jen.Id("p").Op("++"),
	)
}

// decodeEnd emits the check for required members and the clearing of absent ones, which hold what
// was there before where a value is decoded into again:
//
//	end:
//		if seen&0b111 != 0b111 {
//			return ^(p - 1)
//		}
//		if seen&(1<<3) == 0 {
//			t.UserID = nil
//		}
//		d.Leave()
//		return p
func decodeEnd(st *model.Struct) []jen.Code {
	code := []jen.Code{label("end")}
	for word := 0; word*64 < len(st.Fields); word++ {
		if required := requiredBits(st, word); required != 0 {
			bits := jen.Op(fmt.Sprintf("%#x", required))
			code = append(code, jen.If(jen.Id(seenWord(word)).Op("&").Add(bits).Op("!=").Add(bits)).Block(refuseClosed()))
		}
	}
	code = append(code, refuseClosedIf(memberFailures(st))...)
	for i, f := range st.Fields {
		if !f.Required {
			bit := jen.Op(bitLiteral(i % 64))
			code = append(code, jen.If(jen.Id(seenWord(i/64)).Op("&").Parens(bit).Op("==").Lit(0)).
				Block(target(f.Name).Op("=").Add(zeroValue(f))))
		}
	}
	return append(code, jen.Id("d").Dot("Leave").Call(), jen.Return(jen.Id("p")))
}

func requiredBits(st *model.Struct, word int) uint64 {
	var bits uint64
	for i := word * 64; i < min(len(st.Fields), word*64+64); i++ {
		if st.Fields[i].Required {
			bits |= 1 << (i % 64)
		}
	}
	return bits
}

// zeroValue emits the value of a field that is absent.
func zeroValue(f *model.Field) jen.Code {
	switch {
	case wrapping(f) == nullable:
		return jen.Add(fieldType(f)).Values()
	case f.Value.Kind == model.Raw:
		return jen.Lit("")
	}
	return jen.Nil()
}

func nameLabel(i int) string { return "name" + strconv.Itoa(i) }

func behindLabel(i int) string { return "behind" + strconv.Itoa(i) }

func valueLabel(i int) string { return "value" + strconv.Itoa(i) }

func label(name string) jen.Code { return jen.Id(name).Op(":") }

// refuse emits the refusal of what is at p, which is where a value starts. The place is the complement
// of the position, so that it is told by the same negative number which says that there is a refusal.
//
//	return ^p
func refuse() jen.Code { return jen.Return(jen.Op("^").Id("p")) }

// refuseClosed emits the refusal of the object or array that is closed by the byte before p:
//
//	return ^(p - 1)
func refuseClosed() jen.Code {
	return jen.Return(jen.Op("^").Parens(jen.Id("p").Op("-").Lit(1)))
}

// passOn emits the return of a position that says what was refused.
func passOn(position string) jen.Code { return jen.Return(jen.Id(position)) }

// target emits t.Name.
func target(name string) *jen.Statement { return jen.Id("t").Dot(name) }
