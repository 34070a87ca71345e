package generator

import (
	"strconv"
	"strings"
	"unicode"
)

// quoted returns s in quotes as it stands in a comment.
func quoted(s string) string { return strconv.Quote(s) }

// article returns the indefinite article that goes with a name, judged by its first letter.
func article(name string) string {
	if strings.ContainsRune("AEIOU", rune(name[0])) {
		return "an"
	}
	return "a"
}

// enumerate joins names as in "A, B and C".
func enumerate(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// isTagName reports whether a tag of encoding/json can express the name of a member: encoding/json
// takes letters, digits and some punctuation, and reads a comma as the start of an option.
func isTagName(name string) bool {
	if name == "" || name == "-" {
		return false
	}
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) {
			return false
		}
	}
	return true
}
