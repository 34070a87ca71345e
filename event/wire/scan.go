package wire

import (
	"strings"
	"unicode/utf8"
)

// Fault says why a text is no acceptable JSON document.
type Fault uint8

// The faults that [Check] finds.
const (
	NoFault Fault = iota
	// FaultSyntax is a text that breaks the grammar of RFC 8259.
	FaultSyntax
	// FaultUTF8 is a byte sequence in a string that is no UTF-8.
	FaultUTF8
	// FaultSurrogate is an escaped surrogate without its partner.
	FaultSurrogate
	// FaultSize is a text of more than [MaxSize] bytes.
	FaultSize
	// FaultDepth is a value nested deeper than [MaxDepth].
	FaultDepth
	// FaultDigits is a number of more than [MaxDigits] digits.
	FaultDigits
	// FaultExponent is a number whose exponent exceeds [MaxExponent].
	FaultExponent
)

// Check reads the whole document s and returns the first fault and its position, or [NoFault].
func Check(s string) (Fault, int) {
	if len(s) > MaxSize {
		return FaultSize, MaxSize
	}
	c := scanner{s: s}
	p := c.value(Space(s, 0), 0)
	if p < 0 {
		return c.fault, c.at
	}
	if p = Space(s, p); p != len(s) {
		return FaultSyntax, p
	}
	return NoFault, 0
}

// Skip passes the value at s[p:], checking its syntax and limits; depth is the number of arrays and
// objects that are open around it. It does not allocate.
func Skip(s string, p, depth int) int {
	c := scanner{s: s}
	return c.value(p, depth)
}

// scanner checks a text without keeping anything of it. Its methods take a position and return the
// one behind what they read, or, with fault and at set, a negative one.
type scanner struct {
	s     string
	fault Fault
	at    int
}

func (c *scanner) fail(f Fault, at int) int {
	c.fault, c.at = f, at
	return ^at
}

func (c *scanner) value(p, depth int) int {
	if p >= len(c.s) {
		return c.fail(FaultSyntax, p)
	}
	switch b := c.s[p]; b {
	case '"':
		return c.str(p)
	case '{':
		return c.object(p, depth+1)
	case '[':
		return c.array(p, depth+1)
	case 't':
		return c.literal(p, "true")
	case 'f':
		return c.literal(p, "false")
	case 'n':
		return c.literal(p, "null")
	default:
		return c.number(p)
	}
}

func (c *scanner) literal(p int, text string) int {
	if !strings.HasPrefix(c.s[p:], text) {
		return c.fail(FaultSyntax, p)
	}
	return p + len(text)
}

func (c *scanner) object(p, depth int) int {
	if depth > MaxDepth {
		return c.fail(FaultDepth, p)
	}
	p = Space(c.s, p+1)
	if p < len(c.s) && c.s[p] == '}' {
		return p + 1
	}
	for {
		if p = c.member(p, depth); p < 0 {
			return p
		}
		if p >= len(c.s) || c.s[p] != ',' {
			return c.closing(p, '}')
		}
		p = Space(c.s, p+1)
	}
}

// member reads `"name": value` and the space behind it.
func (c *scanner) member(p, depth int) int {
	if p >= len(c.s) || c.s[p] != '"' {
		return c.fail(FaultSyntax, p)
	}
	if p = c.str(p); p < 0 {
		return p
	}
	if p = Space(c.s, p); p >= len(c.s) || c.s[p] != ':' {
		return c.fail(FaultSyntax, p)
	}
	return c.spaced(c.value(Space(c.s, p+1), depth))
}

func (c *scanner) array(p, depth int) int {
	if depth > MaxDepth {
		return c.fail(FaultDepth, p)
	}
	p = Space(c.s, p+1)
	if p < len(c.s) && c.s[p] == ']' {
		return p + 1
	}
	for {
		if p = c.spaced(c.value(p, depth)); p < 0 {
			return p
		}
		if p >= len(c.s) || c.s[p] != ',' {
			return c.closing(p, ']')
		}
		p = Space(c.s, p+1)
	}
}

func (c *scanner) closing(p int, b byte) int {
	if p >= len(c.s) || c.s[p] != b {
		return c.fail(FaultSyntax, p)
	}
	return p + 1
}

func (c *scanner) spaced(p int) int {
	if p < 0 {
		return p
	}
	return Space(c.s, p)
}

// str passes the string whose opening quote is at p.
func (c *scanner) str(p int) int {
	for i := p + 1; ; {
		i = plainEnd(c.s, i)
		if i >= len(c.s) {
			return c.fail(FaultSyntax, i)
		}
		switch b := c.s[i]; {
		case b == '"':
			return i + 1
		case b == '\\':
			i = c.escape(i)
		case b >= 0x80:
			i = c.rune(i)
		default:
			return c.fail(FaultSyntax, i)
		}
		if i < 0 {
			return i
		}
	}
}

func (c *scanner) rune(p int) int {
	r, size := utf8.DecodeRuneInString(c.s[p:])
	if r == utf8.RuneError && size == 1 {
		return c.fail(FaultUTF8, p)
	}
	return p + size
}

// escape passes the escape sequence whose backslash is at p.
func (c *scanner) escape(p int) int {
	_, n := unescape(c.s[p:])
	if n > 0 {
		return p + n
	}
	if n == loneSurrogate {
		return c.fail(FaultSurrogate, p)
	}
	return c.fail(FaultSyntax, p)
}

// number passes the number at p (RFC 8259, section 6) and holds it against the limits.
func (c *scanner) number(p int) int {
	i := p
	if i < len(c.s) && c.s[i] == '-' {
		i++
	}
	whole := digits(c.s, i)
	if whole == i || c.s[i] == '0' && whole > i+1 {
		return c.fail(FaultSyntax, i)
	}
	count := whole - i
	i = whole
	if i < len(c.s) && c.s[i] == '.' {
		fraction := digits(c.s, i+1)
		if fraction == i+1 {
			return c.fail(FaultSyntax, fraction)
		}
		count += fraction - i - 1
		i = fraction
	}
	if count > MaxDigits {
		return c.fail(FaultDigits, p)
	}
	return c.exponent(i, p)
}

// exponent passes the exponent of the number that starts at start, if there is one at p.
func (c *scanner) exponent(p, start int) int {
	if p >= len(c.s) || c.s[p]|0x20 != 'e' {
		return p
	}
	p++
	if p < len(c.s) && (c.s[p] == '+' || c.s[p] == '-') {
		p++
	}
	end := digits(c.s, p)
	if end == p {
		return c.fail(FaultSyntax, p)
	}
	if exceeds(c.s[p:end], MaxExponent) {
		return c.fail(FaultExponent, start)
	}
	return end
}

// exceeds reports whether the decimal digits are a number above most.
func exceeds(decimal string, most int) bool {
	n := 0
	for i := range len(decimal) {
		if n = n*10 + int(decimal[i]-'0'); n > most {
			return true
		}
	}
	return false
}

// digits returns the position of the first byte from p on that is no decimal digit.
func digits(s string, p int) int {
	for p < len(s) && s[p]-'0' <= 9 {
		p++
	}
	return p
}
