package generator

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// memberRulesFuncs emits the function that checks a member by its name, and those that it calls:
//
//	// checkOrder_member checks the value at s[p:] of the member called name and returns p, or ^at where
//	// it does not accept what is at at.
//	func checkOrder_member(d *wire.Decoder, s string, p int, name string) int {
//		if !wire.Length(name, 1, 10) {
//			return ^p
//		}
//		…
//		return p
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
		body = append(body, jen.If(anyOf(failed)).Block(refuse()))
	}
	for i, group := range rules.Groups {
		body = append(body, checkPatternGroup(group, matchedVar(i))...)
	}
	code := []jen.Code{memberRulesSignature(rules).Block(append(body, jen.Return(jen.Id("p")))...)}
	for _, check := range rules.Checks() {
		code = append(code, checkAndNested(check, declared)...)
	}
	return code
}

// memberRulesSignature emits the head of the function, of whose parameters those that only checks of
// values need have no names where there are none.
func memberRulesSignature(rules *model.MemberRules) *jen.Statement {
	d, s := "_", "_"
	if len(rules.Checks()) > 0 {
		d, s = "d", "s"
	}
	doc := " checks the value at s[p:] of the member called name and returns p, or ^at where it does not accept what is at at."
	return comment(rules.Func+doc).Line().Func().Id(rules.Func).Params(
		jen.Id(d).Op("*").Qual(wirePath, "Decoder"), jen.Id(s).String(), jen.Id("p").Int(), jen.Id("name").String()).Int()
}

// checkPatternGroup emits what a schema says about a member whose name matches some of its patterns, or
// none:
//
//	matched := false
//	if patternOrder_1.Matches(name) {
//		matched = true
//		…
//	}
//	if !matched {
//		return ^p
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
		if otherwise != nil {
			then = append(then, jen.Id(matched).Op("=").True())
		}
		then = append(then, checkMatched(pattern)...)
		if len(then) > 0 {
			code = append(code, jen.If(nameMatches(pattern)).Block(then...))
		}
	}
	if otherwise != nil {
		code = append(code, jen.If(jen.Op("!").Id(matched)).Block(otherwise...))
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
//	if !patternOrder.Matches(name) {
//		return ^p
//	}
//	…
func checkOnlyPattern(group model.PatternGroup) []jen.Code {
	pattern := group.Patterns[0]
	then, otherwise := checkMatched(pattern), checkUnmatched(group)
	switch {
	case group.Closed:
		return append([]jen.Code{jen.If(jen.Op("!").Add(nameMatches(pattern))).Block(otherwise...)}, then...)
	case len(then) == 0 && len(otherwise) == 0:
		return nil
	case len(otherwise) == 0:
		return []jen.Code{jen.If(nameMatches(pattern)).Block(then...)}
	case len(then) == 0:
		return []jen.Code{jen.If(jen.Op("!").Add(nameMatches(pattern))).Block(otherwise...)}
	}
	return []jen.Code{jen.If(nameMatches(pattern)).Block(then...).Else().Block(otherwise...)}
}

// checkMatched emits the check of a member whose name matches a pattern.
func checkMatched(pattern model.PatternCheck) []jen.Code {
	if pattern.Check == nil {
		return nil
	}
	return []jen.Code{passOnFailure(callCheck(pattern.Check.Func))}
}

// checkUnmatched emits the check of a member whose name matches nothing.
func checkUnmatched(group model.PatternGroup) []jen.Code {
	switch {
	case group.Closed:
		return []jen.Code{refuse()}
	case group.Otherwise != nil:
		return []jen.Code{passOnFailure(callCheck(group.Otherwise.Func))}
	}
	return nil
}

func nameMatches(pattern model.PatternCheck) *jen.Statement {
	return jen.Id(pattern.Pattern.Var).Dot("Matches").Call(jen.Id("name"))
}

// passOnFailure emits the refusal of what a check refuses:
//
//	if q := checkOrder(d, s, p); q < 0 {
//		return q
//	}
func passOnFailure(call jen.Code) jen.Code {
	return jen.If(jen.Id("q").Op(":=").Add(call), jen.Id("q").Op("<").Lit(0)).Block(passOn("q"))
}

// refuseMember emits the refusal of a member that its rules do not allow.
func refuseMember(rules *model.MemberRules, name string) []jen.Code {
	if rules == nil {
		return nil
	}
	return []jen.Code{passOnFailure(jen.Id(rules.Func).Call(jen.Id("d"), jen.Id("s"), jen.Id("p"), jen.Id(name)))}
}
