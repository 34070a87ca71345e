package diagnostic

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// Cause is one reason why a value is not what its schema asks for.
type Cause struct {
	// Pointer is the JSON Pointer of the value.
	Pointer string
	// Keyword is the schema's keyword that refuses the value.
	Keyword string
	// Message says what the keyword expected, and what came.
	Message string
}

// Causes returns the innermost causes of a validation error, sorted by pointer, keyword and
// message. Of alternatives that all failed (anyOf, oneOf) it returns the causes of the one that
// came furthest into the value, which is most probably the one that was meant.
func Causes(err *jsonschema.ValidationError) []Cause {
	causes := collect(err)
	slices.SortFunc(causes, func(a, b Cause) int {
		return cmp.Or(cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(a.Keyword, b.Keyword), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(causes)
}

func collect(err *jsonschema.ValidationError) []Cause {
	if len(err.Causes) == 0 {
		return []Cause{{Pointer: pointer(err.InstanceLocation), Keyword: keyword(err), Message: err.Message}}
	}
	alternatives := err.Message == "anyOf failed" || err.Message == "oneOf failed"
	var causes []Cause
	for _, inner := range err.Causes {
		found := collect(inner)
		switch {
		case !alternatives:
			causes = append(causes, found...)
		case progress(found) > progress(causes):
			causes = found
		}
	}
	return causes
}

// progress tells how far into the value a failed alternative came. One that fails at the type of
// the value came less far than one that fails at another keyword.
func progress(causes []Cause) int {
	furthest := 0
	for _, c := range causes {
		depth := 2 + 2*strings.Count(c.Pointer, "/")
		if c.Keyword == "type" {
			depth--
		}
		furthest = max(furthest, depth)
	}
	return furthest
}

// keyword returns the last name of the keyword's location that is not an index.
func keyword(err *jsonschema.ValidationError) string {
	tokens := strings.Split(err.KeywordLocation, "/")
	for i := len(tokens) - 1; i >= 0; i-- {
		if tokens[i] != "" && strings.Trim(tokens[i], "0123456789") != "" {
			return tokens[i]
		}
	}
	return ""
}

// pointer undoes the URL escaping of an instance location.
func pointer(location string) string {
	tokens := strings.Split(location, "/")
	for i, token := range tokens {
		if plain, err := url.PathUnescape(token); err == nil {
			tokens[i] = plain
		}
	}
	return strings.Join(tokens, "/")
}
