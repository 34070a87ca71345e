package generator

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// memberRulesFuncs emits the function that checks a member by its name, and those that it calls:
//
//	// checkOrder_member reports whether the member called name may have the value at s[p:].
//	func checkOrder_member(d *wire.Decoder, s string, p int, name string) bool {
//		if !wire.Length(name, 1, 10) {
//			return false
//		}
//		…
//		return true
//	}
func memberRulesFuncs(rules *model.MemberRules, declared names) []jen.Code {
	if rules == nil || !declared.add(rules.Func) {
		return nil
	}
	var failed []*jen.Statement
	for _, checks := range rules.Names {
		failed = append(failed, failures(checks, jen.Id("name"))...)
	}
	var body []jen.Code
	if len(failed) > 0 {
		body = append(body, jen.If(anyOf(failed)).Block(jen.Return(jen.False())))
	}
	for i, group := range rules.Groups {
		body = append(body, checkPatternGroup(group, matchedVar(i))...)
	}
	code := []jen.Code{memberRulesSignature(rules).Block(append(body, jen.Return(jen.True()))...)}
	for _, check := range rules.Checks() {
		code = append(code, checkAndNested(check, declared)...)
	}
	return code
}

// memberRulesSignature emits the head of the function, whose parameters have no names where it looks
// at the member's name only.
func memberRulesSignature(rules *model.MemberRules) *jen.Statement {
	d, s, p := "_", "_", "_"
	doc := " reports whether an object may have a member called name."
	if len(rules.Checks()) > 0 {
		d, s, p = "d", "s", "p"
		doc = " reports whether the member called name may have the value at s[p:]."
	}
	return comment(rules.Func+doc).Line().Func().Id(rules.Func).Params(
		jen.Id(d).Op("*").Qual(wirePath, "Decoder"), jen.Id(s).String(), jen.Id(p).Int(), jen.Id("name").String()).Bool()
}

// checkPatternGroup emits what a schema says about a member whose name matches some of its patterns, or
// none:
//
//	matched := false
//	if patternOrder_1.Matches(name) {
//		if checkOrder_1(d, s, p) < 0 {
//			return false
//		}
//		matched = true
//	}
//	if !matched {
//		return false
//	}
func checkPatternGroup(group model.PatternGroup, matched string) []jen.Code {
	if len(group.Patterns) == 1 {
		return checkOnlyPattern(group)
	}
	otherwise := checkUnmatched(group)
	var code []jen.Code
	if otherwise != nil {
		code = append(code, jen.Id(matched).Op(":=").False())
	}
	for _, pattern := range group.Patterns {
		var then []jen.Code
		if pattern.Check != nil {
			then = append(then, jen.If(failsCheck(pattern.Check)).Block(jen.Return(jen.False())))
		}
		if otherwise != nil {
			then = append(then, jen.Id(matched).Op("=").True())
		}
		if len(then) > 0 {
			code = append(code, jen.If(nameMatches(pattern)).Block(then...))
		}
	}
	if otherwise != nil {
		code = append(code, jen.If(jen.Op("!").Id(matched).Add(otherwise)).Block(jen.Return(jen.False())))
	}
	return code
}

// matchedVar returns the name of the variable that says whether a pattern of group i matched.
func matchedVar(i int) string {
	if i == 0 {
		return "matched"
	}
	return "matched" + strconv.Itoa(i+1)
}

// checkOnlyPattern emits checkPatternGroup for a single pattern:
//
//	if patternOrder.Matches(name) {
//		if checkOrder(d, s, p) < 0 {
//			return false
//		}
//	} else if checkOrder_Other(d, s, p) < 0 {
//		return false
//	}
func checkOnlyPattern(group model.PatternGroup) []jen.Code {
	pattern := group.Patterns[0]
	refused := jen.Return(jen.False())
	switch {
	case pattern.Check == nil && group.Closed:
		return []jen.Code{jen.If(jen.Op("!").Add(nameMatches(pattern))).Block(refused)}
	case pattern.Check == nil && group.Otherwise != nil:
		return []jen.Code{jen.If(jen.Op("!").Add(nameMatches(pattern)).Op("&&").Add(failsCheck(group.Otherwise))).Block(refused)}
	case pattern.Check == nil:
		return nil
	case group.Closed:
		return []jen.Code{jen.If(jen.Op("!").Add(nameMatches(pattern)).Op("||").Add(failsCheck(pattern.Check))).Block(refused)}
	case group.Otherwise == nil:
		return []jen.Code{jen.If(nameMatches(pattern).Op("&&").Add(failsCheck(pattern.Check))).Block(refused)}
	}
	return []jen.Code{jen.If(nameMatches(pattern)).Block(
		jen.If(failsCheck(pattern.Check)).Block(refused),
	).Else().If(failsCheck(group.Otherwise)).Block(refused)}
}

// checkUnmatched emits what is refused of a member whose name matches nothing, behind !matched; nil is
// nothing.
func checkUnmatched(group model.PatternGroup) jen.Code {
	switch {
	case group.Closed:
		return jen.Null()
	case group.Otherwise != nil:
		return jen.Op("&&").Add(failsCheck(group.Otherwise))
	}
	return nil
}

func nameMatches(pattern model.PatternCheck) *jen.Statement {
	return jen.Id(pattern.Pattern.Var).Dot("Matches").Call(jen.Id("name"))
}

func failsCheck(check *model.Check) *jen.Statement { return callCheck(check.Func).Op("<").Lit(0) }

// refuseMember emits the refusal of a member that its rules do not allow:
//
//	if !checkOrder_member(d, s, p, key) {
//		return ^p
//	}
func refuseMember(rules *model.MemberRules, name string) []jen.Code {
	if rules == nil {
		return nil
	}
	allowed := jen.Id(rules.Func).Call(jen.Id("d"), jen.Id("s"), jen.Id("p"), jen.Id(name))
	return []jen.Code{jen.If(jen.Op("!").Add(allowed)).Block(refuse())}
}
