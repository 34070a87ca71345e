package event_test

import (
	"errors"
	"testing"
	"testing/synctest"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
)

// refusing is a codec that does not accept what is at a place.
func refusing(*wire.Decoder, string) int { return -1 }

// flooded has the schema explain as many rejections as it explains in one second.
func flooded(t *testing.T, schema *event.Schema) {
	t.Helper()
	for range event.Explanations {
		err := schema.Decode(`"flood"`, ^0, refusing)
		if got := rejected(t, err, event.ReasonSchema); got.Brief {
			t.Fatalf("in brief too early: %v", err)
		}
	}
}

// TestManyRejectionsAreBrief has the clock stand still.
func TestManyRejectionsAreBrief(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		schema := newSchema(`{"type":"object","properties":{"n":{"minimum":1},"s":{"format":"uuid"}}}`)
		flooded(t, schema)
		const document = `{"n":0,"s":"x"}`
		err := schema.Decode(document, ^len(`{"n":`), refusing)
		const want = "orders paid rejected (schema): /n: minimum: not satisfied; in brief, since many payloads are rejected"
		if got := rejected(t, err, event.ReasonSchema); !got.Brief || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
		if err := schema.Validate(document); rejected(t, err, event.ReasonSchema).Brief {
			t.Errorf("asked for, and in brief: %v", err)
		}
		waitASecond()
		got := rejected(t, schema.Decode(document, ^len(`{"n":`), refusing), event.ReasonSchema)
		if got.Brief || len(got.Violations) != 2 {
			t.Errorf("a second later: %v", got)
		}
	})
}

// TestBriefIsSure has documents at whose place the value alone does not decide: they are judged whole.
func TestBriefIsSure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		schema := newSchema(`{"properties":{"n":{"minimum":1}}}`)
		for range event.Explanations {
			_ = schema.Decode(`{"n":0}`, ^len(`{"n":`), skip)
		}
		for document, at := range map[string]int{
			`{"n":0,"n":2}`: ^len(`{"n":`), `{"n":1.0}`: ^len(`{"n":`), `{"m":0}`: ^len(`{"m":`), `{}`: ^len(`{`), `{"n":2}`: 0,
		} {
			if err := schema.Decode(document, at, skip); err != nil {
				t.Errorf("%s: %v", document, err)
			}
		}
		wantRejected(t, schema.Decode(`{"n":0,`, ^len(`{"n":`), skip), event.ReasonSyntax)
		wantRejected(t, schema.Decode(`{"n":1e9999}`, ^len(`{"n":`), skip), event.ReasonLimit)
	})
}

// TestBriefNamesTheKeyword compares a rejection in brief with the first violation of the whole one.
func TestBriefNamesTheKeyword(t *testing.T) {
	const draft7 = `"$schema":"http://json-schema.org/draft-07/schema#",`
	for _, test := range []struct{ schema, document, before string }{
		{`{"type":"object"}`, `[]`, ``},
		{`{"type":["string","integer"]}`, `1.5`, ``},
		{`{"const":"a"}`, `"b"`, ``},
		{`{"enum":["a","b"]}`, `"c"`, ``},
		{`{"properties":{"a":{"const":1}}}`, `{"a":2}`, `{"a":`},
		{`{"properties":{"a":{"minLength":2}}}`, `{"a":"é"}`, `{"a":`},
		{`{"properties":{"a":{"maxLength":1}}}`, `{"a":"éé"}`, `{"a":`},
		{`{"properties":{"a":{"pattern":"^x"}}}`, `{"a":"y"}`, `{"a":`},
		{`{"properties":{"a":{"format":"date-time"}}}`, `{"a":"y"}`, `{"a":`},
		{`{"properties":{"a":{"maximum":2}}}`, `{"a":3}`, `{"a":`},
		{`{"properties":{"a":{"exclusiveMinimum":3}}}`, `{"a":3}`, `{"a":`},
		{`{"properties":{"a":{"exclusiveMaximum":3}}}`, `{"a":3.0}`, `{"a":`},
		{`{"properties":{"a":{"multipleOf":0.01}}}`, `{"a":0.001}`, `{"a":`},
		{`{"required":["a","b"]}`, `{"a":3}`, `{"a":3`},
		{`{"properties":{"a":{}},"additionalProperties":false}`, `{"b":3}`, `{"b":`},
		{`{"patternProperties":{"^a":{"type":"string"}},"additionalProperties":false}`, `{"ab":3}`, `{"ab":`},
		{`{"additionalProperties":{"type":"string"}}`, `{"a":3}`, `{"a":`},
		{`{"properties":{"a":{"maxItems":1}}}`, `{"a":[1,2]}`, `{"a":[1,2`},
		{`{"properties":{"a":{"uniqueItems":true}}}`, `{"a":[1,1.0]}`, `{"a":[1,1.0`},
		{`{"prefixItems":[{},{"type":"string"}]}`, `[1,2]`, `[1,`},
		{`{"items":{"type":"string"}}`, `["a",2]`, `["a",`},
		{`{` + draft7 + `"items":[{}],"additionalItems":{"type":"string"}}`, `["a",2]`, `["a",`},
		{`{` + draft7 + `"items":[{}],"additionalItems":false}`, `["a",2]`, `["a",`},
		{`{"properties":{"a":false}}`, `{"a":3}`, `{"a":`},
		{`{"properties":{"a":{"oneOf":[{"type":"string"},{"type":"null"}]}}}`, `{"a":3}`, `{"a":`},
		{`{"allOf":[{"$ref":"#/$defs/a"}],"$defs":{"a":{"properties":{"b~/c":{"items":{"minimum":2}}}}}}`, `{"b~/c":[2,1]}`, `{"b~/c":[2,`},
		{`{"properties":{"next":{"$ref":"#"},"n":{"minimum":2}}}`, `{"next":{"next":{"n":1}}}`, `{"next":{"next":{"n":`},
	} {
		synctest.Test(t, func(t *testing.T) {
			schema := newSchema(test.schema)
			whole := rejected(t, schema.Validate(test.document), event.ReasonSchema)
			var got *event.RejectedError
			for range event.Explanations + 1 {
				err := schema.Decode(test.document, ^len(test.before), refusing)
				if !errors.As(err, &got) {
					t.Fatalf("%s: %v", test.schema, err)
				}
			}
			if !got.Brief {
				// At the root everything is the whole document.
				if test.before != "" {
					t.Errorf("%s under %s: not in brief: %v", test.document, test.schema, got)
				}
				return
			}
			first, want := got.Violations[0], whole.Violations[0]
			if first.Pointer != want.Pointer || first.Keyword != want.Keyword {
				t.Errorf("%s under %s: got %v, want %v", test.document, test.schema, first, want)
			}
		})
	}
}
