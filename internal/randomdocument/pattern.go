package randomdocument

import (
	"regexp"
	"regexp/syntax"
	"strings"
)

// matching returns a string that the pattern matches, mostly: what it says about words' ends and the
// like is not looked at.
func (m *maker) matching(pattern *regexp.Regexp) string {
	parsed, err := syntax.Parse(pattern.String(), syntax.Perl)
	if err != nil {
		return ""
	}
	var b strings.Builder
	m.writeMatch(&b, parsed)
	return b.String()
}

func (m *maker) writeMatch(b *strings.Builder, re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		b.WriteRune(m.member(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteRune(pick(m, []rune("abcz09-é😀")))
	case syntax.OpAlternate:
		m.writeMatch(b, pick(m, re.Sub))
	default:
		least, most := repeats(re)
		for range m.intn(least, most) {
			for _, sub := range re.Sub {
				m.writeMatch(b, sub)
			}
		}
	}
}

// repeats returns how often the parts of an expression occur.
func repeats(re *syntax.Regexp) (least, most int) {
	const more = 4
	switch re.Op {
	case syntax.OpStar:
		return 0, more
	case syntax.OpPlus:
		return 1, more
	case syntax.OpQuest:
		return 0, 1
	case syntax.OpRepeat:
		if re.Max < 0 {
			return re.Min, re.Min + more
		}
		return re.Min, re.Max
	default:
		return 1, 1
	}
}

// member returns a character of a class, which is pairs of first and last: of its ASCII part where it
// has one, mostly.
func (m *maker) member(class []rune) rune {
	const lastPlain = '~'
	if len(class) == 0 {
		return 'x'
	}
	for range 8 {
		i := m.random.IntN(len(class)/2) * 2
		low, high := max(class[i], ' '), class[i+1]
		if low > high {
			continue
		}
		if low <= lastPlain && !m.once(20) {
			high = min(high, lastPlain)
		}
		r := rune(m.intn(int(low), int(high)))
		if r < 0xd800 || r > 0xdfff {
			return r
		}
	}
	return class[0]
}
