package wire

import "strings"

// URI reads a string at s[p:] that is surely an address with a scheme: the name of a scheme, "://", and
// then what needs no closer look. A string without escapes is all that it takes; other strings, which
// may be addresses as well, are not accepted.
func URI(s string, p int) (string, int) {
	if p >= len(s) || s[p] != '"' {
		return "", ^p
	}
	end := uriEnd(s, p+1)
	if end < 0 || end >= len(s) || s[end] != '"' {
		return "", ^p
	}
	return s[p+1 : end], end + 1
}

// URITemplate is [URI] for the templates of RFC 6570: literals of ASCII and expressions that are lists
// of names.
func URITemplate(s string, p int) (string, int) {
	if p >= len(s) || s[p] != '"' {
		return "", ^p
	}
	end := templateEnd(s, p+1)
	if end >= len(s) || s[end] != '"' {
		return "", ^p
	}
	return s[p+1 : end], end + 1
}

// IsPlainURI reports whether s is what [URI] takes.
func IsPlainURI(s string) bool { return uriEnd(s, 0) == len(s) }

// IsPlainURITemplate reports whether s is what [URITemplate] takes.
func IsPlainURITemplate(s string) bool { return templateEnd(s, 0) == len(s) }

// uriEnd returns where the plain address at s[p:] ends, or -1 where there is none.
func uriEnd(s string, p int) int {
	start := authority(s, p)
	if start < 0 {
		return -1
	}
	for p = start; ; {
		var mask uint64
		if p+8 > len(s) {
			mask = unusual(loadTail(s, p))
		} else if mask = unusual(load8(s, p)); mask == 0 {
			p += 8
			continue
		}
		if p += firstLane(mask); p >= len(s) || s[p] == '"' {
			return p
		}
		next, path := afterUnusual(s, start, p)
		if next == p {
			return p
		}
		p, start = next, path
	}
}

// authority returns the position behind the scheme and "://" at s[p:], or -1.
func authority(s string, p int) int {
	if len(s)-p >= 8 && s[p:p+8] == "https://" {
		return p + 8
	}
	end := p
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	if end == p || len(s)-end < 3 || s[end:end+3] != "://" {
		return -1
	}
	return end + 3
}

// afterUnusual passes the character at p of an address whose authority begins at start, or returns p.
// What would name a user, a port or an address in the authority may only stand behind it: behind a
// slash, whose place it returns to be given in place of start, so that none is looked for twice.
func afterUnusual(s string, start, p int) (next, path int) {
	size := 1
	switch s[p] {
	case '=', '_', '~', '#', ';', '!', '$':
		return p + 1, start
	case ':', '@':
	case '%':
		if size = 3; len(s)-p < size || !isHex(s[p+1]) || !isHex(s[p+2]) {
			return p, start
		}
	default:
		return p, start
	}
	slash := strings.IndexByte(s[start:p], '/')
	if slash < 0 {
		return p, start
	}
	return p + size, start + slash
}

// templateEnd returns where the plain template at s[p:] ends.
func templateEnd(s string, p int) int {
	for {
		var mask uint64
		if p+8 > len(s) {
			mask = unusual(loadTail(s, p))
		} else if mask = unusual(load8(s, p)); mask == 0 {
			p += 8
			continue
		}
		if p += firstLane(mask); p >= len(s) || s[p] == '"' {
			return p
		}
		next := afterUnusualInTemplate(s, p)
		if next == p {
			return p
		}
		p = next
	}
}

// afterUnusualInTemplate passes the character or the expression at p, or returns p.
func afterUnusualInTemplate(s string, p int) int {
	switch s[p] {
	case '{':
		return expressionEnd(s, p)
	case '=', '_', '~', '#', ';', '!', '$', ':', '@', '[', ']':
		return p + 1
	}
	return p
}

// expressionEnd returns the position behind the expression at s[p:] if it is an operator or none and a
// list of names in braces (RFC 6570, section 2.2), or p.
func expressionEnd(s string, p int) int {
	i := p + 1
	if i < len(s) && isOperator(s[i]) {
		i++
	}
	for name := i; i < len(s); i++ {
		switch c := s[i]; {
		case isLetter(c) || c-'0' <= 9 || c == '_':
		case i == name:
			return p
		case c == '}':
			return i + 1
		case c == ',':
			name = i + 1
		default:
			return p
		}
	}
	return p
}

func isOperator(c byte) bool { return strings.IndexByte("+#./;?&=,!@|", c) >= 0 }

func isLetter(c byte) bool { return c|0x20-'a' <= 'z'-'a' }

func isHex(c byte) bool { return hexDigits[c] != notHex }

// unusual marks the lanes of x that are not among the letters, the digits and &'()*+,-./? which may
// stand anywhere in an address or a template, and in a string of JSON. Sums reach 0x80, and differences
// fall below 0, at the ends of the ranges that are left out.
func unusual(x uint64) uint64 {
	folded := x | ones*0x20
	low := x - ones*'&'
	fromColon := (x + ones*(0x80-':')) ^ (x + ones*(0x80-'?')) // :;<=>
	atOrTick := folded ^ ones*'`' - ones
	brackets := folded + ones*(0x80-'{') // [\]^_ and {|}~ and DEL
	return (low | fromColon | atOrTick | brackets | x) & highs
}
