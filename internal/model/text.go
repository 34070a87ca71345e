package model

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog"
)

// refusesText reports whether a schema surely refuses a string, by its plain checks.
func refusesText(s *catalog.Schema, text string) bool {
	c := conjunctionOf(s)
	if !allowsType(c.types(), "string") {
		return true
	}
	return slices.ContainsFunc(c.schemas, func(s *catalog.Schema) bool { return refusesTextItself(s, text) })
}

// refusesTextItself is refusesText for the schema's own keywords.
func refusesTextItself(s *catalog.Schema, text string) bool {
	length := utf8.RuneCountInString(text)
	if n, ok := s.Int("minLength"); ok && length < n {
		return true
	}
	if n, ok := s.Int("maxLength"); ok && length > n {
		return true
	}
	if expression, ok := s.Text("pattern"); ok {
		if compiled, err := regexp.Compile(expression); err == nil && !compiled.MatchString(text) {
			return true
		}
	}
	if format, ok := s.Text("format"); ok && !event.MatchesFormat(format, text) {
		return true
	}
	return hasValues(s) && !slices.Contains(texts(valuesOf(s)), text)
}
