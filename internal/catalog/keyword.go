package catalog

import (
	"slices"
	"strings"
)

// places says where in a keyword's value schemas stand.
type places uint8

const (
	itself   places = 1 << iota // the value is a schema
	inArray                     // the items of the value are schemas
	inObject                    // the members of the value are schemas
)

// schemasIn returns where schemas stand in the value of a keyword: where jsonschema/v5 looks for
// them, and with that for $id and anchors.
func (d Draft) schemasIn(keyword string) places {
	switch keyword {
	case "definitions", "properties", "patternProperties", "dependencies":
		return inObject
	case "additionalProperties", "additionalItems", "not":
		return itself
	case "allOf", "anyOf", "oneOf":
		return inArray
	case "items":
		return itself | inArray
	}
	if d >= keywordSince(keyword) {
		return laterSchemasIn(keyword)
	}
	return 0
}

func laterSchemasIn(keyword string) places {
	switch keyword {
	case "propertyNames", "contains", "if", "then", "else", "unevaluatedProperties",
		"unevaluatedItems", "contentSchema":
		return itself
	case "$defs", "dependentSchemas":
		return inObject
	case "prefixItems":
		return inArray
	}
	return 0
}

// keywordSince returns the first draft that has the keyword; a keyword that no draft has counts
// as one of draft 4.
func keywordSince(keyword string) Draft {
	switch keyword {
	case "const", "contains", "propertyNames", "$id", "examples":
		return Draft6
	case "if", "then", "else", "contentEncoding", "contentMediaType", "contentSchema",
		"$comment", "readOnly", "writeOnly":
		return Draft7
	case "$recursiveRef", "$recursiveAnchor", "$anchor", "$defs", "$vocabulary", "minContains",
		"maxContains", "dependentRequired", "dependentSchemas", "unevaluatedProperties",
		"unevaluatedItems", "deprecated":
		return Draft2019
	case "prefixItems", "$dynamicRef", "$dynamicAnchor":
		return Draft2020
	}
	return Draft4
}

// assertions returns the keywords that can refuse a payload, in any draft, as jsonschema/v5 has
// them. The reference keywords are among them.
func assertions() []string {
	return []string{
		"$ref", "$dynamicRef", "$recursiveRef",
		"type", "enum", "const", "format",
		"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
		"minLength", "maxLength", "pattern",
		"properties", "required", "additionalProperties", "patternProperties", "propertyNames",
		"minProperties", "maxProperties", "dependencies", "dependentRequired", "dependentSchemas",
		"unevaluatedProperties", "regexProperties",
		"items", "prefixItems", "additionalItems", "minItems", "maxItems", "uniqueItems",
		"contains", "minContains", "maxContains", "unevaluatedItems",
		"allOf", "anyOf", "oneOf", "not", "if", "then", "else",
		"contentEncoding", "contentMediaType", "contentSchema",
	}
}

// asserts reports whether the keyword can refuse a payload in this draft.
func (d Draft) asserts(keyword string) bool {
	switch keyword {
	case "contentEncoding", "contentMediaType", "contentSchema":
		return d == Draft7
	case "additionalItems":
		return d <= Draft2019
	case "prefixItems", "$dynamicRef", "$recursiveRef":
		return d >= keywordSince(keyword)
	}
	return isAssertion(keyword) && d >= keywordSince(keyword)
}

func isAssertion(keyword string) bool { return slices.Contains(assertions(), keyword) }

// isAnnotation reports whether the keyword never bears on a verdict, in no draft and not by being
// a place that references lead to.
func isAnnotation(keyword string) bool {
	switch keyword {
	case "title", "description", "default", "examples", "$comment", "deprecated", "readOnly", "writeOnly":
		return true
	}
	return strings.HasPrefix(keyword, "x-")
}

// isKeyword reports whether any draft has the keyword.
func isKeyword(name string) bool {
	switch name {
	case "$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary",
		"$defs", "definitions":
		return true
	}
	return isAnnotation(name) || isAssertion(name)
}
