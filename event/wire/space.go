package wire

// Space returns the position of the first byte from p on that is no white space of JSON (RFC 8259,
// section 2).
func Space(s string, p int) int {
	if p < len(s) && s[p] > ' ' {
		return p
	}
	return space(s, p)
}

func space(s string, p int) int {
	for p < len(s) && (s[p] == ' ' || s[p] == '\n' || s[p] == '\t' || s[p] == '\r') {
		p++
	}
	return p
}

// End reports whether only white space follows p.
func End(s string, p int) bool { return p >= 0 && Space(s, p) == len(s) }

// Whole reports whether the document s, read up to p, is acceptable as a whole: p is not negative,
// only white space follows it, and s is within [MaxSize].
func Whole(s string, p int) bool { return End(s, p) && len(s) <= MaxSize }
