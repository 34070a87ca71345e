package difftest

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
)

// changeType puts values of every type in the place of the value.
func (a *aimer) changeType(p place) {
	a.replace(p, "null", "null")
	if p.node.isNumber() {
		a.replace(p, "type", p.node.scalar+".0", p.node.scalar+".5", "9223372036854775808", p.node.scalar+"e0", "-0", "1e400")
	}
	a.replace(p, "type", "true", "7", "1.5", `"text"`, "{}", "[]")
}

// changeValue breaks what the schema says about a value as a whole.
func (a *aimer) changeValue(p place) {
	a.changeEnum(p)
	switch {
	case p.node.isString():
		a.changeString(p, unquote(p.node.scalar))
	case p.node.isNumber():
		a.changeNumber(p)
	}
}

func (a *aimer) changeEnum(p place) {
	keyword, allowed := "enum", p.schema.Enum
	if len(p.schema.Constant) > 0 {
		keyword, allowed = "const", p.schema.Constant
	}
	if len(allowed) == 0 {
		return
	}
	if p.node.isString() {
		for _, text := range near(unquote(p.node.scalar)) {
			a.replace(p, keyword, quote(text))
		}
	}
	for _, value := range allowed {
		if text, err := json.Marshal(value); err == nil {
			a.replace(p, keyword, string(text))
		}
	}
	a.replace(p, keyword, `"none of them"`, "0", "-1", "false")
}

func (a *aimer) changeString(p place, text string) {
	if p.schema.Format != "" {
		for _, other := range near(text) {
			a.replace(p, "format", quote(other))
		}
	}
	if p.schema.Pattern != nil {
		for _, other := range near(text) {
			a.replace(p, "pattern", quote(other))
		}
	}
	if low := p.schema.MinLength; low >= 0 {
		a.replace(p, "minLength", quote(resize(text, low-1)), quote(resize(text, low)))
	}
	if high := p.schema.MaxLength; high >= 0 && high < most {
		a.replace(p, "maxLength", quote(resize(text, high+1)), quote(resize(text, high)))
	}
}

// near returns texts like the one given, most of which no format and no pattern allows that allows
// the one given.
func near(text string) []string {
	half := len(text) / 2
	return []string{
		text + "x", text[:max(len(text)-1, 0)], strings.ToUpper(text), "", text[:half] + "%zz" + text[half:],
		"!" + text, text + "\n", strings.ToLower(text), text + text, "é",
	}
}

// resize returns the text cut or made longer to a number of characters.
func resize(text string, length int) string {
	runes := []rune(text)
	length = max(length, 0)
	return string(append(runes[:min(length, len(runes))], slices.Repeat([]rune("é"), max(length-len(runes), 0))...))
}

func (a *aimer) changeNumber(p place) {
	s := p.schema
	a.replaceAround(p, "minimum", s.Minimum)
	a.replaceAround(p, "exclusiveMinimum", s.ExclusiveMinimum)
	a.replaceAround(p, "maximum", s.Maximum)
	a.replaceAround(p, "exclusiveMaximum", s.ExclusiveMaximum)
	if step := s.MultipleOf; step != nil {
		half := new(big.Rat).Quo(step, big.NewRat(2, 1))
		a.replace(p, "multipleOf", decimal(new(big.Rat).Add(step, half)), decimal(new(big.Rat).Add(step, step)))
	}
}

// replaceAround puts a bound and its neighbours in the place of a number, the nearest as near as
// only exact arithmetic can tell.
func (a *aimer) replaceAround(p place, keyword string, bound *big.Rat) {
	if bound == nil {
		return
	}
	for _, step := range []*big.Rat{big.NewRat(-1, 1), {}, big.NewRat(1, 1), big.NewRat(-1, 1e18), big.NewRat(1, 1e18)} {
		a.replace(p, keyword, decimal(new(big.Rat).Add(bound, step)))
	}
}

// decimal writes a number, with at most 40 digits behind the point.
func decimal(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	return strings.TrimRight(r.FloatString(40), "0")
}

func (n *node) isString() bool { return strings.HasPrefix(n.scalar, `"`) }

func (n *node) isNumber() bool {
	return n.scalar != "" && (n.scalar[0] == '-' || n.scalar[0] >= '0' && n.scalar[0] <= '9')
}

// unquote returns what a JSON string says.
func unquote(text string) string {
	var s string
	if json.Unmarshal([]byte(text), &s) != nil {
		return ""
	}
	return s
}

func quote(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		return `""`
	}
	return string(quoted)
}
