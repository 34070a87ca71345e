package event_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
)

// decodeInt has the schema decide about a document and an integer read from it.
func decodeInt(schema, document string) (value int64, err error) {
	err = newSchema(schema).Decode(document, 0, func(d *wire.Decoder, s string) int {
		end := 0
		if value, end = wire.Int64(s, 0); end < 0 {
			value, end = d.Int64(s, 0)
		}
		return end
	})
	return value, err
}

func TestDecodeIntegers(t *testing.T) {
	for document, want := range map[string]int64{
		"1": 1, "1.0": 1, "1e2": 100, "100e-2": 1, "-0": 0, "-0.0": 0, "0e400": 0, " 7 ": 7,
		"9223372036854775807": 1<<63 - 1, "-9223372036854775808": -1 << 63, "9.223372036854775807e18": 1<<63 - 1,
	} {
		if got, err := decodeInt(`{"type":"integer"}`, document); got != want || err != nil {
			t.Errorf("%s is %d, %v, want %d", document, got, err, want)
		}
	}
	for _, document := range []string{"9223372036854775808", "-9223372036854775809", "1e19", "1e400", "123456789012345678901234567890"} {
		_, err := decodeInt(`{"type":"integer"}`, document)
		got := rejected(t, err, event.ReasonUnrepresentable)
		if want := "orders paid rejected (unrepresentable): (payload): the integer does not fit 64 bits"; got.Error() != want {
			t.Errorf("%s: got %v, want %s", document, got, want)
		}
	}
	for _, document := range []string{"1.5", "1e-1", `"1"`, "null", "1e-400"} {
		_, err := decodeInt(`{"type":"integer"}`, document)
		wantRejected(t, err, event.ReasonSchema)
	}
	for _, schema := range []string{`{"const":1}`, `{"enum":[1,"a"]}`} {
		if got, err := decodeInt(schema, "1.0"); got != 1 || err != nil {
			t.Errorf("1.0 under %s is %d, %v", schema, got, err)
		}
	}
}

// TestDecodeNumbersExactly has numbers that a float64 takes for their bound.
func TestDecodeNumbersExactly(t *testing.T) {
	for _, tt := range []struct {
		schema, document string
		ok               bool
	}{
		{`{"maximum":0.1}`, "0.1", true},
		{`{"maximum":0.1}`, "0.10", true},
		{`{"maximum":0.1}`, "0.1000000000000000001", false},
		{`{"exclusiveMinimum":0.1}`, "0.1000000000000000001", true},
		{`{"exclusiveMinimum":0.1}`, "0.1", false},
		{`{"multipleOf":0.01}`, "0.07", true},
		{`{"multipleOf":0.01}`, "0.070000000000000001", false},
		{`{"maximum":9007199254740992}`, "9007199254740993", false},
		{`{"const":9007199254740993}`, "9007199254740992", false},
		{`{"exclusiveMinimum":0}`, "1e-400", true},
		{`{"type":"integer","minimum":1.5}`, "1", false},
		{`{"type":"integer","minimum":1.5}`, "2", true},
	} {
		if err := newSchema(tt.schema).Decode(tt.document, 0, skip); (err == nil) != tt.ok {
			t.Errorf("%s under %s: %v", tt.document, tt.schema, err)
		}
	}
}

func TestDecodeDateTimes(t *testing.T) {
	decode := func(document string) (value time.Time, err error) {
		err = newSchema(`{"properties":{"at":{"format":"date-time"}}}`).Decode(document, 0, func(d *wire.Decoder, s string) int {
			at := wire.LastMember(s, 0, "at")
			end := 0
			if value, end = wire.DateTime(s, at); end < 0 {
				value, end = d.DateTime(s, at)
			}
			return end
		})
		return value, err
	}
	for text, want := range map[string]string{
		"2026-10-01T12:34:56Z":                     "2026-10-01T12:34:56Z",
		"2026-10-01t12:34:56z":                     "2026-10-01T12:34:56Z",
		"2026-10-01T12:34:56.1200000000000+01:00":  "2026-10-01T12:34:56.12+01:00",
		`2026-10-01T12:34:56\u005A`:                "2026-10-01T12:34:56Z",
		"0000-01-01T00:00:00-00:00":                "0000-01-01T00:00:00Z",
		"2026-10-01T12:34:56.123456789000-23:59":   "2026-10-01T12:34:56.123456789-23:59",
		"2026-10-01t12:34:56.000000000000000000z":  "2026-10-01T12:34:56Z",
		"9999-12-31T23:59:59.999999999000000+00:0": "",
	} {
		got, err := decode(`{"at": "` + text + `"}`)
		if want == "" {
			wantRejected(t, err, event.ReasonSchema)
			continue
		}
		if err != nil || got.Format(time.RFC3339Nano) != want {
			t.Errorf("%s is %v, %v, want %s", text, got, err, want)
		}
	}
	for _, text := range []string{
		"2016-12-31T23:59:60Z", "2015-06-30T22:59:60-01:00", "2026-10-01T12:34:56.1234567891Z", "2024-01-01T+5:00:00Z", "2024-01-01T-0:00:00Z",
	} {
		_, err := decode(`{"at":"` + text + `"}`)
		if got := rejected(t, err, event.ReasonUnrepresentable); got.Violations[0].Pointer != "/at" {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestDecodeReadsTheDocumentAsTheSchemaSawIt compares what read is given with the payload.
func TestDecodeReadsTheDocumentAsTheSchemaSawIt(t *testing.T) {
	for document, want := range map[string]string{
		` { "b" : [ 1 , null ] , "a" : true } `:      `{"a":true,"b":[1,null]}`,
		`{"a":{"x":1},"a":{"y":2}}`:                  `{"a":{"y":2}}`, // the last of a name counts, and is not merged
		`{"\u0061":"\u00e9\ud83d\ude00\/"}`:          `{"a":"é😀/"}`,
		`"\u0000\b\"\\\u007f\u2028<"`:                `"\u0000\u0008\"\\` + "\x7f\u2028<\"",
		`[1.0,1e2,-0,9007199254740993,1E-5,0.10]`:    `[1.0,1e2,-0,9007199254740993,1E-5,0.10]`,
		`{"":{},"é":[],"é":[[]]}`:                    `{"":{},"é":[[]]}`,
		"\"\ufffd\"":                                 "\"\ufffd\"",
		`{"A":1,"a":2,"ſ":3,"s":4}`:                  `{"A":1,"a":2,"s":4,"ſ":3}`,
		`false`:                                      `false`,
		`[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]`:  `[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]`,
		`{"x":"` + strings.Repeat(`\b`, 1000) + `"}`: `{"x":"` + strings.Repeat(`\u0008`, 1000) + `"}`,
	} {
		calls := 0
		err := newSchema(`{}`).Decode(document, 0, func(d *wire.Decoder, s string) int {
			calls++
			if s != want || !d.Lenient() {
				t.Errorf("%s is read as %s, want %s", document, s, want)
			}
			return skip(d, s)
		})
		if err != nil || calls != 1 {
			t.Errorf("%s: %d calls, %v", document, calls, err)
		}
	}
}

func TestDecodeReadsNothingThatIsRejected(t *testing.T) {
	for document, reason := range map[string]event.Reason{
		"": event.ReasonEmpty, "{": event.ReasonSyntax, "1e500": event.ReasonLimit, "1": event.ReasonSchema,
	} {
		err := newSchema(`{"type":"string"}`).Decode(document, 0, func(*wire.Decoder, string) int {
			t.Errorf("%q is read", document)
			return -1
		})
		wantRejected(t, err, reason)
	}
}

// TestDecodeOwnsItsDocument changes the payload behind what was read.
func TestDecodeOwnsItsDocument(t *testing.T) {
	payload := []byte(`{"name":"value"}`)
	var kept string
	err := newSchema(`{}`).Decode(wire.Alias(payload), 0, func(d *wire.Decoder, s string) int {
		kept, _ = wire.String(s, wire.Member(s, 0, "name"))
		kept = d.Keep(kept)
		return len(s)
	})
	copy(payload, `{"NAME":"VALUE"}`)
	if kept != "value" || err != nil {
		t.Errorf("kept %q, %v", kept, err)
	}
}

// TestDecodeOfABug has a codec that does not accept what the schema accepts and cannot say why.
func TestDecodeOfABug(t *testing.T) {
	err := newSchema(`{}`).Decode(`1`, 0, func(*wire.Decoder, string) int { return -1 })
	got := rejected(t, err, event.ReasonUnrepresentable)
	if !strings.Contains(got.Error(), "bug of the generator") {
		t.Errorf("got %v", got)
	}
}

// TestCheck decides about what a codec has written behind other bytes of a buffer.
func TestCheck(t *testing.T) {
	schema := newSchema(`{"properties":{"a":{"type":"number","maximum":0.1}},"additionalProperties":false}`)
	prefix := "other bytes {"
	check := func(document string, mark func(x *wire.Encoder)) error {
		var x wire.Encoder
		mark(&x)
		return schema.Check(&x, []byte(prefix+document), len(prefix))
	}
	refuse := func(x *wire.Encoder) { x.Refuse() }
	if err := check(`{"a":0.1}`, refuse); err != nil {
		t.Errorf("what the schema accepts is refused: %v", err)
	}
	if got := rejected(t, check(`{"a":0.2}`, refuse), event.ReasonSchema); got.Violations[0].Pointer != "/a" {
		t.Errorf("got %v", got)
	}
	wantRejected(t, check(`{"b":0.1}`, refuse), event.ReasonSchema)
	wantRejected(t, check(``, refuse), event.ReasonEmpty)

	unfit := check(`{"a":null}`, func(x *wire.Encoder) { x.AppendRaw([]byte(prefix+`{"a":`), "no JSON") })
	if got := rejected(t, unfit, event.ReasonUnrepresentable); got.Violations[0].Pointer != "/a" {
		t.Errorf("got %v", got)
	}
	ambiguous := check(`{"a":1}`, func(x *wire.Encoder) { x.Ambiguous(len(prefix)+5, strings.Repeat("x", 1<<20)) })
	if got := rejected(t, ambiguous, event.ReasonUnrepresentable); len(got.Error()) > 1000 {
		t.Errorf("the error has %d bytes", len(got.Error()))
	}
}

func TestAccepts(t *testing.T) {
	schema := newSchema(`{"type":"integer","minimum":1.5}`)
	for value, want := range map[string]bool{
		"2": true, "2.0": true, " 2 ": true, "1": false, "1.6": false, `"2"`: false, "null": false, "": false, "{": false, "x": false,
	} {
		if got := schema.Accepts(value); got != want {
			t.Errorf("Accepts(%s) = %v", value, got)
		}
	}
}

// TestAcceptsSurvivesAPanic asks about a number that no caller may let through.
func TestAcceptsSurvivesAPanic(t *testing.T) {
	if newSchema(`{"type":"integer"}`).Accepts("91e8273645") {
		t.Error("what cannot be judged is accepted")
	}
}

// TestPartOfADocument has a fragment as its location.
func TestPartOfADocument(t *testing.T) {
	schema := event.NewSchema("orders", "paid", schemaURL+"#/properties/x", func() []event.SchemaDocument {
		return []event.SchemaDocument{
			{URL: schemaURL, Text: `{"properties":{"x":{"items":{"$ref":"shared.json"}}}}`},
			{URL: "eventc:///orders/shared.json", Text: `{"type":"integer"}`},
		}
	})
	if !schema.Accepts(`[1,2]`) || schema.Accepts(`["a"]`) || !schema.Accepts(`"text"`) {
		t.Error("the part does not decide")
	}
	if got := rejected(t, schema.Validate(`[1,"a"]`), event.ReasonSchema); got.Violations[0].Pointer != "/1" {
		t.Errorf("got %v", got)
	}
}

func TestSchemasThatDoNotCompile(t *testing.T) {
	for name, documents := range map[string][]event.SchemaDocument{
		"no document":          {},
		"no JSON":              {{URL: schemaURL, Text: `{`}},
		"a wrong keyword":      {{URL: schemaURL, Text: `{"type":"text"}`}},
		"a pattern beyond RE2": {{URL: schemaURL, Text: `{"pattern":"(?=a)"}`}},
		"a missing reference":  {{URL: schemaURL, Text: `{"$ref":"other.json"}`}},
		"a file":               {{URL: schemaURL, Text: `{"$ref":"file:///etc/passwd"}`}},
		"the network":          {{URL: schemaURL, Text: `{"$ref":"https://example.com/a.json"}`}},
		"a panic of v5":        {{URL: schemaURL + "#", Text: `{}`}},
		"an endless reference": {{URL: schemaURL, Text: `{"$ref":"#"}`}},
	} {
		schema := event.NewSchema("orders", "paid", schemaURL, func() []event.SchemaDocument { return documents })
		for range 2 { // what does not compile once does not compile again
			got := rejected(t, schema.Validate(`{}`), event.ReasonSchema)
			if !strings.Contains(got.Error(), "does not compile") && !strings.Contains(got.Error(), "infinite loop") {
				t.Errorf("%s: %v", name, got)
			}
			if schema.Accepts(`{}`) {
				t.Errorf("%s accepts", name)
			}
		}
	}
}

// TestSchemaIsConcurrent asks one schema, which nobody has asked before, from many sides at once.
func TestSchemaIsConcurrent(t *testing.T) {
	var mutex sync.Mutex
	compilations := 0
	schema := event.NewSchema("orders", "paid", schemaURL, func() []event.SchemaDocument {
		mutex.Lock()
		defer mutex.Unlock()
		compilations++
		return []event.SchemaDocument{{URL: schemaURL, Text: `{"$ref":"#/$defs/a","$defs":{"a":{"required":["a","b"],"properties":{"a":{"type":"integer"}}}}}`}}
	})
	var group sync.WaitGroup
	start := make(chan struct{})
	for range 8 {
		group.Go(func() {
			<-start
			for range 50 {
				if err := schema.Validate(`{"a":1.0,"b":[]}`); err != nil {
					t.Error(err)
				}
				if err := schema.Decode(`{"a":1,"b":{}}`, 0, skip); err != nil {
					t.Error(err)
				}
				var rejection *event.RejectedError
				if err := schema.Validate(`{"a":"x"}`); !errors.As(err, &rejection) || len(rejection.Violations) != 2 {
					t.Errorf("got %v", err)
				}
				if schema.Accepts(`{}`) {
					t.Error("an empty object is accepted")
				}
			}
		})
	}
	close(start)
	group.Wait()
	if compilations != 1 {
		t.Errorf("the schema was compiled %d times", compilations)
	}
}

// FuzzDecode holds that what read is given is the document in another spelling, and that the judge
// neither panics nor changes its mind about it.
func FuzzDecode(f *testing.F) {
	const schema = `{"properties":{"a":{"type":"integer","multipleOf":0.5},"b":{"enum":[1,"é"]},"c":{"uniqueItems":true,"maxLength":2},
		"d":{"format":"date-time"}},"minProperties":2,"additionalProperties":{"$ref":"#"}}`
	for _, document := range []string{
		`{"x":1,"x":1}`, `{"a":1.0,"b":1e0}`, `{"a":91e8273645}`, `{"c":[1,1.0],"a":1}`, `{"c":"éé","b":"\u00e9"}`, `[1e1000000]`,
		`{"d":"2016-12-31t23:59:60z","x":{}}`, `"\ud83d"`, nested(200), `{"a":1,"a":2,"b":1}`, "{\"\xff\":1}", `1e400`, `{"é":{"é":[]},"b":1}`,
	} {
		f.Add(document)
	}
	judge := newSchema(schema)
	f.Fuzz(func(t *testing.T, document string) {
		validated := judge.Validate(document)
		var canonical string
		decoded := judge.Decode(document, 0, func(d *wire.Decoder, s string) int {
			canonical = s
			return skip(d, s)
		})
		if (validated == nil) != (decoded == nil) || validated != nil && validated.Error() != decoded.Error() {
			t.Fatalf("%q: Validate says %v, Decode %v", document, validated, decoded)
		}
		if decoded != nil {
			return
		}
		again := judge.Decode(canonical, 0, func(d *wire.Decoder, s string) int {
			if s != canonical {
				t.Fatalf("%q is read as %q, and that as %q", document, canonical, s)
			}
			return skip(d, s)
		})
		if again != nil {
			t.Fatalf("%q is accepted, and %q: %v", document, canonical, again)
		}
	})
}

func nested(depth int) string { return strings.Repeat("[", depth) + strings.Repeat("]", depth) }
