package event_test

import (
	"errors"
	"testing"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
)

const schemaURL = "eventc:///orders/paid.json"

// newSchema returns the judge of event "paid" of topic "orders" with the text as its schema.
func newSchema(text string) *event.Schema {
	return event.NewSchema("orders", "paid", schemaURL, func() []event.SchemaDocument {
		return []event.SchemaDocument{{URL: schemaURL, Text: text}}
	})
}

// rejected returns the error as a [*event.RejectedError] of the reason.
func rejected(t *testing.T, err error, reason event.Reason) *event.RejectedError {
	t.Helper()
	var got *event.RejectedError
	if !errors.As(err, &got) {
		t.Fatalf("got %v, want a RejectedError", err)
	}
	if got.Reason != reason || len(got.Violations) == 0 {
		t.Fatalf("got %v, want one of reason %q", err, reason)
	}
	return got
}

// wantRejected is rejected where only the reason matters.
func wantRejected(t *testing.T, err error, reason event.Reason) {
	t.Helper()
	_ = rejected(t, err, reason)
}

// within fails the test where f is not done in time. The limit is far above what the work takes on
// a busy machine, and far below what it would take if it grew with the square of its input.
func within(t *testing.T, limit time.Duration, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
		t.Fatalf("not done within %v", limit)
	}
}

// skip reads a document of any kind.
func skip(d *wire.Decoder, s string) int { return d.Skip(s, 0) }

func shorten(s string) string {
	if len(s) <= 100 {
		return s
	}
	return s[:70] + "…" + s[len(s)-20:]
}

// waitASecond passes a second of a bubble's time.
func waitASecond() { <-time.After(time.Second) }
