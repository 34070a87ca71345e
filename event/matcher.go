package event

import (
	"regexp/syntax"
	"strings"

	"github.com/eventc/eventc/event/wire"
)

// matcher decides about strings for the regular expressions that most schemas have: an anchor, then
// characters and classes with counts, one after the other. It reads each byte once. Since no
// repetition may be followed by something that begins with one of its own characters, taking as many
// as possible is never wrong, and there is nothing to try again.
type matcher struct {
	places *wire.Places // the characters before the first whose count varies
	steps  []step       // those behind them
	toEnd  bool         // whether the expression ends with the string
	plain  bool         // whether no string that matches needs an escape in JSON
}

// step is a run of characters of one class.
type step struct {
	class    class
	min, max int // max is -1 for any number
}

// takeFirst takes away the characters that the step must have.
func (s *step) takeFirst() {
	if s.max > 0 {
		s.max -= s.min
	}
	s.min = 0
}

// class is a set of bytes.
type class [4]uint64

func (c *class) add(low, high rune) {
	for b := low; b <= min(high, 0xff); b++ {
		c[b>>6] |= 1 << (b & 63)
	}
}

func (c *class) has(b byte) bool { return c[b>>6]>>(b&63)&1 != 0 }

func (c *class) meets(other class) bool {
	return c[0]&other[0]|c[1]&other[1]|c[2]&other[2]|c[3]&other[3] != 0
}

// ranges returns the class as a few ranges of ASCII, if it is that.
func (c *class) ranges() ([]wire.Range, bool) {
	const most = 4
	var ranges []wire.Range
	for b := range 0x100 {
		switch {
		case !c.has(byte(b)):
			continue
		case b >= 0x80:
			return nil, false
		case b > 0 && c.has(byte(b-1)):
			ranges[len(ranges)-1].High = byte(b)
		default:
			ranges = append(ranges, wire.Range{Low: byte(b), High: byte(b)})
		}
	}
	return ranges, 0 < len(ranges) && len(ranges) <= most
}

// newMatcher returns the matcher of an expression, or nil where it is of another kind.
func newMatcher(expression string) *matcher {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil
	}
	parts := flatten(parsed)
	if len(parts) == 0 || parts[0].Op != syntax.OpBeginText {
		return nil
	}
	m := &matcher{}
	for i, part := range parts[1:] {
		if part.Op == syntax.OpEndText {
			if i != len(parts)-2 {
				return nil
			}
			m.toEnd = true
			continue
		}
		if !m.addStep(part) {
			return nil
		}
	}
	if !m.isDeterministic() {
		return nil
	}
	m.plain = m.isPlain()
	m.places = wire.NewPlaces(m.takePlaces())
	return m
}

// isPlain reports whether every string that matches consists of characters that stand for themselves in
// JSON.
func (m *matcher) isPlain() bool {
	var special class
	special.add(0, 0x1f)
	special.add('"', '"')
	special.add('\\', '\\')
	special.add(0x80, 0xff)
	for i := range m.steps {
		if m.steps[i].class.meets(special) {
			return false
		}
	}
	return m.toEnd
}

// takePlaces takes the characters from the steps that always stand in the same place.
func (m *matcher) takePlaces() [][]wire.Range {
	const most = 64
	var places [][]wire.Range
	for len(m.steps) > 0 {
		first := &m.steps[0]
		ranges, ok := first.class.ranges()
		if !ok || len(places)+first.min > most {
			return places
		}
		for range first.min {
			places = append(places, ranges)
		}
		if first.min != first.max {
			first.takeFirst()
			return places
		}
		m.steps = m.steps[1:]
	}
	return places
}

// flatten returns what an expression is a row of, without groups.
func flatten(e *syntax.Regexp) []*syntax.Regexp {
	switch e.Op {
	case syntax.OpCapture:
		return flatten(e.Sub[0])
	case syntax.OpEmptyMatch:
		return nil
	case syntax.OpConcat:
		var parts []*syntax.Regexp
		for _, sub := range e.Sub {
			parts = append(parts, flatten(sub)...)
		}
		return parts
	case syntax.OpRepeat:
		const few = 16
		if row := flatten(e.Sub[0]); e.Min == e.Max && len(row) > 1 && e.Max <= few {
			var parts []*syntax.Regexp
			for range e.Max {
				parts = append(parts, row...)
			}
			return parts
		}
	default:
	}
	return []*syntax.Regexp{e}
}

// addStep adds a character, a class, or one of them with a count.
func (m *matcher) addStep(e *syntax.Regexp) bool {
	low, high := 1, 1
	switch e.Op {
	case syntax.OpStar:
		low, high, e = 0, -1, e.Sub[0]
	case syntax.OpPlus:
		low, high, e = 1, -1, e.Sub[0]
	case syntax.OpQuest:
		low, high, e = 0, 1, e.Sub[0]
	case syntax.OpRepeat:
		low, high, e = e.Min, e.Max, e.Sub[0]
	default:
	}
	for e.Op == syntax.OpCapture {
		e = e.Sub[0]
	}
	switch e.Op {
	case syntax.OpLiteral:
		return m.addLiteral(e, low, high)
	case syntax.OpCharClass:
		return m.addClass(e, low, high)
	default:
		return false
	}
}

// addLiteral adds the characters of a literal, of which only a single one can have a count.
func (m *matcher) addLiteral(e *syntax.Regexp, low, high int) bool {
	counted := low != 1 || high != 1
	if e.Flags&syntax.FoldCase != 0 || counted && len(e.Rune) != 1 {
		return false
	}
	for _, r := range e.Rune {
		if r >= 0x80 {
			return false
		}
		s := step{min: low, max: high}
		s.class.add(r, r)
		m.steps = append(m.steps, s)
	}
	return true
}

// addClass adds a class. One that holds characters beyond ASCII must hold all of them, and its count
// must not be about more than whether there is one, since bytes are counted.
func (m *matcher) addClass(e *syntax.Regexp, low, high int) bool {
	s := step{min: low, max: high}
	for i := 0; i < len(e.Rune); i += 2 {
		first, last := e.Rune[i], e.Rune[i+1]
		if last >= 0x80 && (first > 0x80 || last != 0x10ffff || low > 1 || high != -1) {
			return false
		}
		s.class.add(first, last)
	}
	m.steps = append(m.steps, s)
	return true
}

// isDeterministic reports whether no step whose count varies can take what a later one needs.
func (m *matcher) isDeterministic() bool {
	for i := range m.steps {
		if m.steps[i].min == m.steps[i].max {
			continue
		}
		for _, later := range m.steps[i+1:] {
			if m.steps[i].class.meets(later.class) {
				return false
			}
			if later.min > 0 {
				break
			}
		}
	}
	return true
}

// matches reports whether the expression matches s.
func (m *matcher) matches(s string) bool {
	end := m.end(s)
	return end >= 0 && (!m.toEnd || end == len(s))
}

// end returns where what the expression takes of s ends, or -1 where it does not match the beginning.
func (m *matcher) end(s string) int {
	if !m.places.Match(s) {
		return -1
	}
	p := m.places.Size()
	for i := range m.steps {
		step := &m.steps[i]
		n := 0
		for p < len(s) && n != step.max && step.class.has(s[p]) {
			p++
			n++
		}
		if n < step.min {
			return -1
		}
	}
	return p
}

// literalOf returns the text of an expression that is nothing but text, to be found anywhere.
func literalOf(expression string) (string, bool) {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil || parsed.Op != syntax.OpLiteral || parsed.Flags&syntax.FoldCase != 0 {
		return "", false
	}
	var b strings.Builder
	for _, r := range parsed.Rune {
		b.WriteRune(r)
	}
	return b.String(), true
}
