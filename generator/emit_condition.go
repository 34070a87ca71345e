package generator

import (
	"fmt"
	"maps"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// memberFailures emits the conditions under which an object is refused for which members it has, by
// the bits of those that were seen, and for what these are:
//
//	seen&0x2 != 0x2 && seen&0x4 != 0x4
func memberFailures(st *model.Struct) []*jen.Statement {
	var code []*jen.Statement
	for _, c := range st.Conditions {
		code = append(code, inParens(c, truth(st, c, false)))
	}
	count := memberCount(st)
	if st.MinMembers != nil {
		code = append(code, count.Clone().Op("<").Lit(*st.MinMembers))
	}
	if st.MaxMembers != nil {
		code = append(code, count.Clone().Op(">").Lit(*st.MaxMembers))
	}
	return code
}

// truth emits the question whether a condition holds, or whether it does not, with the negation moved
// inwards as far as it goes:
//
//	seen&0x2 != 0x2 || *t.Kind != "a"
func truth(st *model.Struct, c *model.Condition, holds bool) *jen.Statement {
	switch c.Kind {
	case model.Has:
		return occur(c, holds)
	case model.Meets:
		return meets(st, c, holds)
	case model.Not:
		return truth(st, c.Parts[0], !holds)
	case model.ExactlyOne:
		return oneHolds(st, c, holds)
	default:
		return joined(st, c, holds)
	}
}

// oneHolds emits wire.HowMany(…) == 1.
func oneHolds(st *model.Struct, c *model.Condition, holds bool) *jen.Statement {
	var parts []jen.Code
	for _, part := range c.Parts {
		parts = append(parts, truth(st, part, true))
	}
	return jen.Qual(wirePath, "HowMany").Call(parts...).Op(equality(holds)).Lit(1)
}

func equality(equal bool) string {
	if equal {
		return "=="
	}
	return "!="
}

// joined emits the parts of a condition with the operator of its kind between them.
func joined(st *model.Struct, c *model.Condition, holds bool) *jen.Statement {
	if len(c.Parts) == 0 {
		return jen.Lit((c.Kind == model.All) == holds)
	}
	var parts []*jen.Statement
	for _, part := range c.Parts {
		parts = append(parts, inParens(part, truth(st, part, holds)))
	}
	return eachOnce(parts, operator(c, holds))
}

// operator returns the operator between the parts of a condition, or of what it is not.
func operator(c *model.Condition, holds bool) string {
	return junction((c.Kind == model.All) == holds)
}

func junction(every bool) string {
	if every {
		return "&&"
	}
	return "||"
}

// inParens emits a part of a condition within others, in parentheses where it has parts itself.
func inParens(c *model.Condition, code *jen.Statement) *jen.Statement {
	for c.Kind == model.Not {
		c = c.Parts[0]
	}
	if terms(c) > 1 {
		return jen.Parens(code)
	}
	return code
}

// terms returns how many questions with operators between them a condition is emitted as.
func terms(c *model.Condition) int {
	switch c.Kind {
	case model.Has:
		return len(fieldBits(c.Fields)) + len(c.Unknown)
	case model.All, model.Any:
		return len(c.Parts)
	default:
		return 1
	}
}

// occur emits the question whether all of the members are there.
func occur(c *model.Condition, holds bool) *jen.Statement {
	code := occurs(c.Fields, holds)
	for _, name := range c.Unknown {
		if len(*code) > 1 {
			code.Op(junction(holds))
		}
		if !holds {
			code.Op("!")
		}
		code.Add(target("UnknownMembers")).Dot("Has").Call(jen.Lit(name))
	}
	return code
}

// meets emits the question whether a member that is there passes plain checks.
func meets(st *model.Struct, c *model.Condition, holds bool) *jen.Statement {
	f := st.Fields[c.Field]
	value := target(f.Name)
	if wrapping(f) == pointer {
		value = jen.Op("*").Add(value)
	}
	if f.Value.Kind == model.Enumeration {
		value = jen.String().Call(value)
	}
	failed := failures(c.Checks, value)
	switch {
	case holds:
		return holdsAll(failed)
	case len(failed) > 1:
		return jen.Parens(anyOf(failed))
	}
	return anyOf(failed)
}

// occurs emits the question whether all of the fields were seen.
func occurs(fields []int, holds bool) *jen.Statement {
	words := fieldBits(fields)
	code := jen.Null()
	for _, word := range slices.Sorted(maps.Keys(words)) {
		if len(*code) > 1 {
			code.Op(junction(holds))
		}
		bits := jen.Op(fmt.Sprintf("%#x", words[word]))
		code.Id(seenWord(word)).Op("&").Add(bits).Op(equality(holds)).Add(bits.Clone())
	}
	return code
}

// fieldBits returns the bits of fields by the word that they are in.
func fieldBits(fields []int) map[int]uint64 {
	words := map[int]uint64{}
	for _, i := range fields {
		words[i/64] |= 1 << (i % 64)
	}
	return words
}

// memberCount emits the number of members that an object has.
func memberCount(st *model.Struct) *jen.Statement {
	code := jen.Null()
	plus := func(term jen.Code) {
		if len(*code) > 1 {
			code.Op("+")
		}
		code.Add(term)
	}
	for word := 0; word*64 < len(st.Fields); word++ {
		plus(jen.Qual("math/bits", "OnesCount64").Call(jen.Id(seenWord(word))))
	}
	if st.Open {
		plus(jen.Len(target("UnknownMembers")))
	}
	if len(*code) <= 1 {
		return jen.Lit(0)
	}
	return code
}

// asksForMembers reports whether an object is refused for which members it has, beyond the required
// ones.
func asksForMembers(st *model.Struct) bool {
	return len(st.Conditions) > 0 || st.MinMembers != nil || st.MaxMembers != nil
}
