package wire

import "strings"

// The limits that hold for every payload, whatever its schema says. They keep the work on a
// hostile payload small: the judge behind the codecs multiplies exact rationals and compares deep
// values again and again.
const (
	// MaxSize is the size of a payload in bytes.
	MaxSize = 16 << 20
	// MaxDepth is the number of arrays and objects that may be open at a time.
	MaxDepth = 128
	// MaxDigits is the number of digits of a number, those of its exponent left out.
	MaxDigits = 4096
	// MaxExponent is the absolute value of a number's exponent.
	MaxExponent = 400
)

// Limits are limits that are narrower than the constants of their names. A field that is 0, or wider, is
// its constant.
type Limits struct {
	Size, Depth, Digits, Exponent int
}

// AreDefault reports whether no limit is narrower than its constant.
func (l Limits) AreDefault() bool { return l == Limits{} }

// CheckWithin is [Check] within narrower limits. Where another one than that of the size is narrower,
// it reads the document twice.
func CheckWithin(s string, most Limits) (Fault, int) {
	if size := most.MaxSize(); len(s) > size {
		return FaultSize, size
	}
	fault, at := Check(s)
	most.Size = 0
	if fault != NoFault || most.AreDefault() {
		return fault, at
	}
	return most.exceededBy(s)
}

// MaxSize returns the size of a payload in bytes.
func (l Limits) MaxSize() int { return within(l.Size, MaxSize) }

// MaxDepth returns the number of arrays and objects that may be open at a time.
func (l Limits) MaxDepth() int { return within(l.Depth, MaxDepth) }

// MaxDigits returns the number of digits of a number.
func (l Limits) MaxDigits() int { return within(l.Digits, MaxDigits) }

// MaxExponent returns the absolute value of a number's exponent.
func (l Limits) MaxExponent() int { return within(l.Exponent, MaxExponent) }

func within(limit, most int) int {
	if limit == 0 {
		return most
	}
	return min(limit, most)
}

// exceededBy looks at the depth and the numbers of a document, which is JSON.
func (l Limits) exceededBy(s string) (Fault, int) {
	depth := 0
	c := scanner{s: s}
	for p := Space(s, 0); p < len(s); p = Space(s, p) {
		switch b := s[p]; {
		case b == '{' || b == '[':
			if depth++; depth > l.MaxDepth() {
				return FaultDepth, p
			}
			p++
		case b == '}' || b == ']':
			depth--
			p++
		case b == '"':
			p = c.str(p)
		case b == '-' || b-'0' <= 9:
			end := c.number(p)
			if fault := l.exceededByNumber(s[p:end]); fault != NoFault {
				return fault, p
			}
			p = end
		default:
			p++
		}
	}
	return NoFault, 0
}

func (l Limits) exceededByNumber(text string) Fault {
	mantissa, exponent := text, ""
	if e := strings.IndexAny(text, "eE"); e >= 0 {
		mantissa, exponent = text[:e], strings.TrimLeft(text[e+1:], "+-")
	}
	count := len(mantissa) - strings.Count(mantissa, "-") - strings.Count(mantissa, ".")
	switch {
	case count > l.MaxDigits():
		return FaultDigits
	case exceeds(exponent, l.MaxExponent()):
		return FaultExponent
	}
	return NoFault
}
