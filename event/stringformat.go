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

// IsURITemplate reports whether s matches the format "uri-template" (RFC 6570).
func IsURITemplate(s string) bool { return isTemplate(s) }

// IsURI reports whether s matches the format "uri". Plain http and https addresses are decided
// here, the others by the judge's function.
func IsURI(s string) bool {
	return isUsualURI(s) || jsonschema.Formats["uri"](s)
}

// isUsualURI accepts http:// or https://, a host of words and dots, and a path, query and fragment
// of unreserved characters and slashes. All of these the judge accepts.
func isUsualURI(s string) bool {
	rest, found := strings.CutPrefix(s, "https://")
	if !found {
		if rest, found = strings.CutPrefix(s, "http://"); !found {
			return false
		}
	}
	host, path, _ := strings.Cut(rest, "/")
	if !isDottedWords(host, "-") {
		return false
	}
	for i := range len(path) {
		if c := path[i]; !isAlphanumeric(c) && strings.IndexByte("-._~/?=&+,", c) < 0 {
			return false
		}
	}
	return true
}
