package event

import (
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// IsEmail reports whether s matches the format "email". Addresses of the usual shape are decided
// here; the judge's function, which parses a whole mail header, decides about the others.
func IsEmail(s string) bool {
	return isUsualEmail(s) || jsonschema.Formats["email"](s)
}

// isUsualEmail accepts letters, digits, "_", "-", "+" and single dots before the @, and a host name
// behind it. All of these the judge accepts.
func isUsualEmail(s string) bool {
	local, domain, found := strings.Cut(s, "@")
	return found && len(s) <= 254 && len(local) <= 64 && isDottedWords(local, "_-+") && isDottedWords(domain, "")
}

// isDottedWords reports whether s is a row of words of letters, digits and the extra characters, at
// most 63 bytes each, with a dot between two.
func isDottedWords(s, extra string) bool {
	length := 0
	for i := range len(s) {
		c := s[i]
		switch {
		case isAlphanumeric(c) || extra != "" && strings.IndexByte(extra, c) >= 0:
			length++
		case c == '.' && length > 0 && length <= 63:
			length = 0
		default:
			return false
		}
	}
	return length > 0 && length <= 63
}

// isAlphanumeric reports whether c is a letter or digit of ASCII.
func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
