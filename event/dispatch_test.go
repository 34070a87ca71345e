package event_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
)

var errNotThis = errors.New("not this one")

func onePlace(pointer string) *event.Discriminator {
	return &event.Discriminator{
		Topic: "orders", Known: []string{"paid", "sent"},
		Parts: []event.DiscriminatorPart{{Pointer: pointer, Path: strings.Split(pointer, "/")[1:]}},
	}
}

// dispatchedTypes returns the types that do is called with, each of which it refuses but for accepted.
func dispatchedTypes(t *testing.T, d *event.Discriminator, payload, accepted string) ([]string, error) {
	t.Helper()
	var types []string
	err := d.Dispatch([]byte(payload), func(eventType string) error {
		types = append(types, strings.Clone(eventType))
		if eventType == accepted {
			return nil
		}
		return errNotThis
	})
	return types, err
}

func TestDispatch(t *testing.T) {
	tests := []struct {
		pointer, payload, accepted string
		types                      []string
		err                        error
	}{
		{"/event_type", `{"event_type":"paid"}`, "paid", []string{"paid"}, nil},
		{"/event_type", ` {"a":{"event_type":"sent"} , "event_type" : "paid", "b":1}`, "paid", []string{"paid"}, nil},
		{"/event_type", `{"\u0065vent_type":"p\u0061id"}`, "paid", []string{"paid"}, nil},
		{"/event_type", `{"event_type":"paid"}`, "", []string{"paid"}, errNotThis},
		{"/event_type", `{"event_type":""}`, "", []string{""}, nil},
		{"/event_type", `{"Event_Type":"sent","event_type":"paid"}`, "paid", []string{"paid"}, nil},

		// The last member of a name is the one that counts.
		{"/event_type", `{"event_type":"sent","event_type":"paid"}`, "paid", []string{"sent", "paid"}, nil},
		{"/event_type", `{"event_type":"paid","event_type":"sent"}`, "", []string{"paid", "sent"}, errNotThis},
		{"/event_type", `{"event_type":"paid","x":1,"event_type":"paid"}`, "", []string{"paid"}, errNotThis},
		{"/event_type", `{"event_type":1,"event_type":"paid"}`, "paid", []string{"paid"}, nil},
		{"/event_type", `{"event_type":"paid","event_type":1}`, "", []string{"paid"}, errNotThis},

		{"/context/type", `{"context":{"id":"1","type":"paid"}}`, "paid", []string{"paid"}, nil},
		{"/context/type", `{"context":{"type":"sent"},"context":{"type":"paid"}}`, "paid", []string{"sent", "paid"}, nil},
		{"/context/type", `{"context":1,"context":{"type":"paid"}}`, "paid", []string{"paid"}, nil},
		{"/context/type", `{"context":{"type":"sent","type":"paid"}}`, "paid", []string{"sent", "paid"}, nil},

		// A broken payload is left to whoever parses the type that its beginning names.
		{"/event_type", `{"event_type":"paid"`, "", []string{"paid"}, errNotThis},
		{"/event_type", `{"event_type":"paid"} x`, "", []string{"paid"}, errNotThis},
	}
	for _, tt := range tests {
		types, err := dispatchedTypes(t, onePlace(tt.pointer), tt.payload, tt.accepted)
		if !slices.Equal(types, tt.types) || !errors.Is(err, tt.err) {
			t.Errorf("%s calls %q and ends in %v, want %q, %v", tt.payload, types, err, tt.types, tt.err)
		}
	}
}

func TestDispatchWithoutAType(t *testing.T) {
	for _, payload := range []string{
		`{}`, `{"a":1}`, `[]`, `"paid"`, `1`, `null`, `{"event_type":1}`, `{"event_type":null}`, `{"event_type":{"event_type":"paid"}}`,
		`{"EVENT_TYPE":"paid"}`,
	} {
		types, err := dispatchedTypes(t, onePlace("/event_type"), payload, "paid")
		var unknown *event.UnknownTypeError
		if len(types) > 0 || !errors.As(err, &unknown) || !unknown.Missing || unknown.Topic != "orders" ||
			unknown.Discriminator != "/event_type" || !slices.Equal(unknown.Known, []string{"paid", "sent"}) {
			t.Errorf("%s calls %q and ends in %v", payload, types, err)
		}
	}
}

func TestDispatchOfNoJSON(t *testing.T) {
	for payload, reason := range map[string]event.Reason{
		``: event.ReasonEmpty, ` `: event.ReasonSyntax, `{`: event.ReasonSyntax, `{"a":1`: event.ReasonSyntax, `paid`: event.ReasonSyntax,
		"{\"event_type\":\"\xff\"}": event.ReasonSyntax, `{"event_type":"\ud83d"}`: event.ReasonSyntax,
		`{"a":1e500,"event_type":"paid"}`:         event.ReasonLimit,
		strings.Repeat(`{"event_type":`, 1000):    event.ReasonLimit,
		`{"a":` + strings.Repeat("[", 100_000):    event.ReasonLimit,
		"\ufeff" + `{"event_type":"paid"}`:        event.ReasonSyntax,
		`{"a":"` + strings.Repeat("x", 16<<20):    event.ReasonLimit,
		`{"event_type" "paid"}`:                   event.ReasonSyntax,
		"{'event_type':'paid'}":                   event.ReasonSyntax,
		"{\"event_type\":\"pa\nid\"}":             event.ReasonSyntax,
		`{"event_type":"paid\"}`:                  event.ReasonSyntax,
		`{"a":tru,"event_type":"paid"}`:           event.ReasonSyntax,
		`{"a":1}{"event_type":"paid"}`:            event.ReasonSyntax,
		`[{"event_type":"paid"}`:                  event.ReasonSyntax,
		`{"event_type":"paid","event_type":"sent`: "",
	} {
		types, err := dispatchedTypes(t, onePlace("/event_type"), payload, "")
		if reason == "" { // what is called is left to find the fault
			if len(types) == 0 {
				t.Errorf("%s calls nobody", payload)
			}
			continue
		}
		got := rejected(t, err, reason)
		if len(types) > 0 || got.Topic != "orders" || got.EventType != "" {
			t.Errorf("%s calls %q and ends in %v", shorten(payload), types, err)
		}
	}
	if _, err := dispatchedTypes(t, onePlace("/event_type"), "", ""); err == nil {
		t.Error("a tombstone has a type")
	}
	err := onePlace("/event_type").Dispatch(nil, func(string) error { return nil })
	wantRejected(t, err, event.ReasonEmpty)
}

// TestUnknownOwnsItsText changes the payload behind the error.
func TestUnknownOwnsItsText(t *testing.T) {
	payload := []byte(`{"event_type":"lost"}`)
	d := onePlace("/event_type")
	err := d.Dispatch(payload, func(eventType string) error { return d.Unknown(eventType) })
	copy(payload, `{"event_type":"LOST"}`)
	var unknown *event.UnknownTypeError
	if !errors.As(err, &unknown) || unknown.Type != "lost" {
		t.Errorf("got %v", err)
	}
}

// TestNothingBrokenIsSkipped has payloads that begin as if they were of a type that nobody takes.
func TestNothingBrokenIsSkipped(t *testing.T) {
	handlers := feedevents.Handlers{}
	handle := func(payload string) error {
		return handlers.HandleRecord(context.Background(), &event.Record{Topic: "feed_events", Value: []byte(payload)})
	}
	if err := handle(`{"event_type":"shared","a":[1]}`); !errors.Is(err, event.ErrSkipped) {
		t.Errorf("a payload of another type: %v", err)
	}
	for _, payload := range []string{
		`{"event_type":"shared"`, `{"event_type":"shared"}}`, `{"event_type":"shared"} x`, `{"event_type":"shared","a":1e500}`,
		"{\"event_type\":\"shared\",\"a\":\"\xff\"}", `{"event_type":"shared",}`, `{"event_type":"shared","event_type":1}`,
	} {
		if err := handle(payload); !errors.Is(err, event.ErrRejected) {
			t.Errorf("%s: %v, want it rejected", payload, err)
		}
	}
}
