package wire

import (
	"strings"
	"time"
	"unsafe"
)

// Decoder is the state of one reading of a document. The zero Decoder reads fast: it does not
// accept what is odd. A Decoder is for one document and one goroutine.
type Decoder struct {
	depth   int
	clone   bool
	lenient bool
	unfit   Unfit
}

// Unfit is the first value that a schema accepts and Go's type for it cannot hold.
type Unfit struct {
	// Offset is the position of the value in the document.
	Offset int
	// Message says what does not fit.
	Message string
}

// CloneStrings makes the decoder give each kept string memory of its own, for documents whose bytes
// the caller goes on using.
func (d *Decoder) CloneStrings() { d.clone = true }

// NewLenientDecoder returns a decoder for a document that its schema has already accepted and that
// has no white space, no needless escapes and no two members of one name: it takes every spelling of
// a value and only refuses what Go cannot hold, which [Decoder.Unfit] then names.
func NewLenientDecoder() *Decoder { return &Decoder{lenient: true} }

// Lenient reports whether the schema has already accepted the document, so that a check that
// rounding makes uncertain need not be made.
func (d *Decoder) Lenient() bool { return d.lenient }

// Unfit returns the first value that did not fit, if there is one.
func (d *Decoder) Unfit() (Unfit, bool) { return d.unfit, d.unfit.Message != "" }

// Keep returns s as a string that the decoded value may hold on to.
func (d *Decoder) Keep(s string) string {
	if d.clone {
		return strings.Clone(s)
	}
	return s
}

// Leave closes an array or object that [Decoder.Object] or [Decoder.Array] opened.
func (d *Decoder) Leave() { d.depth-- }

// Object opens the object at s[p:] and returns the position of its first member's quote or of its
// closing brace.
func (d *Decoder) Object(s string, p int) int {
	d.depth++
	if p >= len(s) || s[p] != '{' || d.depth > MaxDepth {
		return ^p
	}
	p++
	if p >= len(s) || s[p] <= ' ' {
		p = space(s, p)
	}
	if p >= len(s) || s[p] != '"' && s[p] != '}' {
		return ^p
	}
	return p
}

// Array opens the array at s[p:] and returns the position of its first element and true, or the
// position behind the array and false where it is empty.
func (d *Decoder) Array(s string, p int) (int, bool) {
	d.depth++
	if p >= len(s) || s[p] != '[' || d.depth > MaxDepth {
		return ^p, false
	}
	p = Space(s, p+1)
	if p < len(s) && s[p] == ']' {
		return p + 1, false
	}
	return p, true
}

// Skip passes the value at s[p:] inside of what the decoder has open; see the function [Skip].
func (d *Decoder) Skip(s string, p int) int { return Skip(s, p, d.depth) }

// Int64 reads an integer in a spelling that the function [Int64] leaves aside.
func (d *Decoder) Int64(s string, p int) (int64, int) {
	if !d.lenient {
		return 0, ^p
	}
	c := scanner{s: s}
	q := c.value(p, d.depth)
	if q < 0 {
		return 0, ^p
	}
	value, ok := integral(s[p:q])
	if !ok {
		return 0, d.doesNotFit(p, "the integer does not fit 64 bits")
	}
	return value, q
}

// BeyondFloat64 refuses the number at p, which a float64 does not keep well enough: no float64 but
// infinity is near it, rounding took it to a bound that it must not meet, or to a value that the schema may judge in another way.
func (d *Decoder) BeyondFloat64(p int) int {
	if !d.lenient {
		return ^p
	}
	return d.doesNotFit(p, "the number does not fit a float64")
}

// NotKept refuses the value at p, which its schema would not accept as it is written again.
func (d *Decoder) NotKept(p int) int {
	if !d.lenient {
		return ^p
	}
	return d.doesNotFit(p, "Go's types do not keep the value as its schema accepts it")
}

// SameUUIDs refuses the array that ends at p, whose uuids must differ and do not: in a schema's eyes
// those that differ in case do.
func (d *Decoder) SameUUIDs(p int) int {
	if !d.lenient {
		return ^p
	}
	return d.doesNotFit(p, "uuids that differ in case only are the same uuid")
}

// Faithful reports whether a number that its schema has accepted is written as the same number
// again.
func (d *Decoder) Faithful(text string, value float64) bool {
	return d.lenient && sameNumber(text, value)
}

// DateTime reads a date-time in a spelling that the function [DateTime] leaves aside: lower-case t
// and z, and zeros after the ninth digit of the fraction.
func (d *Decoder) DateTime(s string, p int) (time.Time, int) {
	if !d.lenient {
		return time.Time{}, ^p
	}
	text, q := String(s, p)
	if q < 0 {
		return time.Time{}, ^p
	}
	t, end := DateTime(`"`+usualDateTime(text)+`"`, 0)
	if end < 0 {
		return time.Time{}, d.doesNotFit(p, "a time.Time holds no leap second, no more than nanoseconds, and no such spelling")
	}
	return t, q
}

// usualDateTime spells a date-time with upper-case letters and at most nine digits of a fraction,
// as long as only zeros are lost.
func usualDateTime(text string) string {
	text = strings.ToUpper(text)
	const point = len("2006-01-02T15:04:05")
	if len(text) <= point || text[point] != '.' {
		return text
	}
	end := digits(text, point+1)
	kept := end
	for kept > point+len(".000000000") && text[kept-1] == '0' {
		kept--
	}
	return text[:kept] + text[end:]
}

func (d *Decoder) doesNotFit(at int, message string) int {
	if d.unfit.Message == "" {
		d.unfit = Unfit{Offset: at, Message: message}
	}
	return ^at
}

// Key reads a member's name and colon at s[p:] and returns the name and the position of the value.
func Key(s string, p int) (string, int) {
	key, p := String(s, p)
	if p < 0 {
		return "", p
	}
	if p = Space(s, p); p >= len(s) || s[p] != ':' {
		return "", ^p
	}
	return key, Space(s, p+1)
}

// Next passes what stands between two members of an object and returns the position of the next
// member's quote or of the closing brace.
func Next(s string, p int) int {
	p = Space(s, p)
	if p >= len(s) {
		return ^p
	}
	if s[p] == '}' {
		return p
	}
	if s[p] != ',' {
		return ^p
	}
	if p = Space(s, p+1); p >= len(s) || s[p] != '"' {
		return ^p
	}
	return p
}

// NextElement passes what stands between two elements of an array and returns the position of the
// next one and true, or the position behind the array and false.
func NextElement(s string, p int) (int, bool) {
	p = Space(s, p)
	if p >= len(s) || s[p] != ',' && s[p] != ']' {
		return ^p, false
	}
	if s[p] == ']' {
		return p + 1, false
	}
	return Space(s, p+1), true
}

// Literal passes text at s[p:], which must be a whole value: a word or a string.
func Literal(s string, p int, text string) int {
	if !strings.HasPrefix(s[p:], text) {
		return ^p
	}
	return p + len(text)
}

// Null reports whether null stands at s[p:].
func Null(s string, p int) bool { return len(s)-p >= 4 && s[p:p+4] == "null" }

// Bool reads true or false at s[p:].
func Bool(s string, p int) (bool, int) {
	if len(s)-p >= 4 && s[p:p+4] == "true" {
		return true, p + 4
	}
	if len(s)-p >= 5 && s[p:p+5] == "false" {
		return false, p + 5
	}
	return false, ^p
}

// Alias returns payload as a string that shares its memory: it changes when the bytes do.
func Alias(payload []byte) string { return unsafe.String(unsafe.SliceData(payload), len(payload)) }
