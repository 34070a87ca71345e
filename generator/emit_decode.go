package generator

import (
	"fmt"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// decodeFunc emits the function that reads an object in one pass. Each member's value has one place
// in the code, labelled by its number. The members are expected in the order of the schema: behind
// a value the next member's name is compared as it stands; only where it is another one, or where
// white space stands between, is the name read and looked up, in one place for all members.
//
//	func decodeLiked(d *wire.Decoder, s string, p int, t *Liked) int {
//		var seen uint64
//		var member int
//		var key string
//		if p = d.Object(s, p); p < 0 {
//			return p
//		}
//		…
//	}
func decodeFunc(st *model.Struct, style style) jen.Code {
	doc := decodeName(st) + " reads " + article(st.Name) + " " + st.Name +
		" at s[p:] and returns the position behind it, or ^at where it does not accept what is at at."
	return comment(doc).Line().Func().Id(decodeName(st)).
		Params(decoderParam(), jen.Id("s").String(), jen.Id("p").Int(), jen.Id("t").Op("*").Id(st.Name)).Int().
		Block(decodeBody(st, style)...)
}

func decodeBody(st *model.Struct, style style) []jen.Code {
	if st.Raw {
		return decodeRawBody()
	}
	code := memberVars(st)
	if st.Open {
		code = append(code, target("UnknownMembers").Op("=").Nil())
	}
	code = append(code,
		jen.If(jen.Id("p").Op("=").Id("d").Dot("Object").Call(jen.Id("s"), jen.Id("p")), jen.Id("p").Op("<").Lit(0)).
			Block(passOn("p")),
	)
	code = append(code, decodeFirst(st, style)...)
	for i := range st.Fields {
		code = append(code, decodeMember(st, i, style)...)
	}
	code = append(code, decodeOtherMember(st)...)
	return append(code, decodeEnd(st, style)...)
}

// memberVars emits what says where in the object the function is: which members were seen, the
// number of the next one, and its name where that is none of the schema's.
func memberVars(st *model.Struct) []jen.Code {
	code := seenVars(st)
	if hasMembers(st) {
		code = append(code, jen.Var().Id("member").Int())
	}
	if st.Open {
		code = append(code, jen.Var().Id("key").String())
	}
	return code
}

// membersVar emits the names of an object's members, in the order of the schema:
//
//	var membersLiked = []string{"event_type", "event_id"}
func membersVar(st *model.Struct) jen.Code {
	if len(st.Fields) == 0 || st.Raw {
		return nil
	}
	return comment(membersName(st)+" are the names of the members of "+st.Name+", in the order of the schema.").Line().
		Var().Id(membersName(st)).Op("=").Index().String().Values(memberNames(st)...)
}

func membersName(st *model.Struct) string { return "members" + st.Name }

func memberNames(st *model.Struct) []jen.Code {
	names := make([]jen.Code, len(st.Fields))
	for i, f := range st.Fields {
		names[i] = jen.Lit(f.JSON)
	}
	return names
}

// members emits the names of the members: membersLiked, or nil where there are none.
func members(st *model.Struct) *jen.Statement {
	if len(st.Fields) == 0 {
		return jen.Nil()
	}
	return jen.Id(membersName(st))
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

// decodeFirst emits the way to the first member:
//
//	if len(s)-p <= 13 || s[p:p+13] != `"event_type":` || s[p+13] <= ' ' {
//		member, key, p = wire.FirstMember(s, p, membersLiked, 0)
//		goto found
//	}
//	p += 13
func decodeFirst(st *model.Struct, style style) []jen.Code {
	find := []jen.Code{findMember(st, "FirstMember", expected(st, 0)), jen.Goto().Id("found")}
	switch {
	case !hasMembers(st):
		return nil
	case len(st.Fields) == 0 || style == small:
		return find
	}
	return expectName(jsonName(st.Fields[0].JSON), find)
}

// findMember emits the call that finds the next member and the position of its value.
func findMember(st *model.Struct, finder string, expected jen.Code) jen.Code {
	key := jen.Id("_")
	if st.Open {
		key = jen.Id("key")
	}
	return jen.List(jen.Id("member"), key, jen.Id("p")).Op("=").
		Qual(wirePath, finder).Call(jen.Id("s"), jen.Id("p"), members(st), expected)
}

// expected emits the number of member i, or that of none where JSON spells its name in another way:
// such a name is never compared as it is.
func expected(st *model.Struct, i int) jen.Code {
	if i < len(st.Fields) && jsonName(st.Fields[i].JSON) != `"`+st.Fields[i].JSON+`":` {
		i = len(st.Fields)
	}
	return jen.Lit(i)
}

// expectName emits the comparison with the text in front of a value, as a compact document in the
// order of the schema has it.
func expectName(text string, otherwise []jen.Code) []jen.Code {
	length := jen.Lit(len(text))
	return []jen.Code{
		jen.If(
			jen.Len(jen.Id("s")).Op("-").Id("p").Op("<=").Add(length).Op("||").Add(differs(text)).
				Op("||").Id("s").Index(jen.Id("p").Op("+").Add(length)).Op("<=").LitRune(' '),
		).Block(otherwise...),
		jen.Id("p").Op("+=").Add(length),
	}
}

// decodeMember emits the value of member i, and what follows it:
//
//	value3: // "feed_id"
//		…
//		if len(s)-p <= 11 || s[p:p+11] != `,"user_id":` || s[p+11] <= ' ' {
//			member = 4
//			goto between
//		}
//		p += 11
func decodeMember(st *model.Struct, i int, style style) []jen.Code {
	f := st.Fields[i]
	code := []jen.Code{label(valueLabel(i)), jen.Comment("// " + strconv.QuoteToGraphic(f.JSON))}
	code = append(code, markSeen(i)...)
	code = append(code, jen.Block(decodeFieldValue(f)...))
	next := jen.Id("member").Op("=").Add(expected(st, i+1))
	last := i+1 == len(st.Fields)
	switch {
	case last && style == small:
		return append(code, next)
	case last:
		return append(code, passClosing(), next)
	case style == small:
		return append(code, next, jen.Goto().Id("between"))
	}
	return append(code, expectName(","+jsonName(st.Fields[i+1].JSON), []jen.Code{next, jen.Goto().Id("between")})...)
}

// passClosing emits the end of an object that ends with its last member:
//
//	if p < len(s) && s[p] == '}' {
//		p++
//		goto end
//	}
func passClosing() jen.Code {
	return jen.If(
		jen.Id("p").Op("<").Len(jen.Id("s")).Op("&&").Id("s").Index(jen.Id("p")).Op("==").LitRune('}'),
	).Block(jen.Id("p").Op("++"), jen.Goto().Id("end"))
}

// differs emits the comparison of s at p with text that is another one, in pieces of at most 16
// bytes: the compiler makes one or two loads of each.
func differs(text string) jen.Code {
	const piece = 16
	code := jen.Null()
	for start := 0; start < len(text); start += piece {
		end := min(start+piece, len(text))
		from := jen.Id("p")
		if start > 0 {
			code.Op("||")
			from = jen.Id("p").Op("+").Lit(start)
		}
		code.Id("s").Index(from.Op(":").Id("p").Op("+").Lit(end)).Op("!=").Lit(text[start:end])
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

// decodeOtherMember emits what finds a member that was not the expected one:
//
//	between:
//		member, key, p = wire.NextMember(s, p, membersLiked, member)
//	found:
//		if p < 0 {
//			return p
//		}
//		switch member {
//		case 0:
//			goto value0
//		case 1:
//			…
//		}
func decodeOtherMember(st *model.Struct) []jen.Code {
	if !hasMembers(st) {
		return []jen.Code{
			jen.If(jen.Id("s").Index(jen.Id("p")).Op("!=").LitRune('}')).Block(refuse()),
			jen.Id("p").Op("++"),
		}
	}
	var code []jen.Code
	if len(st.Fields) > 1 || st.Open {
		code = append(code, label("between"))
	}
	code = append(code, findMember(st, "NextMember", jen.Id("member")),
		label("found"), jen.If(jen.Id("p").Op("<").Lit(0)).Block(passOn("p")))
	var cases []jen.Code
	for i := range st.Fields {
		cases = append(cases, jen.Case(jen.Lit(i)).Block(jen.Goto().Id(valueLabel(i))))
	}
	cases = append(cases, jen.Case(jen.Lit(len(st.Fields))).Block(decodeUnknownMember(st)...))
	return append(code, jen.Switch(jen.Id("member")).Block(cases...))
}

// decodeUnknownMember emits the keeping of a member that the schema does not name, or its refusal.
func decodeUnknownMember(st *model.Struct) []jen.Code {
	if !st.Open {
		return []jen.Code{refuse()}
	}
	var code []jen.Code
	if st.Additional != nil {
		code = append(code, passOnFailure(callCheck(st.Additional.Func)))
	}
	code = append(code, refuseMember(st.Members, "key")...)
	return append(code,
		jen.If(jen.Id("p").Op("=").Add(target("UnknownMembers")).Dot("Decode").
			Call(jen.Id("d"), jen.Id("s"), jen.Id("p"), jen.Id("key")), jen.Id("p").Op("<").Lit(0)).Block(passOn("p")),
		jen.Goto().Id("between"),
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
func decodeEnd(st *model.Struct, style style) []jen.Code {
	var code []jen.Code
	if len(st.Fields) > 0 && style == fast {
		code = append(code, label("end"))
	}
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
