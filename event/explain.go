package event

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// A violation's message and pointer are cut where they are longer, in bytes: the judge repeats values
// and names, and a payload can be large.
const (
	maxMessage = 200
	maxPointer = 512
)

// explain turns the judge's error into a [*RejectedError]. The judge walks members in the random
// order of a map; sorting makes the same payload give the same error every time.
func (s *Schema) explain(err error) error {
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return reject(s.topic, s.eventType, ReasonSchema, "", cut(err.Error(), maxMessage))
	}
	violations := violationsOf(invalid)
	rejected := &RejectedError{Topic: s.topic, EventType: s.eventType, Reason: ReasonSchema}
	rejected.Violations = violations[:min(len(violations), MaxViolations)]
	rejected.Omitted = len(violations) - len(rejected.Violations)
	return rejected
}

// violationsOf returns what the judge's error names, sorted, or nothing where it is none of the judge's.
func violationsOf(err error) []Violation {
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return nil
	}
	violations := collectLeaves(nil, invalid)
	slices.SortFunc(violations, compareViolations)
	return slices.Compact(violations)
}

func compareViolations(a, b Violation) int {
	return cmp.Or(
		strings.Compare(a.Pointer, b.Pointer),
		strings.Compare(a.Keyword, b.Keyword),
		strings.Compare(a.Message, b.Message),
	)
}

// collectLeaves adds the errors below e that have no cause of their own.
func collectLeaves(violations []Violation, e *jsonschema.ValidationError) []Violation {
	for _, cause := range e.Causes {
		violations = collectLeaves(violations, cause)
	}
	if len(e.Causes) > 0 {
		return violations
	}
	return append(violations, Violation{
		Pointer: cut(instancePointer(e.InstanceLocation), maxPointer),
		Keyword: keyword(e),
		Message: cut(sortNames(e.Message), maxMessage),
	})
}

// instancePointer undoes the percent-encoding of the judge, whose locations are fragments of URLs.
func instancePointer(location string) string {
	pointer, err := url.PathUnescape(location)
	if err != nil {
		return location
	}
	return pointer
}

// keyword returns the keyword at the end of a location such as "/properties/a/minLength". A schema
// that is just false has no keyword.
func keyword(e *jsonschema.ValidationError) string {
	if e.Message == "not allowed" {
		return "false"
	}
	tokens := strings.Split(e.KeywordLocation, "/")
	last := len(tokens) - 1
	// The names that another one requires are in a list: "/dependentRequired/a/0".
	if _, err := strconv.Atoi(tokens[last]); err == nil && last >= 2 {
		return tokens[last-2]
	}
	return tokens[last]
}

// sortNames sorts the quoted names in the judge's message about several properties, such as
// "missing properties: 'b', 'a'": it lists some of them in the order of a map.
func sortNames(message string) string {
	first, last := strings.IndexByte(message, '\''), strings.LastIndexByte(message, '\'')
	if first == last {
		return message
	}
	names := strings.Split(message[first+1:last], "', '")
	slices.Sort(names)
	return message[:first+1] + strings.Join(names, "', '") + message[last:]
}

// cut shortens a text that has more than most bytes, at a character's boundary.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return text[:boundary(text, most)] + "…"
}

// boundary returns the last position up to at where a character of text starts.
func boundary(text string, at int) int {
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
