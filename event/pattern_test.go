package event_test

import (
	"regexp"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
)

// patterns are shapes of real schemas, and others that must be left to package regexp.
func patterns() []string {
	return []string{
		"^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
		"^pkg:", "^[-A-Za-z0-9+/]*={0,3}$", "^[0-9a-f]+$", "^[A-Z]{3}-[0-9]+$", "^ORD-\\d{4,}$", "^$", "^", "$", "a", "",
		"^[^/]+/[^/]+$", "^[^a]*$", "^a?b?c?$", "^a*a$", "^(ab){2}$", "^(a|b)+$", "(?i)^abc$", "^a.c$", "^é+$", "^[é-ü]$",
		"^\\s*x\\s*$", "^a+b*a$", "a$", "^a{2,3}$", "^x{0}y$", "^(a)(b)?$", "^[\\x00-\\x7f]*$", "^a|b$", "\\bx", "^a\\z", "^a\\n?$",
		"^\\+[0-9]{7,15}$", "^[0-9A-Z -]{3,10}$", "^[a-z]{2}-[A-Z]{2}$", "^v[0-9]{1,3}x*$", "^a{64}b$", "^a{65}b$", "^[^\\x00-\\x1f]{1,3}$", "^.*$", "^[a-z]+(-[a-z]+)*$", "^\\p{L}+$",
	}
}

func FuzzPatternAgreesWithRegexp(f *testing.F) {
	for i := range patterns() {
		for _, s := range []string{
			"", "a", "ab", "abab", "aab", "pkg:x", "x/y", "é", "éé", "abc", "ABC-12", "ORD-1234", "=", "AA==", "\n", "a\n", "a b",
			"0190a5d2-7a3c-4c5e-9d55-3f1b2c4d5e6f", "aaa", "xé/ü", "y", " x ",
		} {
			f.Add(i, s)
		}
	}
	all := patterns()
	f.Fuzz(func(t *testing.T, i int, s string) {
		expression := all[uint(i)%uint(len(all))]
		if got, want := event.NewPattern(expression).Matches(s), regexp.MustCompile(expression).MatchString(s); got != want && isText(s) {
			t.Errorf("%s matches %q: %v, want %v", expression, s, got, want)
		}
	})
}

// FuzzAnyPattern takes expressions from the fuzzer, too.
func FuzzAnyPattern(f *testing.F) {
	for _, expression := range patterns() {
		f.Add(expression, "abc")
	}
	f.Fuzz(func(t *testing.T, expression, s string) {
		compiled, err := regexp.Compile(expression)
		if err != nil || !isText(s) || len(expression) > 200 {
			return
		}
		if got, want := event.NewPattern(expression).Matches(s), compiled.MatchString(s); got != want {
			t.Errorf("%s matches %q: %v, want %v", expression, s, got, want)
		}
	})
}

func isText(s string) bool {
	for _, r := range s {
		if r == '\uFFFD' {
			return false
		}
	}
	return true
}

func BenchmarkPattern(b *testing.B) {
	p := event.NewPattern(patterns()[0])
	for b.Loop() {
		p.Matches("0190a5d2-7a3c-4c5e-9d55-3f1b2c4d5e6f")
	}
}

// FuzzPatternText holds what a pattern writes and reads against what is written and read without one.
func FuzzPatternText(f *testing.F) {
	for i := range patterns() {
		for _, s := range []string{"", "a", "pkg:\"x\"", "x/y", `a\`, "éé", "AB-12", "\n", "a\x01", "+12345678", "AAAA", "\xff"} {
			f.Add(i, s)
		}
	}
	all := patterns()
	f.Fuzz(func(t *testing.T, i int, s string) {
		expression := all[uint(i)%uint(len(all))]
		p := event.NewPattern(expression)
		var x, plain wire.Encoder
		got, want := string(p.AppendText(&x, []byte(`"`), s)), string(plain.AppendText([]byte(`"`), s))
		_, unfit := x.Unfit()
		_, wantUnfit := plain.Unfit()
		if got != want || unfit != wantUnfit || x.Refused() == p.Matches(s) {
			t.Errorf("%s writes %q as %s, refused %v, unfit %v; want %s", expression, s, got, x.Refused(), unfit, want)
		}
		for _, text := range []string{`[` + got + `"`, `["` + s + `"`, `["` + s + `",1234567890]`, `["\u0061` + s + `"`} {
			value, q := wire.String(text, 1)
			accepted := q >= 0 && p.Matches(value)
			if got, end := p.ReadString(text, 1); accepted != (end >= 0) || accepted && (got != value || end != q) {
				t.Errorf("%s reads %s as %q up to %d, want %q up to %d and %v", expression, text, got, end, value, q, accepted)
			}
		}
	})
}
