package event

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression of a schema, in the syntax of Go's package regexp (RE2), which is
// what the schema's judge uses. It is compiled when it is first asked, and safe for concurrent use.
type Pattern struct {
	compile func() *regexp.Regexp
}

// NewPattern returns the pattern. The generator has compiled it before: it must be valid.
func NewPattern(expression string) *Pattern {
	return &Pattern{compile: sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(expression)
	})}
}

// Matches reports whether the pattern matches somewhere in s.
func (p *Pattern) Matches(s string) bool { return p.compile().MatchString(s) }
