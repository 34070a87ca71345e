package wire

import (
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
)

// String reads the string at s[p:] and returns its value. A value without escapes is a substring of
// s; one with escapes is a string of its own.
func String(s string, p int) (string, int) {
	if p >= len(s) || s[p] != '"' {
		return "", ^p
	}
	for end := p + 1; end+8 <= len(s); end += 8 { // as in plainEnd, without its call
		mask := special(load8(s, end))
		if mask == 0 {
			continue
		}
		end += firstLane(mask)
		if s[end] == '"' {
			return s[p+1 : end], end + 1
		}
		return stringBeyondASCII(s, p, end)
	}
	return lastString(s, p)
}

// lastString reads the string whose opening quote is at p in the last bytes of s.
func lastString(s string, p int) (string, int) {
	end := plainEnd(s, p+1)
	if end < len(s) && s[end] == '"' {
		return s[p+1 : end], end + 1
	}
	return stringBeyondASCII(s, p, end)
}

// stringBeyondASCII reads the string whose opening quote is at p and whose first special byte is at
// end.
func stringBeyondASCII(s string, p, end int) (string, int) {
	end = textEnd(s, end)
	if end >= len(s) || s[end] < 0x20 {
		return "", ^p
	}
	if s[end] == '\\' {
		return escapedString(s, p, end)
	}
	value := s[p+1 : end]
	if !utf8.ValidString(value) {
		return "", ^p
	}
	return value, end + 1
}

// escapedString reads the string whose opening quote is at p and whose first backslash is at end.
func escapedString(s string, p, end int) (string, int) {
	closing := closingQuote(s, end)
	if closing < 0 || !utf8.ValidString(s[p+1:closing]) {
		return "", ^p
	}
	value := make([]byte, 0, closing-p-2)
	value = append(value, s[p+1:end]...)
	for end < closing {
		r, n := unescape(s[end:])
		value = utf8.AppendRune(value, r)
		next := textEnd(s, end+n)
		value = append(value, s[end+n:next]...)
		end = next
	}
	return unsafe.String(unsafe.SliceData(value), len(value)), closing + 1
}

// closingQuote returns the position of the quote that closes the string of which s[p:] is the rest, or
// -1 where an escape is none or the string does not end.
func closingQuote(s string, p int) int {
	for p = textEnd(s, p); p < len(s) && s[p] == '\\'; p = textEnd(s, p) {
		_, n := unescape(s[p:])
		if n < 0 {
			return -1
		}
		p += n
	}
	if p >= len(s) || s[p] != '"' {
		return -1
	}
	return p
}

const loneSurrogate = -2

// unescape returns the character of the escape sequence at the start of s and the sequence's
// length: -1 where there is none, [loneSurrogate] for half of a pair.
func unescape(s string) (rune, int) {
	if len(s) < 2 {
		return 0, -1
	}
	switch s[1] {
	case '"', '\\', '/':
		return rune(s[1]), 2
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
		return unescapeUnicode(s)
	}
	return 0, -1
}

// unescapeUnicode reads \uXXXX, or the two of a surrogate pair (RFC 8259, section 7).
func unescapeUnicode(s string) (rune, int) {
	r := hex4(s)
	if r < 0 {
		return 0, -1
	}
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	low := hex4(s[6:])
	if pair := utf16.DecodeRune(r, low); low >= 0 && pair != utf8.RuneError {
		return pair, 12
	}
	return 0, loneSurrogate
}

// hex4 returns the value of \uXXXX at the start of s, or -1.
func hex4(s string) rune {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return -1
	}
	var r rune
	for i := 2; i < 6; i++ {
		digit := hexDigits[s[i]]
		if digit == notHex {
			return -1
		}
		r = r<<4 | rune(digit)
	}
	return r
}

// Length reports whether s has at least low and at most high characters. The bytes alone decide in
// most cases: a string of n bytes has between n/4 and n characters.
func Length(s string, low, high int) bool {
	n := len(s)
	if n < low || (n+3)/4 > high {
		return false
	}
	if (n+3)/4 >= low && n <= high {
		return true
	}
	n = utf8.RuneCountInString(s)
	return low <= n && n <= high
}
