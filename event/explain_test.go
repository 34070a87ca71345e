package event_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/event"
)

// explained returns the violations of a document.
func explained(t *testing.T, schema, document string) *event.RejectedError {
	t.Helper()
	return rejected(t, newSchema(schema).Validate(document), event.ReasonSchema)
}

func TestViolationsOfEveryKeyword(t *testing.T) {
	tests := []struct{ schema, document, want string }{
		{`{"type":"string"}`, `1`, `(payload): type: expected string, but got number`},
		{`{"type":["string","null"]}`, `1`, `(payload): type: expected string or null, but got number`},
		{`{"const":"a"}`, `"b"`, `(payload): const: value must be "a"`},
		{`{"enum":["a","b"]}`, `"c"`, `(payload): enum: value must be one of "a", "b"`},
		{`{"minimum":1.5}`, `1`, `(payload): minimum: must be >= 1.5 but found 1`},
		{`{"exclusiveMaximum":1}`, `1`, `(payload): exclusiveMaximum: must be < 1 but found 1`},
		{`{"multipleOf":0.01}`, `0.001`, `(payload): multipleOf: 0.001 not multipleOf 0.01`},
		{`{"minLength":2}`, `"é"`, `(payload): minLength: length must be >= 2, but got 1`},
		{`{"pattern":"^a$"}`, `"b"`, `(payload): pattern: does not match pattern '^a$'`},
		{`{"format":"email"}`, `"it's"`, `(payload): format: 'it\'s' is not valid 'email'`},
		{`{"required":["b","a"]}`, `{}`, `(payload): required: missing properties: 'a', 'b'`},
		{`{"additionalProperties":false}`, `{"b":1,"a":1}`, `(payload): additionalProperties: additionalProperties 'a', 'b' not allowed`},
		{`{"properties":{"a":{"items":{"type":"null"}}}}`, `{"a":[null,1]}`, `/a/1: type: expected null, but got number`},
		{`{"properties":{"a":false}}`, `{"a":1}`, `/a: false: not allowed`},
		{`{"properties":{"minLength":{"minLength":1}}}`, `{"minLength":""}`, `/minLength: minLength: length must be >= 1, but got 0`},
		{`{"dependentRequired":{"a":["b"]}}`, `{"a":1}`, `(payload): dependentRequired: property 'b' is required, if 'a' property exists`},
		{
			`{"$schema":"http://json-schema.org/draft-07/schema#","dependencies":{"a":["c","b"]}}`, `{"a":1,"c":1}`,
			`(payload): dependencies: property 'b' is required, if 'a' property exists`,
		},
		{`{"properties":{"dependencies":{"prefixItems":[false]}}}`, `{"dependencies":[1]}`, `/dependencies/0: false: not allowed`},
		{`{"uniqueItems":true}`, `[1,2,1.0]`, `(payload): uniqueItems: items at index 0 and 2 are equal`},
		{`{"contains":{"const":1}}`, `[]`, `(payload): minContains: valid must be >= 1, but got 0`},
		{`{"not":{}}`, `1`, `(payload): not: not failed`},
		{`{"$ref":"#/$defs/a","$defs":{"a":{"type":"null"}}}`, `1`, `(payload): type: expected null, but got number`},
		{`{"allOf":[{"minimum":2},{"maximum":0}]}`, `1`, `(payload): maximum: must be <= 0 but found 1; (payload): minimum: must be >= 2 but found 1`},
		{`{"anyOf":[{"type":"null"},{"type":"string"}]}`, `1`, `(payload): type: expected null, but got number; (payload): type: expected string, but got number`},
		{`{"oneOf":[{"minimum":1},{"multipleOf":2}]}`, `4`, `(payload): oneOf: valid against schemas at indexes 0 and 1`},
		{`{"unevaluatedProperties":false}`, `{"b":1,"a":1}`, `/a: false: not allowed; /b: false: not allowed`},
		{`{"propertyNames":{"maxLength":1}}`, `{"ab":1}`, `/ab: maxLength: length must be <= 1, but got 2`},
	}
	for _, tt := range tests {
		got := explained(t, tt.schema, tt.document).Error()
		if want := "orders paid rejected (schema): " + tt.want; got != want {
			t.Errorf("%s with %s:\n got %s\nwant %s", tt.schema, tt.document, got, want)
		}
	}
}

// TestViolationPointers leaves out the empty name, which the judge leaves out of its locations.
func TestViolationPointers(t *testing.T) {
	for _, name := range []string{"a", "a/b", "m~n", "~1", "a b", "100%", "%2F", "é", "日😀", `say "hi"`, "it's", "a\nb", "#", "?"} {
		text, err := json.Marshal(name)
		if err != nil {
			t.Fatal(err)
		}
		got := explained(t, `{"additionalProperties":{"items":{"type":"null"}}}`, `{`+string(text)+`:[1]}`)
		want := "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name) + "/0"
		if got.Violations[0].Pointer != want {
			t.Errorf("the pointer to %q is %q, want %q", name, got.Violations[0].Pointer, want)
		}
	}
}

// TestErrorsAreTheSameEveryTime asks often: the judge walks members in the random order of a map.
func TestErrorsAreTheSameEveryTime(t *testing.T) {
	const schema = `{"properties":{"a":{"type":"null"},"b":{"minLength":9,"pattern":"x"},"c":{"required":["z","y"]},"d":{"items":{"type":"string"}}},
		"additionalProperties":false,"patternProperties":{"^p":{"type":"null"}}}`
	const document = `{"a":1,"b":"é","c":{},"d":[1,2],"pq":1,"pr":1,"z":1,"y":1,"x":1}`
	first := explained(t, schema, document)
	for range 300 {
		if again := explained(t, schema, document); !reflect.DeepEqual(again, first) {
			t.Fatalf("once %v\nthen %v", first, again)
		}
	}
	var pointers []string
	for _, v := range first.Violations {
		pointers = append(pointers, v.Pointer+" "+v.Keyword)
	}
	want := []string{
		" additionalProperties", "/a type", "/b minLength", "/b pattern", "/c required", "/d/0 type", "/d/1 type", "/pq type", "/pr type",
	}
	if !slices.Equal(pointers, want) {
		t.Errorf("violations are %v, want %v", pointers, want)
	}
}

// TestEqualViolationsAreOne reaches one schema by two ways.
func TestEqualViolationsAreOne(t *testing.T) {
	got := explained(t, `{"allOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/a"}],"$defs":{"a":{"type":"null"}}}`, `1`)
	if len(got.Violations) != 1 || got.Omitted != 0 {
		t.Errorf("got %v", got)
	}
}

func TestErrorsAreBoundedInNumber(t *testing.T) {
	for n := 1; n <= 40; n++ {
		document := "[" + strings.Repeat("1,", n-1) + "1]"
		got := explained(t, `{"items":{"type":"null"}}`, document)
		if want := min(n, event.MaxViolations); len(got.Violations) != want || got.Omitted != n-want {
			t.Errorf("of %d violations %d are listed, %d omitted", n, len(got.Violations), got.Omitted)
		}
		if hasRest := strings.Contains(got.Error(), "more"); hasRest != (n > event.MaxViolations) {
			t.Errorf("%d violations: %v", n, got)
		}
	}
}

// TestErrorsAreBoundedInSize has large payloads whose values or names would be repeated.
func TestErrorsAreBoundedInSize(t *testing.T) {
	long := strings.Repeat("日", 1<<16)
	many := strings.Builder{}
	for i := range 20_000 {
		fmt.Fprintf(&many, `"%s%d":1,`, "name", i)
	}
	tests := map[string]struct{ schema, document string }{
		"a long string":     {`{"format":"email"}`, `"` + long + `"`},
		"a long name":       {`{"additionalProperties":{"type":"null"}}`, `{"` + long + `":1}`},
		"long names":        {`{"additionalProperties":{"additionalProperties":{"type":"null"}}}`, `{"` + long + `":{"a":1,"b":1,"` + long + `":1}}`},
		"a name forbidden":  {`{"additionalProperties":false}`, `{"` + long + `":1}`},
		"many names":        {`{"additionalProperties":false}`, `{` + many.String() + `"z":1}`},
		"many values":       {`{"additionalProperties":{"type":"null"}}`, `{` + many.String() + `"z":1}`},
		"many digits":       {`{"maximum":1}`, strings.Repeat("7", 4096)},
		"a limit, below":    {`{}`, `{"` + long + `":1e500}`},
		"deep in long ones": {`{}`, strings.Repeat(`{"`+long[:3000]+`":`, 129) + "1" + strings.Repeat("}", 129)},
	}
	for name, tt := range tests {
		err := newSchema(tt.schema).Validate(tt.document)
		if err == nil {
			t.Fatalf("%s is accepted", name)
		}
		if size := len(err.Error()); size > event.MaxViolations*1000 {
			t.Errorf("%s: the error has %d bytes: %s", name, size, shorten(err.Error()))
		}
		if !strings.Contains(err.Error(), "orders paid rejected") || strings.ContainsRune(err.Error(), '\ufffd') {
			t.Errorf("%s: %s", name, shorten(err.Error()))
		}
	}
}
