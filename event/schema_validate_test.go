package event_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/eventc/eventc/event"
)

func TestSchemaValidate(t *testing.T) {
	schema := event.NewSchema("orders", "paid", "eventc:///orders/paid.json", func() []event.SchemaDocument {
		return []event.SchemaDocument{{
			URL: "eventc:///orders/paid.json",
			Text: `{"type": "object", "required": ["amount"],
				"properties": {"amount": {"type": "number", "multipleOf": 0.01}, "at": {"type": "string", "format": "date-time"}}}`,
		}}
	})
	tests := map[string]struct {
		document string
		reason   event.Reason // empty: accepted
		pointer  string
	}{
		"good":                      {`{"amount": 12.34, "at": "2026-10-01T12:00:00Z"}`, "", ""},
		"white space around it":     {" {\"amount\": 1}\r\n", "", ""},
		"more than Go can hold":     {`{"amount": 123456789012345678901234567890}`, "", ""},
		"a member is missing":       {`{}`, event.ReasonSchema, ""},
		"a format is wrong":         {`{"amount": 1, "at": "yesterday"}`, event.ReasonSchema, "/at"},
		"the last member counts":    {`{"amount": 1, "amount": "1"}`, event.ReasonSchema, "/amount"},
		"no bytes":                  {"", event.ReasonEmpty, ""},
		"no JSON":                   {`{"amount": 1`, event.ReasonSyntax, ""},
		"two documents":             {`{"amount": 1} {"amount": 1}`, event.ReasonSyntax, ""},
		"an exponent that is huge":  {`{"amount": 1e1000000}`, event.ReasonLimit, "/amount"},
		"an exponent with no end":   {`{"amount": 91e8273645}`, event.ReasonLimit, "/amount"},
		"digits without end":        {`{"amount": ` + strings.Repeat("7", 5000) + `}`, event.ReasonLimit, "/amount"},
		"nested without end":        {strings.Repeat("[", 5000) + strings.Repeat("]", 5000), event.ReasonLimit, strings.Repeat("/0", 128)},
		"a lone half of a pair":     {`{"amount": 1, "note": "\ud800"}`, event.ReasonSyntax, ""},
		"a string that is no UTF-8": {"{\"amount\": 1, \"note\": \"\xff\"}", event.ReasonSyntax, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := schema.Validate(test.document)
			if test.reason == "" {
				if err != nil {
					t.Errorf("rejected: %v", err)
				}
				return
			}
			var rejected *event.RejectedError
			if !errors.As(err, &rejected) {
				t.Fatalf("got %v, want a RejectedError", err)
			}
			if rejected.Reason != test.reason || rejected.Violations[0].Pointer != test.pointer {
				t.Errorf("got %v, want reason %q at %q", rejected, test.reason, test.pointer)
			}
			if rejected.Topic != "orders" || rejected.EventType != "paid" {
				t.Errorf("got topic %q and type %q", rejected.Topic, rejected.EventType)
			}
		})
	}
}
