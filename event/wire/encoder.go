package wire

import (
	"strconv"
	"unicode/utf8"
)

// Encoder is the state of one writing of a document. A value that a codec's checks do not accept is
// written all the same and marked, since the schema decides about it on the text; a value that JSON
// cannot write is replaced by null and named. The zero Encoder is ready for one document.
type Encoder struct {
	depth   int
	refused bool
	unfit   Unfit
}

// Enter opens an array or object; false says that it would be deeper than [MaxDepth].
func (x *Encoder) Enter() bool {
	x.depth++
	return x.depth <= MaxDepth
}

// Leave closes what [Encoder.Enter] opened.
func (x *Encoder) Leave() { x.depth-- }

// TooDeep reports a value that is nested too deep, and so perhaps endlessly, and closes it.
func (x *Encoder) TooDeep(dst []byte) []byte {
	x.depth--
	return x.unwritable(dst, "the value is nested too deep")
}

// CloseObject turns the comma behind the last member of an object that [Encoder.Enter] opened into
// its closing brace.
//
//go:noinline // generated code calls it for every type, and inlined it takes a tenth of that code
func (x *Encoder) CloseObject(dst []byte) []byte {
	x.depth--
	return closeWith(dst, '}')
}

// CloseArray turns the comma behind the last element of an array that [Encoder.Enter] opened into
// its closing bracket.
//
//go:noinline // as CloseObject
func (x *Encoder) CloseArray(dst []byte) []byte {
	x.depth--
	return closeWith(dst, ']')
}

func closeWith(dst []byte, closing byte) []byte {
	if last := len(dst) - 1; dst[last] == ',' {
		dst[last] = closing
		return dst
	}
	return append(dst, closing)
}

// Refuse marks the document as one that a check did not accept.
func (x *Encoder) Refuse() { x.refused = true }

// RefuseUnless is [Encoder.Refuse] where a condition does not hold.
func (x *Encoder) RefuseUnless(ok bool) {
	if !ok {
		x.refused = true
	}
}

// Refused reports whether a check did not accept the document.
func (x *Encoder) Refused() bool { return x.refused }

// OK reports whether every check accepted the document and every value could be written.
func (x *Encoder) OK() bool { return !x.refused && x.unfit.Message == "" }

// Unfit returns the first value that could not be written, with its offset in the buffer.
func (x *Encoder) Unfit() (Unfit, bool) { return x.unfit, x.unfit.Message != "" }

// Ambiguous reports an unknown member that has the name of another member.
func (x *Encoder) Ambiguous(offset int, name string) {
	if x.unfit.Message == "" {
		x.unfit = Unfit{Offset: offset, Message: "an unknown member has the name of another one: " + strconv.Quote(name)}
	}
}

func (x *Encoder) unwritable(dst []byte, message string) []byte {
	if x.unfit.Message == "" {
		x.unfit = Unfit{Offset: len(dst), Message: message}
	}
	return append(dst, "null"...)
}

// AppendText appends s as it stands between the quotes of a string, escaping only what RFC 8259,
// section 7, asks for. Invalid UTF-8 is reported to x, and null is written in its place.
func (x *Encoder) AppendText(dst []byte, s string) []byte {
	if plain := plainEnd(s, 0); plain != len(s) {
		return x.appendSpecial(dst, s, plain)
	}
	return append(dst, s...)
}

// appendSpecial is AppendText for a text whose first special byte is at plain.
func (x *Encoder) appendSpecial(dst []byte, s string, plain int) []byte {
	if !utf8.ValidString(s[plain:]) {
		return x.unwritable(dst, "the string is no valid UTF-8")
	}
	return appendEscaped(dst, s, plain)
}

// AppendString appends s in quotes. Invalid UTF-8 is reported to x, and null is written for the string.
func (x *Encoder) AppendString(dst []byte, s string) []byte {
	if plain := plainEnd(s, 0); plain != len(s) && !utf8.ValidString(s[plain:]) {
		return x.unwritable(dst, "the string is no valid UTF-8")
	}
	dst = append(dst, '"')
	dst = x.AppendText(dst, s)
	return append(dst, '"')
}

// AppendString appends s, which must be valid UTF-8, in quotes.
func AppendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	dst = appendEscaped(dst, s, 0)
	return append(dst, '"')
}

// appendEscaped appends s, of which the first bytes, up to plain, need no escape.
func appendEscaped(dst []byte, s string, plain int) []byte {
	for {
		end := textEnd(s, plain)
		dst = append(dst, s[:end]...)
		if end == len(s) {
			return dst
		}
		dst = appendEscape(dst, s[end])
		s, plain = s[end+1:], 0
	}
}

func appendEscape(dst []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	const digits = "0123456789abcdef"
	return append(dst, '\\', 'u', '0', '0', digits[c>>4], digits[c&0xf])
}

// AppendRaw appends a value that is JSON text already. A text that is none, or beyond the limits,
// is reported to x.
func (x *Encoder) AppendRaw(dst []byte, raw string) []byte {
	start := Space(raw, 0)
	end := Skip(raw, start, x.depth)
	if !End(raw, end) {
		return x.unwritable(dst, "the raw value is no JSON text within the limits")
	}
	return append(dst, raw[start:end]...)
}

// AppendBool appends true or false.
func AppendBool(dst []byte, b bool) []byte { return strconv.AppendBool(dst, b) }

// AppendInt64 appends i in decimal.
func AppendInt64(dst []byte, i int64) []byte { return strconv.AppendInt(dst, i, 10) }

// AppendKeyText appends s to a record's key. The result is never nil: an empty key is not a null
// one.
func AppendKeyText(dst []byte, s string) []byte {
	if dst == nil {
		dst = []byte{}
	}
	return append(dst, s...)
}
