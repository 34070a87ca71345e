package wire

import (
	"slices"
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

// AppendString appends s in quotes, escaping only what RFC 8259, section 7, asks for. Invalid UTF-8
// is reported to x.
func (x *Encoder) AppendString(dst []byte, s string) []byte {
	plain := plainEnd(s, 0)
	if plain == len(s) {
		dst = append(dst, '"')
		dst = append(dst, s...)
		return append(dst, '"')
	}
	return x.appendOdd(dst, s)
}

// appendOdd appends a string that has more than plain ASCII characters.
func (x *Encoder) appendOdd(dst []byte, s string) []byte {
	if !utf8.ValidString(s) {
		return x.unwritable(dst, "the string is no valid UTF-8")
	}
	return appendEscaped(dst, s)
}

// AppendStringAfter appends before, as it is, and then s as [Encoder.AppendString] does.
func (x *Encoder) AppendStringAfter(dst []byte, before, s string) []byte {
	quote := len(dst) + len(before)
	end := quote + len(s) + 2
	if plainEnd(s, 0) != len(s) {
		return x.appendOdd(append(dst, before...), s)
	}
	if cap(dst) < end {
		dst = slices.Grow(dst, end-len(dst))
	}
	copy(dst[len(dst):quote], before)
	dst = dst[:end]
	dst[quote] = '"'
	copy(dst[quote+1:], s)
	dst[end-1] = '"'
	return dst
}

// AppendString appends s, which must be valid UTF-8, in quotes.
func AppendString(dst []byte, s string) []byte { return appendEscaped(dst, s) }

func appendEscaped(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' {
			dst = append(dst, s[start:i]...)
			dst = appendEscape(dst, c)
			start = i + 1
		}
	}
	dst = append(dst, s[start:]...)
	return append(dst, '"')
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
