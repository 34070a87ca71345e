package diagnostic_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

func TestListIsSortedAndHasEachFindingOnce(t *testing.T) {
	at := func(file string, line, col int, message string) diagnostic.Diagnostic {
		return diagnostic.Position{File: file, Line: line, Col: col}.Errorf("%s", message)
	}
	list := diagnostic.List{
		at("b", 1, 1, "x"), at("a", 10, 1, "x"), at("a", 2, 3, "x"), at("a", 2, 1, "y"), at("a", 2, 1, "x"),
		at("a", 2, 1, "x"), at("a", 0, 0, "no\nplace\x7f"),
	}
	want := `a: no\nplace\x7f
a:2:1: x
a:2:1: y
a:2:3: x
a:10:1: x
b:1:1: x`
	if got := list.Err().Error(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if list[0].File != "b" {
		t.Error("Err changed the list")
	}
	if err := (diagnostic.List{}).Err(); err != nil {
		t.Errorf("an empty list is the error %v", err)
	}
}

func TestNearest(t *testing.T) {
	known := []string{"not", "type", "const", "items", "required", "pattern", "minLength", "maxLength", "additionalProperties"}
	for word, want := range map[string]string{
		"minLenght":              "minLength",
		"MinLength":              "minLength",
		"maxlegnth":              "maxLength",
		"additonalProperties":    "additionalProperties",
		"aditonalProperties":     "additionalProperties",
		"requird":                "required",
		"item":                   "items",
		"tpye":                   "type",
		"note":                   "",
		"term":                   "",
		"title":                  "",
		"kind":                   "",
		"tsAdditionalProperties": "",
		"patternName":            "",
		"patrn2":                 "",
		"":                       "",
	} {
		if got, ok := diagnostic.Nearest(word, known); got != want || ok != (want != "") {
			t.Errorf("%q is near %q, want %q", word, got, want)
		}
	}
}

func TestCausesAreTheInnermostInAStableOrder(t *testing.T) {
	schema := jsonschema.MustCompileString("test:schema", `{
		"properties": {
			"a": {"type": "string"},
			"b/c d": {"maxLength": 1, "pattern": "^x"},
			"choice": {"anyOf": [
				{"type": "integer"},
				{"type": "object", "properties": {"inner": {"enum": ["x"]}, "other": {"type": "null"}}}
			]},
			"scalar": {"oneOf": [{"type": "array"}, {"enum": ["x", "y"]}]}
		},
		"required": ["missing"]
	}`)
	value := map[string]any{
		"a": true, "b/c d": "yy", "scalar": "z",
		"choice": map[string]any{"inner": "y", "other": true},
	}
	want := []string{
		" required",
		"/a type",
		"/b~1c d maxLength",
		"/b~1c d pattern",
		"/choice/inner enum",
		"/choice/other type",
		"/scalar enum",
	}
	for range 20 {
		var invalid *jsonschema.ValidationError
		if !errors.As(schema.Validate(value), &invalid) {
			t.Fatal("the value is valid")
		}
		var got []string
		for _, cause := range diagnostic.Causes(invalid) {
			got = append(got, cause.Pointer+" "+cause.Keyword)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}
