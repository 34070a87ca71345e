package event

import (
	"regexp"
	"strings"
	"sync"
)

// Pattern is a regular expression of a schema, in the syntax of Go's package regexp (RE2), which is
// what the schema's judge uses. It is compiled when it is first asked, and safe for concurrent use.
type Pattern struct {
	expression string

	once    sync.Once
	matches func(s string) bool
}

// NewPattern returns the pattern. The generator has compiled it before: it must be valid.
// As with [NewSchema], a package variable made by it is laid out at compile time.
func NewPattern(expression string) *Pattern {
	return &Pattern{expression: expression}
}

// compilePattern returns the fastest way to decide.
func compilePattern(expression string) func(string) bool {
	if m := newMatcher(expression); m != nil {
		return m.matches
	}
	if text, ok := literalOf(expression); ok {
		return func(s string) bool { return strings.Contains(s, text) }
	}
	return regexp.MustCompile(expression).MatchString
}

// Matches reports whether the pattern matches somewhere in s.
func (p *Pattern) Matches(s string) bool {
	p.once.Do(p.compile)
	return p.matches(s)
}

func (p *Pattern) compile() { p.matches = compilePattern(p.expression) }
