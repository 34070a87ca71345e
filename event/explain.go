package event

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// maxMessage is the length in bytes beyond which a violation's message is cut: the judge repeats
// values, and a payload can be large.
const maxMessage = 200

// explain turns the judge's error into a [*RejectedError]. The judge walks members in the random
// order of a map; sorting makes the same payload give the same error every time.
func (s *Schema) explain(err error) error {
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return reject(s.topic, s.eventType, ReasonSchema, "", cut(err.Error()))
	}
	violations := collectLeaves(nil, invalid)
	slices.SortFunc(violations, compareViolations)
	violations = slices.Compact(violations)
	rejected := &RejectedError{Topic: s.topic, EventType: s.eventType, Reason: ReasonSchema}
	rejected.Violations = violations[:min(len(violations), MaxViolations)]
	rejected.Omitted = len(violations) - len(rejected.Violations)
	return rejected
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
		Pointer: instancePointer(e.InstanceLocation),
		Keyword: keyword(e),
		Message: cut(sortNames(e.Message)),
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

// keyword returns the last token of a keyword location such as "/properties/a/minLength". A schema
// that is just false has no keyword.
func keyword(e *jsonschema.ValidationError) string {
	if e.Message == "not allowed" {
		return "false"
	}
	return e.KeywordLocation[strings.LastIndexByte(e.KeywordLocation, '/')+1:]
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

// cut shortens a message that is too long, at a character's boundary.
func cut(message string) string {
	if len(message) <= maxMessage {
		return message
	}
	end := maxMessage
	for end > 0 && !utf8.RuneStart(message[end]) {
		end--
	}
	return message[:end] + "…"
}
