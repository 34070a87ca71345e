package generator

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// memberFailures emits the conditions under which an object is refused for which members it has, by
// the bits of those that were seen:
//
//	!(seen&0x2 == 0x2 || seen&0x4 == 0x4)
func memberFailures(st *model.Struct) []*jen.Statement {
	var code []*jen.Statement
	for _, condition := range st.Conditions {
		code = append(code, conditionFailure(condition))
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

func conditionFailure(condition model.Condition) *jen.Statement {
	var sets []jen.Code
	for _, set := range condition.Sets {
		sets = append(sets, occurs(set))
	}
	if condition.ExactlyOne {
		return jen.Qual(wirePath, "HowMany").Call(sets...).Op("!=").Lit(1)
	}
	some := jen.Null()
	for i, set := range sets {
		if i > 0 {
			some.Op("||")
		}
		some.Add(set)
	}
	failure := jen.Op("!").Parens(some)
	if len(condition.Trigger) > 0 {
		return jen.Add(occurs(condition.Trigger)).Op("&&").Add(failure)
	}
	return failure
}

// occurs emits the condition under which all of the fields were seen.
func occurs(fields []int) *jen.Statement {
	words := map[int]uint64{}
	for _, i := range fields {
		words[i/64] |= 1 << (i % 64)
	}
	code := jen.Null()
	for word, first := 0, true; word <= maxWord(words); word++ {
		if words[word] == 0 {
			continue
		}
		if !first {
			code.Op("&&")
		}
		bits := jen.Op(fmt.Sprintf("%#x", words[word]))
		code.Id(seenWord(word)).Op("&").Add(bits).Op("==").Add(bits.Clone())
		first = false
	}
	if len(fields) == 0 {
		return jen.True()
	}
	return code
}

func maxWord(words map[int]uint64) int {
	most := 0
	for word := range words {
		most = max(most, word)
	}
	return most
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
