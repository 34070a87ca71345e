package catalog_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog"
)

// root loads one event and returns its schema.
func root(t *testing.T, schema string, parts ...string) *catalog.Schema {
	t.Helper()
	loaded := load(t, schemas(append(parts, "t/event.json", schema)...), catalog.Options{Prefix: "schemas/"})
	return loaded.Topics[0].Events[0].Root
}

func property(t *testing.T, s *catalog.Schema, name string) *catalog.Schema {
	t.Helper()
	p, ok := s.Property(name)
	if !ok {
		t.Fatalf("no property %q", name)
	}
	return p.Schema
}

func TestEverythingKeepsTheOrderAndThePlacesOfTheFile(t *testing.T) {
	s := root(t, `{
  "required": ["zebra", "apple"],
  "properties": {
    "zebra": {"enum": ["b", "a", 1.50, null, {"y": [ 1 ], "x": "é\u00e9"}]},
	"äpple": true,
    "apple": {"description": "a fruit", "x-go-name": "Apple", "type": ["string", "null"]}
  }
}`)
	var got []string
	for _, p := range s.Properties() {
		got = append(got, fmt.Sprintf("%s %t %s %s", p.Name, p.Required, p.Pos(), p.Schema.Pos()))
	}
	want := []string{
		"zebra true schemas/t/event.json:4:5 schemas/t/event.json:4:14",
		"äpple false schemas/t/event.json:5:2 schemas/t/event.json:5:12",
		"apple true schemas/t/event.json:6:5 schemas/t/event.json:6:14",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	var values []string
	zebra, _ := property(t, s, "zebra").Enum()
	for _, v := range zebra {
		values = append(values, v.Compact())
	}
	if want := []string{`"b"`, `"a"`, `1.50`, `null`, `{"y":[1],"x":"é\u00e9"}`}; !slices.Equal(values, want) {
		t.Errorf("enum %q, want %q", values, want)
	}
	apple := property(t, s, "apple")
	if v, ok := apple.Lookup("x-go-name"); !ok || v.Raw() != `"Apple"` || v.Pos().Col != 54 {
		t.Errorf("x-go-name is %s at %s", v.Raw(), v.Pos())
	}
	if got := apple.Types(); !slices.Equal(got, []string{"string", "null"}) {
		t.Errorf("types %q", got)
	}
	if value, ok := property(t, s, "äpple").Bool(); !value || !ok {
		t.Error("true is not read as a schema")
	}
}

// TestKeywordsMeanWhatTheirDraftSays has a schema that every draft accepts and reads differently.
func TestKeywordsMeanWhatTheirDraftSays(t *testing.T) {
	const schema = `{
  "$schema": "%s",
  "title": "no assertion",
  "properties": {
    "p": {"const": 1, "contains": {}, "dependencies": {"a": ["b"]}, "if": {}, "then": {}, "x-own": 1, "own": 1,
      "dependentRequired": {"a": ["b"]}, "minContains": 1, "prefixItems": [{}], "$comment": ""},
    "ref": {"type": "string", "$ref": "#/properties/p", "description": "d"},
    "none": {"then": {}, "else": {}, "minContains": 1, "additionalItems": {}}
  }
}`
	for _, test := range []struct{ draft, p, ref, none string }{
		{"http://json-schema.org/draft-04/schema#", "dependencies", "$ref", ""},
		{"http://json-schema.org/draft-06/schema", "const contains dependencies", "$ref", ""},
		{"http://json-schema.org/draft-07/schema#", "const contains dependencies if then", "$ref", ""},
		{"https://json-schema.org/draft/2019-09/schema", "const contains dependencies if then dependentRequired minContains", "type $ref", ""},
		{"https://json-schema.org/draft/2020-12/schema#", "const contains dependencies if then dependentRequired minContains prefixItems", "type $ref", ""},
	} {
		s := root(t, fmt.Sprintf(schema, test.draft))
		for name, want := range map[string]string{"p": test.p, "ref": test.ref, "none": test.none} {
			if got := strings.Join(property(t, s, name).Keywords(), " "); got != want {
				t.Errorf("%s: %s has the keywords %q, want %q", s.Draft(), name, got, want)
			}
		}
		ref := property(t, s, "ref")
		if ref.Ref() != property(t, s, "p") {
			t.Errorf("%s: the reference leads elsewhere", s.Draft())
		}
		if _, ok := ref.Lookup("description"); !ok {
			t.Errorf("%s: the description beside the reference is gone", s.Draft())
		}
		if got, want := len(ref.Types()) > 0, s.Draft() > catalog.Draft7; got != want {
			t.Errorf("%s: type counts beside a reference: %t", s.Draft(), got)
		}
	}
}

func TestBoundsOfEveryDraft(t *testing.T) {
	for schema, want := range map[string]catalog.Bounds{
		`{"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1.50, "exclusiveMinimum": true, "maximum": 5, "exclusiveMaximum": false}`: {ExclusiveMinimum: "1.50", Maximum: "5"},
		`{"$schema": "http://json-schema.org/draft-06/schema#", "minimum": 1, "exclusiveMinimum": 2}`:                                                {Minimum: "1", ExclusiveMinimum: "2"},
		`{"exclusiveMaximum": 1e3}`: {ExclusiveMaximum: "1e3"},
		`{}`:                        {},
	} {
		if got := root(t, schema).Bounds(); got != want {
			t.Errorf("%s: got %+v, want %+v", schema, got, want)
		}
	}
}

func TestItemsOfEveryDraft(t *testing.T) {
	for schema, want := range map[string]string{
		`{"items": {}}`: "0 /items",
		`{"prefixItems": [{}, true], "items": false}`:                                                                   "2 /items",
		`{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{}, true], "additionalItems": {}}`:            "2 /additionalItems",
		`{"$schema": "http://json-schema.org/draft-07/schema#", "items": {}, "additionalItems": {}}`:                    "0 /items",
		`{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{}]}`:                                         "1 none",
		`{"$schema": "http://json-schema.org/draft-07/schema#", "prefixItems": [{}], "additionalItems": {}}`:            "0 none",
		`{"$schema": "http://json-schema.org/draft-04/schema#", "items": [{"type": "null"}], "additionalItems": false}`: "1 /additionalItems",
	} {
		first, rest := root(t, schema).Items()
		where := "none"
		if rest != nil {
			where = string(rest.Pointer())
		}
		if got := fmt.Sprintf("%d %s", len(first), where); got != want {
			t.Errorf("%s: got %q, want %q", schema, got, want)
		}
	}
}

func TestScalarKeywords(t *testing.T) {
	s := root(t, `{"minLength": 3.0, "maxLength": 3e1, "format": "uuid", "uniqueItems": true, "multipleOf": 0.10, "const": null}`)
	shortest, _ := s.Int("minLength")
	longest, _ := s.Int("maxLength")
	if shortest != 3 || longest != 30 {
		t.Errorf("minLength %d, maxLength %d", shortest, longest)
	}
	if format, ok := s.Text("format"); format != "uuid" || !ok {
		t.Errorf("format %q", format)
	}
	if step, ok := s.Number("multipleOf"); step != "0.10" || !ok {
		t.Errorf("multipleOf %q", step)
	}
	if value, ok := s.Const(); !ok || value.Kind() != catalog.Null {
		t.Errorf("const %v", value)
	}
	if !s.Flag("uniqueItems") || s.Flag("x-flag") {
		t.Error("flags are read wrongly")
	}
	if _, ok := s.Int("minItems"); ok {
		t.Error("minItems is there")
	}
}

func TestSubSchemaCompilesByItsLocation(t *testing.T) {
	loaded := load(t, schemas("t/event # 1.json", `{
		"properties": {"a/b c~d%e": {"properties": {"y": {"$ref": "#/$defs/x"}}}},
		"$defs": {"x": {"type": "string", "maxLength": 2}}
	}`), catalog.Options{})
	e := loaded.Topics[0].Events[0]
	inner := property(t, property(t, e.Root, "a/b c~d%e"), "y")

	compiler := event.NewCompiler()
	for _, d := range e.Documents() {
		if err := compiler.AddResource(d.URL, bytes.NewReader(d.Text)); err != nil {
			t.Fatal(err)
		}
	}
	compiled, err := compiler.Compile(inner.Location())
	if err != nil {
		t.Fatal(err)
	}
	if compiled.Validate("ab") != nil || compiled.Validate("abc") == nil {
		t.Error("the schema at the location is another one")
	}
}
