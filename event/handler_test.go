package event_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
)

func TestRawHandler(t *testing.T) {
	cause := errors.New("no room")
	var topics []string
	var keys, payloads [][]byte
	h := event.RawHandler(func(ctx context.Context, topic string, key, payload []byte) error {
		topics, keys, payloads = append(topics, topic), append(keys, key), append(payloads, payload)
		if r, ok := event.RecordFromContext(ctx); !ok || r.Topic != topic {
			t.Errorf("the context has record %+v", r)
		}
		return cause
	}, "a", "b")
	if !slices.Equal(h.Topics(), []string{"a", "b"}) {
		t.Errorf("topics are %q", h.Topics())
	}
	for _, r := range []*event.Record{
		{Topic: "a", Key: []byte("k"), Value: []byte("not JSON")},
		{Topic: "b"},
		{Topic: "b", Key: []byte{}, Value: []byte{}},
	} {
		if err := h.HandleRecord(event.ContextWithRecord(context.Background(), r), r); !errors.Is(err, cause) {
			t.Errorf("got %v", err)
		}
	}
	if !slices.Equal(topics, []string{"a", "b", "b"}) || string(keys[0]) != "k" || string(payloads[0]) != "not JSON" {
		t.Errorf("called with %q, %q, %q", topics, keys, payloads)
	}
	if keys[1] != nil || payloads[1] != nil || keys[2] == nil || payloads[2] == nil {
		t.Error("null and empty are not told apart")
	}
}

func TestRecordFromContext(t *testing.T) {
	if r, ok := event.RecordFromContext(context.Background()); ok || r != nil {
		t.Errorf("a context outside a handler has record %+v", r)
	}
	outer, inner := &event.Record{Offset: 1}, &event.Record{Offset: 2}
	ctx := event.ContextWithRecord(context.Background(), outer)
	nested := event.ContextWithRecord(ctx, inner)
	if r, ok := event.RecordFromContext(nested); !ok || r != inner {
		t.Errorf("got %+v, want the inner record", r)
	}
	if r, ok := event.RecordFromContext(ctx); !ok || r != outer {
		t.Errorf("got %+v, want the outer record", r)
	}
}

func TestDefaultFunc(t *testing.T) {
	unknown := &event.UnknownTypeError{Topic: "orders", Type: "lost"}
	record := &event.Record{Topic: "orders"}
	ctx := context.Background()
	var none event.DefaultFunc
	if err := none.Decide(ctx, record, unknown); !errors.Is(err, event.ErrSkipped) || errors.Is(err, event.ErrRejected) {
		t.Errorf("no function: %v, want the record skipped", err)
	}
	if err := event.DefaultFunc(event.Skip).Decide(ctx, record, unknown); !errors.Is(err, event.ErrSkipped) {
		t.Errorf("Skip: %v", err)
	}
	if err := event.DefaultFunc(event.Reject).Decide(ctx, record, unknown); !errors.Is(err, event.ErrRejected) || !errors.Is(err, unknown) {
		t.Errorf("Reject: %v", err)
	}
	own := event.DefaultFunc(func(_ context.Context, r *event.Record, u *event.UnknownTypeError) error {
		if r != record || u != unknown {
			t.Error("a function of one's own is given something else")
		}
		return nil
	})
	if err := own.Decide(ctx, record, unknown); err != nil {
		t.Errorf("a function of one's own: %v", err)
	}
}

func TestHandleParsed(t *testing.T) {
	refused, failed := errors.New("refused"), errors.New("failed")
	parse := func(payload []byte) (string, error) {
		if len(payload) == 0 {
			return "", refused
		}
		return string(payload), nil
	}
	handle := func(_ context.Context, s string) error {
		if s == "bad" {
			return failed
		}
		return nil
	}
	for payload, want := range map[string]error{"good": nil, "bad": failed, "": refused} {
		if err := event.HandleParsed(context.Background(), []byte(payload), parse, handle); !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%q: %v, want %v", payload, err, want)
		}
	}
}

func TestHandleOne(t *testing.T) {
	const ids = `"event_id":"7f9c24e8-3b12-4f37-8f5b-1f9a6ad4c001","occurred_at":"2026-01-02T03:04:05Z",` +
		`"feed_id":"7f9c24e8-3b12-4f37-8f5b-1f9a6ad4c002","user_id":"7f9c24e8-3b12-4f37-8f5b-1f9a6ad4c003"`
	failed := errors.New("failed")
	tests := map[string]struct {
		payload string
		handled int
		want    error
	}{
		"the event":              {`{"event_type":"liked",` + ids + `}`, 1, failed},
		"a broken one":           {`{"event_type":"liked"}`, 0, event.ErrRejected},
		"another of the topic":   {`{"event_type":"viewed",` + ids + `}`, 0, event.ErrSkipped},
		"another, and broken":    {`{"event_type":"viewed","feed_id":1}`, 0, event.ErrSkipped},
		"one that nobody knows":  {`{"event_type":"shared"}`, 0, event.ErrSkipped},
		"of no type":             {`{}`, 0, event.ErrRejected},
		"no JSON":                {`{"event_type":"viewed"`, 0, event.ErrRejected},
		"last of two types wins": {`{"event_type":"viewed","event_type":"liked",` + ids + `}`, 1, failed},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			handled := 0
			h := feedevents.HandleLiked(func(context.Context, *feedevents.Liked) error {
				handled++
				return failed
			})
			if topics := h.Topics(); !slices.Equal(topics, []string{feedevents.Topic}) {
				t.Errorf("topics are %q", topics)
			}
			err := h.HandleRecord(context.Background(), &event.Record{Topic: feedevents.Topic, Value: []byte(test.payload)})
			if !errors.Is(err, test.want) || handled != test.handled {
				t.Errorf("got %v, handled %d times; want %v and %d", err, handled, test.want, test.handled)
			}
		})
	}
}

func TestNewID(t *testing.T) {
	previous := event.NewID()
	for range 1000 {
		id := event.NewID()
		if id.Version() != 7 || id.String() <= previous.String() {
			t.Fatalf("%s follows %s", id, previous)
		}
		previous = id
	}
}

func TestNow(t *testing.T) {
	before := time.Now().Truncate(time.Microsecond)
	now := event.Now()
	after := time.Now()
	if now.Before(before) || now.After(after) {
		t.Errorf("now is %v, between %v and %v", now, before, after)
	}
	// == compares the location and the monotonic reading too.
	if back, err := time.Parse(time.RFC3339Nano, now.Format(time.RFC3339Nano)); err != nil || back != now {
		t.Errorf("%v comes back as %v, %v", now, back, err)
	}
	if now.Nanosecond()%1000 != 0 {
		t.Errorf("%v has more than microseconds", now)
	}
}

func TestPattern(t *testing.T) {
	p := event.NewPattern(`^pkg:[a-z]+$`)
	for s, want := range map[string]bool{"pkg:go": true, "pkg:": false, "pkg:Go": false, "xpkg:go": false, "": false} {
		if p.Matches(s) != want {
			t.Errorf("Matches(%q) = %v", s, !want)
		}
	}
	anywhere := event.NewPattern(`٢٠`)
	if !anywhere.Matches("ORD-٢٠٢٦") || anywhere.Matches("ORD-2026") {
		t.Error("a pattern does not match inside of a string")
	}
}
