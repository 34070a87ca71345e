package event

import (
	"regexp"
	"strings"
	"sync"

	"github.com/eventc/eventc/event/wire"
)

// Pattern is a regular expression of a schema, in the syntax of Go's package regexp (RE2), which is
// what the schema's judge uses. It is compiled when it is first asked, and safe for concurrent use.
type Pattern struct {
	expression string
	once       sync.Once
	matcher    *matcher            // nil where the expression is of another kind
	matches    func(s string) bool // for the other kinds
}

// NewPattern returns the pattern. The generator has compiled it before: it must be valid.
// As with [NewSchema], a package variable made by it is laid out at compile time.
func NewPattern(expression string) *Pattern { return &Pattern{expression: expression} }

// compile finds the fastest way to decide.
func (p *Pattern) compile() {
	if p.matcher = newMatcher(p.expression); p.matcher != nil {
		return
	}
	if text, ok := literalOf(p.expression); ok {
		p.matches = func(s string) bool { return strings.Contains(s, text) }
		return
	}
	p.matches = regexp.MustCompile(p.expression).MatchString
}

// Matches reports whether the pattern matches somewhere in s.
func (p *Pattern) Matches(s string) bool {
	p.once.Do(p.compile)
	if p.matcher != nil {
		return p.matcher.matches(s)
	}
	return p.matches(s)
}

// ReadString reads a string that the pattern matches at s[at:] and returns its value and the position
// behind it, which is negative where there is none. It is for generated code.
func (p *Pattern) ReadString(s string, at int) (string, int) {
	p.once.Do(p.compile)
	if p.matcher != nil && p.matcher.plain && at < len(s) && s[at] == '"' {
		rest := s[at+1:]
		if end := p.matcher.end(rest); end >= 0 && end < len(rest) && rest[end] == '"' {
			return rest[:end], at + end + 2
		}
	}
	return stringThat(s, at, p.Matches)
}

// AppendText appends s as it stands between the quotes of a string, telling x where the pattern does not
// match. It is for generated code.
func (p *Pattern) AppendText(x *wire.Encoder, dst []byte, s string) []byte {
	matches := p.Matches(s)
	if matches && p.matcher != nil && p.matcher.plain {
		return append(dst, s...)
	}
	x.RefuseUnless(matches)
	return x.AppendText(dst, s)
}
