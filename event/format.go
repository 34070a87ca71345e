package event

import (
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event/wire"
)

// MatchesFormat reports whether s matches the format of JSON Schema under the policy of
// [NewCompiler]. A format that the policy does not know matches everything. It is for generated
// code.
func MatchesFormat(format, s string) bool {
	if format == "date-time" && !beginsWithDate(s) {
		return false // for less than the judge takes to say so
	}
	check, known := formatCheck(format)
	return !known || check(s)
}

// KnowsFormat reports whether the format is asserted, or matches everything.
func KnowsFormat(format string) bool {
	_, known := formatCheck(format)
	return known
}

func formatCheck(format string) (func(any) bool, bool) {
	if check := ownFormat(format); check != nil {
		return check, true
	}
	check, known := jsonschema.Formats[format]
	return check, known
}

// ownFormats names the formats that the policy does not leave to v5.
func ownFormats() []string { return []string{"duration", "period", "uri-template"} }

func ownFormat(format string) func(any) bool {
	switch format {
	case "duration":
		return isDuration
	case "period":
		return isPeriod
	case "uri-template":
		return isURITemplate
	}
	return nil
}

// isDuration is v5's check, which adds unit to unit in a time that grows with the square of their
// number, for strings that can be a duration at all: one has eight letters, PnYnMnDTnHnMnS.
func isDuration(v any) bool {
	return hasFewLetters(v, 8) && jsonschema.Formats["duration"](v)
}

// isPeriod is the same for a period: two date-times, or one and a duration, with a slash between. A
// date-time can have eight characters that are no digits, and v5 takes a sign before five of its
// numbers.
func isPeriod(v any) bool {
	return hasFewLetters(v, 2*(8+5)+1) && jsonschema.Formats["period"](v)
}

// hasFewLetters reports whether v is no string, or has at most so many characters that are no
// digits.
func hasFewLetters(v any, most int) bool {
	s, ok := v.(string)
	if !ok {
		return true
	}
	for range most {
		s = strings.TrimLeft(s, "0123456789")
		if s == "" {
			return true
		}
		s = s[1:]
	}
	return strings.Trim(s, "0123456789") == ""
}

// beginsWithDate reports whether s begins as every date-time does.
func beginsWithDate(s string) bool {
	const date = len("2006-01-02")
	return len(s) > date && wire.IsDate(s[:date])
}
