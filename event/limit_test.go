package event_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
	"github.com/eventc/eventc/gen/feedevents"
)

// numericPlaces are schemas under which a number is looked at, or is not, with a document for each.
var numericPlaces = map[string]struct{ schema, document string }{
	"type integer":       {`{"type":"integer"}`, `%s`},
	"type number":        {`{"type":"number"}`, `%s`},
	"minimum":            {`{"minimum":1}`, `%s`},
	"maximum":            {`{"maximum":1}`, `%s`},
	"exclusiveMinimum":   {`{"exclusiveMinimum":1}`, `%s`},
	"exclusiveMaximum":   {`{"exclusiveMaximum":1}`, `%s`},
	"multipleOf":         {`{"multipleOf":0.01}`, `%s`},
	"const":              {`{"const":1}`, `%s`},
	"const in an object": {`{"const":{"a":[1]}}`, `{"a":[%s]}`},
	"enum":               {`{"enum":["a",1,2]}`, `%s`},
	"uniqueItems":        {`{"uniqueItems":true}`, `[1,%s,2]`},
	"many uniqueItems":   {`{"uniqueItems":true}`, `[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,%s]`},
	"items":              {`{"items":{"type":"integer"}}`, `[1,%s]`},
	"prefixItems":        {`{"prefixItems":[{"type":"integer"}]}`, `[%s]`},
	"contains":           {`{"contains":{"type":"integer"}}`, `["a",%s]`},
	"properties":         {`{"properties":{"a":{"type":"integer"}}}`, `{"a":%s}`},
	"additional":         {`{"additionalProperties":{"minimum":1}}`, `{"a":%s}`},
	"pattern":            {`{"patternProperties":{"a":{"minimum":1}}}`, `{"a":%s}`},
	"unevaluated":        {`{"unevaluatedProperties":{"minimum":1}}`, `{"a":%s}`},
	"not":                {`{"not":{"type":"integer"}}`, `%s`},
	"anyOf":              {`{"anyOf":[{"type":"string"},{"minimum":1}]}`, `%s`},
	"oneOf":              {`{"oneOf":[{"type":"integer"},{"multipleOf":2}]}`, `%s`},
	"if":                 {`{"if":{"type":"integer"},"then":{"minimum":1}}`, `%s`},
	"a reference":        {`{"$ref":"#/$defs/n","$defs":{"n":{"type":"integer"}}}`, `%s`},
	"no constraint":      {`{}`, `{"a":[{"b":%s}]}`},
}

// numbersBeyond are numbers that make v5 panic or take it long.
var numbersBeyond = map[string]string{
	"a panic in math/big":          "91e8273645",
	"the same, negative":           "-91e-8273645",
	"one more than math/big takes": "1e1000001",
	"the same, small":              "-1e-1000001",
	"milliseconds each":            "1e1000000",
	"an exponent beyond an int":    "1e99999999999999999999",
	"zero with such an exponent":   "0e91827364",
	"an exponent just too large":   "1e401",
	"a hundred thousand digits":    strings.Repeat("7", 100_000),
	"a million of them":            strings.Repeat("7", 1_000_000),
	"a million behind the point":   "0." + strings.Repeat("7", 1_000_000),
	"just too many digits":         strings.Repeat("7", wire.MaxDigits+1),
}

func TestNumbersBeyondTheLimits(t *testing.T) {
	within(t, time.Minute, func() {
		for place, p := range numericPlaces {
			schema := newSchema(p.schema)
			for name, number := range numbersBeyond {
				document := fmt.Sprintf(p.document, number)
				validated := schema.Validate(document)
				decoded := schema.Decode(document, 0, skip)
				for _, err := range []error{validated, decoded} {
					got := rejected(t, err, event.ReasonLimit)
					want := wire.PointerTo(document, strings.Index(p.document, "%s"))
					if len(got.Violations) != 1 || got.Violations[0].Pointer != want {
						t.Errorf("%s, %s: %v", place, name, got)
					}
				}
			}
		}
	})
}

// TestNumbersAtTheLimits has numbers that are still allowed: the judge answers, and answers soon.
func TestNumbersAtTheLimits(t *testing.T) {
	numbers := []string{
		"1e400", "-1e400", "1e-400", "-1e-400", "0e400", strings.Repeat("7", wire.MaxDigits), "-0." + strings.Repeat("7", wire.MaxDigits-1),
		strings.Repeat("7", wire.MaxDigits) + "e400", strings.Repeat("7", wire.MaxDigits) + "e-400", "1e" + strings.Repeat("0", 100_000) + "1",
	}
	within(t, time.Minute, func() {
		for place, p := range numericPlaces {
			schema := newSchema(p.schema)
			for _, number := range numbers {
				err := schema.Validate(fmt.Sprintf(p.document, number))
				if err != nil && (rejected(t, err, event.ReasonSchema) == nil || strings.Contains(err.Error(), "panic")) {
					t.Errorf("%s with %s: %v", place, shorten(number), err)
				}
			}
		}
	})
}

// TestDeepValues has the judge compare, and fail, at the greatest depth: its work grows with the
// third power of it.
func TestDeepValues(t *testing.T) {
	schemas := []string{
		`{"$ref":"#/$defs/list","$defs":{"list":{"type":["array","null"],"items":{"$ref":"#/$defs/list"}}}}`,
		`{"properties":{"a":{"$ref":"#"}},"additionalProperties":{"$ref":"#"},"items":{"$ref":"#"},"type":["array","object"]}`,
		`{}`, `{"const":[[[[1]]]]}`, `{"uniqueItems":true}`,
	}
	within(t, time.Minute, func() {
		for _, text := range schemas {
			schema := newSchema(text)
			for _, depth := range []int{wire.MaxDepth - 1, wire.MaxDepth} {
				for _, document := range []string{
					strings.Repeat("[", depth) + strings.Repeat("]", depth),
					strings.Repeat("[", depth) + "1" + strings.Repeat("]", depth),
					strings.Repeat(`{"a":`, depth) + "1" + strings.Repeat("}", depth),
				} {
					if err := schema.Validate(document); err != nil {
						wantRejected(t, err, event.ReasonSchema)
					}
				}
			}
			for _, depth := range []int{wire.MaxDepth + 1, 5000, 1_000_000} {
				for _, opening := range []string{"[", `{"a":`, `[{"a":`} {
					wantRejected(t, schema.Validate(strings.Repeat(opening, depth)), event.ReasonLimit)
				}
			}
		}
	})
}

func TestSizeLimit(t *testing.T) {
	schema := newSchema(`{"type":"string"}`)
	if err := schema.Validate(`"` + strings.Repeat("a", wire.MaxSize-2) + `"`); err != nil {
		t.Error(shorten(err.Error()))
	}
	got := rejected(t, schema.Validate(`"`+strings.Repeat("a", wire.MaxSize-1)+`"`), event.ReasonLimit)
	if want := "orders paid rejected (limit): (payload): more than 16777216 bytes, at byte 16777216"; got.Error() != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLimitMessages(t *testing.T) {
	for document, want := range map[string]string{
		`{"a":[1e500]}`: "/a/0: a number with an exponent beyond 400, at byte 6",
		`{"a":` + strings.Repeat("7", 5000) + `}`: "/a: a number of more than 4096 digits, at byte 5",
		`{"a":` + strings.Repeat("[", 200):        "/a" + strings.Repeat("/0", 127) + ": nested more than 128 deep, at byte 132",
		`{"a":"` + "\xff" + `"}`:                  "(payload): a string holds invalid UTF-8, at byte 6",
		`{"a":"\ud83d"}`:                          "(payload): a string holds half of a surrogate pair, at byte 6",
		`{"a":1,}`:                                "(payload): not JSON, at byte 7",
		"":                                        "(payload): the payload has no bytes",
		`{"` + strings.Repeat("x", 600) + `":1e500}`: "/" + strings.Repeat("x", 511) + "…: a number with an exponent beyond 400, at byte 604",
	} {
		err := newSchema(`{}`).Validate(document)
		if err == nil || !strings.HasSuffix(err.Error(), "): "+want) {
			t.Errorf("%s: got %v, want %s", shorten(document), err, want)
		}
	}
}

// TestLimitsHoldOnBothPaths has odd numbers in a member that the schema of liked does not name: the
// codec passes over it, the schema sees it where another member is odd.
func TestLimitsHoldOnBothPaths(t *testing.T) {
	for name, value := range map[string]string{
		"digits":    strings.Repeat("7", wire.MaxDigits+1),
		"exponent":  "1e9999999999",
		"depth":     strings.Repeat("[", wire.MaxDepth) + strings.Repeat("]", wire.MaxDepth),
		"UTF-8":     "\"\xff\"",
		"surrogate": `"\ud83d"`,
	} {
		for path, member := range map[string]string{
			"fast": "", "slow": `,"user_id":"6ba7b811-9dad-11d1-80b4-00c04fd430c8"`, // a duplicate goes to the schema
		} {
			if _, err := feedevents.ParseLiked([]byte(likedWith(1, member))); err != nil {
				t.Fatalf("%s path: %v", path, err)
			}
			if _, err := feedevents.ParseLiked([]byte(likedWith(1, member+`,"zz":`+value))); err == nil {
				t.Errorf("%s is accepted on the %s path", name, path)
			}
		}
	}
}

// TestLimitsHoldOnSending has values that a program could put into an event.
func TestLimitsHoldOnSending(t *testing.T) {
	for name, value := range map[string]event.RawJSON{
		"digits":    event.RawJSON(strings.Repeat("7", wire.MaxDigits+1)),
		"exponent":  "1e9999999999",
		"depth":     event.RawJSON(strings.Repeat("[", wire.MaxDepth) + strings.Repeat("]", wire.MaxDepth)),
		"UTF-8":     "\"\xff\"",
		"surrogate": `"\ud83d"`,
		"nothing":   "",
		"two":       "1 2",
	} {
		liked := feedevents.NewLiked(event.NewID(), event.NewID())
		liked.UnknownMembers.Set("zz", value)
		prefix := []byte("kept")
		written, err := liked.AppendJSON(prefix)
		got := rejected(t, err, event.ReasonUnrepresentable)
		if got.Violations[0].Pointer != "/zz" || string(written) != "kept" {
			t.Errorf("%s: %v, with %q in the buffer", name, got, written)
		}
	}
}
