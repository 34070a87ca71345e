package event

import "github.com/santhosh-tekuri/jsonschema/v5"

// MatchesFormat reports whether s matches the format of JSON Schema under the policy of
// [NewCompiler]. A format that the policy does not know matches everything. It is for generated
// code.
func MatchesFormat(format, s string) bool {
	check, known := formatCheck(format)
	return !known || check(s)
}

// KnowsFormat reports whether the format is asserted, or matches everything.
func KnowsFormat(format string) bool {
	_, known := formatCheck(format)
	return known
}

func formatCheck(format string) (func(any) bool, bool) {
	if format == "uri-template" {
		return isURITemplate, true
	}
	check, known := jsonschema.Formats[format]
	return check, known
}
