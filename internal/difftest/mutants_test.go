package difftest_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/difftest"
)

func compile(t *testing.T, schema string) *jsonschema.Schema {
	t.Helper()
	c := event.NewCompiler()
	if err := c.AddResource("test:///schema.json", strings.NewReader(schema)); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("test:///schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// TestMutantsBreakEachKeyword gives schemas of one keyword each, of which some mutant must be
// refused, and says for those with a bound that some mutant is not.
func TestMutantsBreakEachKeyword(t *testing.T) {
	tests := map[string]struct {
		schema, document string
		someValid        bool
	}{
		"type":                  {`{"type": "string"}`, `"a"`, true},
		"null":                  {`{"type": "string"}`, `"a"`, false},
		"const":                 {`{"const": "a"}`, `"a"`, false},
		"enum":                  {`{"enum": [1, "a"]}`, `1`, true},
		"minLength":             {`{"minLength": 2}`, `"ééé"`, true},
		"maxLength":             {`{"maxLength": 2}`, `"é"`, true},
		"pattern":               {`{"pattern": "^[0-9]+$"}`, `"12"`, true},
		"format":                {`{"format": "uuid"}`, `"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"`, true},
		"minimum":               {`{"minimum": 0.1}`, `1`, true},
		"maximum":               {`{"maximum": 3}`, `1`, true},
		"exclusiveMinimum":      {`{"exclusiveMinimum": 0}`, `1`, true},
		"exclusiveMaximum":      {`{"exclusiveMaximum": 3}`, `1`, true},
		"multipleOf":            {`{"multipleOf": 0.01}`, `1.5`, true},
		"required":              {`{"required": ["a"]}`, `{"b": 1, "a": 2}`, false},
		"additionalProperties":  {`{"properties": {"a": {}}, "additionalProperties": false}`, `{"a": 1}`, false},
		"patternProperties":     {`{"patternProperties": {"^zz": {"type": "string"}}}`, `{"a": 1}`, true},
		"unevaluatedProperties": {`{"unevaluatedProperties": false}`, `{}`, false},
		"minProperties":         {`{"minProperties": 2}`, `{"a": 1, "b": 2}`, false},
		"maxProperties":         {`{"maxProperties": 2}`, `{"a": 1}`, true},
		"propertyNames":         {`{"propertyNames": {"maxLength": 20}}`, `{"a": 1}`, true},
		"dependentRequired":     {`{"dependentRequired": {"a": ["b"]}}`, `{"a": 1, "b": 2}`, false},
		"dependencies":          {`{"dependencies": {"a": ["b"]}}`, `{"a": 1, "b": 2}`, false},
		"absent":                {`{"properties": {"a": {"type": "string"}}}`, `{}`, true},
		"items":                 {`{"items": {"type": "integer"}}`, `[1]`, true},
		"minItems":              {`{"minItems": 2}`, `[1, 2]`, false},
		"maxItems":              {`{"maxItems": 2}`, `[1]`, true},
		"uniqueItems":           {`{"uniqueItems": true}`, `[1]`, false},
		"contains":              {`{"contains": {"const": 1}}`, `[1, 2]`, true},
	}
	for keyword, test := range tests {
		t.Run(keyword, func(t *testing.T) {
			schema := compile(t, test.schema)
			if !difftest.Valid(schema, []byte(test.document)) {
				t.Fatal("the document is invalid itself")
			}
			valid, refused := 0, 0
			for _, m := range difftest.Mutants(schema, []byte(test.document), nil) {
				switch {
				case m.Keyword != keyword:
				case difftest.Valid(schema, m.Document):
					valid++
				default:
					refused++
				}
			}
			if refused == 0 || test.someValid != (valid > 0) {
				t.Errorf("%d mutants are refused and %d are not", refused, valid)
			}
		})
	}
}

// TestMutantsReachEveryPlace collects the places at which a value is replaced by null.
func TestMutantsReachEveryPlace(t *testing.T) {
	schema := compile(t, `{
		"allOf": [{"$ref": "#/$defs/part"}],
		"oneOf": [{"required": ["a"], "properties": {"a": {"type": "integer"}}}, {"required": ["never"]}],
		"if": {"required": ["a"]},
		"then": {"properties": {"then": {"type": "integer"}}},
		"else": {"properties": {"else": {"type": "string"}}},
		"dependentSchemas": {"a": {"properties": {"dependent": {"type": "integer"}}}},
		"patternProperties": {"^p": {"type": "integer"}},
		"properties": {"map": {"additionalProperties": {"type": "integer"}}},
		"$defs": {"part": {"properties": {
			"list": {"prefixItems": [{"type": "string"}], "items": {"type": "integer"}},
			"self": {"$ref": "#/$defs/part"},
			"a/b~": {"type": "integer"}
		}}}
	}`)
	document := `{"a":1, "then":2, "else":3, "dependent":4, "p1":5, "map":{"other":9}, "list":["6",7], "self":{"a/b~":8}, "unsaid":10}`
	if !difftest.Valid(schema, []byte(document)) {
		t.Fatal("the document is invalid itself")
	}
	reached := map[string]bool{}
	for _, m := range difftest.Mutants(schema, []byte(document), nil) {
		if m.Keyword == "null" {
			reached[m.Pointer] = true
		}
	}
	want := map[string]bool{
		"": true, "/a": true, "/then": true, "/dependent": true, "/p1": true, "/map": true, "/map/other": true,
		"/list": true, "/list/0": true, "/list/1": true, "/self": true, "/self/a~1b~0": true,
	}
	if !reflect.DeepEqual(reached, want) {
		t.Errorf("reached %v, want %v", reached, want)
	}
}

func TestMutantsKeepTheRestAsItIsSpelled(t *testing.T) {
	schema := compile(t, `{"properties": {"b": {"maxLength": 1}}}`)
	document := `{"b" : "\u0061", "a": 1.50e0, "a":[ 1 ,2]}`
	wanted := func(aim difftest.Aim) bool { return aim.Keyword == "maxLength" }
	mutants := difftest.Mutants(schema, []byte(document), wanted)
	if len(mutants) != 2 {
		t.Fatalf("%d mutants, want 2", len(mutants))
	}
	want := difftest.Mutant{
		Aim:      difftest.Aim{Schema: "test:///schema.json#/properties/b", Keyword: "maxLength"},
		Pointer:  "/b",
		Document: []byte(`{"b":"aé","a":1.50e0,"a":[1,2]}`),
	}
	if !reflect.DeepEqual(mutants[0], want) {
		t.Errorf("got  %+v (%s)\nwant %+v (%s)", mutants[0], mutants[0].Document, want, want.Document)
	}
}

func TestMutantsAreTheSameEveryTime(t *testing.T) {
	schema := compile(t, `{"properties": {"a": {"minimum": 1, "maximum": 5, "exclusiveMinimum": 0}, "b": {}, "c": {}, "d": {}},
		"dependentRequired": {"a": ["a"], "b": ["a"], "c": ["a"]}, "patternProperties": {"a": {}, "^a": {}, "a$": {}}}`)
	document := []byte(`{"a": 2}`)
	if !reflect.DeepEqual(difftest.Mutants(schema, document, nil), difftest.Mutants(schema, document, nil)) {
		t.Error("two runs differ")
	}
}

func TestMutantsOfWhatIsNoDocument(t *testing.T) {
	if mutants := difftest.Mutants(compile(t, `{}`), []byte(`{"a":`), nil); mutants != nil {
		t.Errorf("got %v", mutants)
	}
}
