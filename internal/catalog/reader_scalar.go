package catalog

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A number beyond these limits would keep jsonschema/v5 busy for long, or make it panic. They are
// those of payloads.
const (
	maxDigits   = 4096
	maxExponent = 400
)

// number reads a number (RFC 8259 section 6).
func (r *reader) number() error {
	start := r.pos
	if r.peek() == '-' {
		r.pos++
	}
	if r.peek() == '0' && r.pos+1 < len(r.text) && isDigit(r.text[r.pos+1]) {
		return r.fail("a number has no leading zero")
	}
	if r.digits() == 0 {
		return r.fail("expected a digit, not %s", r.seen())
	}
	if r.peek() == '.' {
		r.pos++
		if r.digits() == 0 {
			return r.fail("expected a digit after the decimal point, not %s", r.seen())
		}
	}
	if r.pos-start > maxDigits {
		return r.failAt(start, "the number has more than %d digits", maxDigits)
	}
	return r.exponent(start)
}

func (r *reader) exponent(start int) error {
	if c := r.peek(); c != 'e' && c != 'E' {
		return nil
	}
	r.pos++
	if c := r.peek(); c == '+' || c == '-' {
		r.pos++
	}
	digits := r.pos
	if r.digits() == 0 {
		return r.fail("expected a digit in the exponent, not %s", r.seen())
	}
	exponent, err := strconv.Atoi(string(r.text[digits:r.pos]))
	if err != nil || exponent > maxExponent {
		return r.failAt(start, "the number's exponent is beyond %d", maxExponent)
	}
	return nil
}

// digits skips digits and returns how many there were.
func (r *reader) digits() int {
	start := r.pos
	for isDigit(r.peek()) {
		r.pos++
	}
	return r.pos - start
}

// str reads one string, at whose opening quote the reader stands, and returns its value.
func (r *reader) str() (string, error) {
	opening := r.pos
	r.pos++
	var b strings.Builder
	for r.pos < len(r.text) {
		switch c := r.text[r.pos]; {
		case c == '"':
			r.pos++
			return b.String(), nil
		case c == '\\':
			if err := r.escape(&b); err != nil {
				return "", err
			}
		case c == '\n':
			return "", r.failAt(opening, "the string is not closed in its line")
		case c < ' ':
			return "", r.fail("the control character 0x%02x in a string: write it as \\u%04x", c, c)
		default:
			if err := r.character(&b); err != nil {
				return "", err
			}
		}
	}
	return "", r.failAt(opening, "the string is not closed")
}

func (r *reader) character(b *strings.Builder) error {
	c, size := utf8.DecodeRune(r.text[r.pos:])
	if c == utf8.RuneError && size == 1 {
		return r.fail("the byte 0x%02x is no UTF-8", r.text[r.pos])
	}
	b.WriteRune(c)
	r.pos += size
	return nil
}

// escape reads an escape sequence (RFC 8259 section 7).
func (r *reader) escape(b *strings.Builder) error {
	start := r.pos
	r.pos++
	c := r.peek()
	if c == 'u' {
		return r.unicode(b, start)
	}
	at := strings.IndexByte(`"\/bfnrt`, c)
	if c == 0 || at < 0 {
		return r.failAt(start, "unknown escape sequence \"\\\" and %s", r.seen())
	}
	b.WriteByte("\"\\/\b\f\n\r\t"[at])
	r.pos++
	return nil
}

func (r *reader) unicode(b *strings.Builder, start int) error {
	c, ok := r.hex4()
	if !ok {
		return r.failAt(start, "expected four hexadecimal digits after \\u")
	}
	if utf16.IsSurrogate(c) {
		low, ok := r.lowSurrogate()
		c = utf16.DecodeRune(c, low)
		if !ok || c == utf8.RuneError {
			return r.failAt(start, "the surrogate %s stands alone and is no character", r.text[start:start+6])
		}
	}
	b.WriteRune(c)
	return nil
}

func (r *reader) lowSurrogate() (rune, bool) {
	if r.peek() != '\\' {
		return 0, false
	}
	r.pos++
	return r.hex4()
}

// hex4 reads "u" and four hexadecimal digits.
func (r *reader) hex4() (rune, bool) {
	if r.peek() != 'u' || len(r.text)-r.pos < 5 {
		return 0, false
	}
	code, err := strconv.ParseUint(string(r.text[r.pos+1:r.pos+5]), 16, 16)
	r.pos += 5
	return rune(code), err == nil
}
