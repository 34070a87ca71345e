package deadletter_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/deadletter"
)

func failure(err error) deadletter.Failure {
	return deadletter.Failure{
		Record: &event.Record{
			Topic: "feed_events", Partition: 3, Offset: 1234567890123,
			Key: []byte("k"), Value: []byte("v"),
			Headers: []event.Header{{Key: "trace", Value: []byte("1")}, {Key: "trace", Value: nil}},
			Time:    time.Date(2026, 3, 4, 5, 6, 7, 8e6, time.FixedZone("", 3600)),
		},
		Topic:    "prod.feed_events",
		Group:    "notifications",
		Err:      err,
		Attempts: 4,
		At:       time.Date(2026, 3, 4, 5, 6, 8, 0, time.UTC),
	}
}

func lines(r event.Record) []string {
	var lines []string
	for _, h := range r.Headers {
		lines = append(lines, fmt.Sprintf("%s: %s", h.Key, h.Value))
	}
	return lines
}

func TestALetterIsTheRecordAndItsProvenance(t *testing.T) {
	letter := failure(errors.New("no database")).Letter("prod.feed_events.dlq")
	if letter.Topic != "prod.feed_events.dlq" || string(letter.Key) != "k" || string(letter.Value) != "v" {
		t.Errorf("letter is %+v", letter)
	}
	if !letter.Time.Equal(failure(nil).At) {
		t.Errorf("its time is %v, want that of the failure", letter.Time)
	}
	want := []string{
		"trace: 1",
		"trace: ",
		"eventc-original-topic: prod.feed_events",
		"eventc-original-partition: 3",
		"eventc-original-offset: 1234567890123",
		"eventc-original-timestamp: 2026-03-04T04:06:07.008Z",
		"eventc-original-consumer-group: notifications",
		"eventc-error-class: failed",
		"eventc-error-message: no database",
		"eventc-attempts: 4",
		"eventc-failed-at: 2026-03-04T05:06:08.000Z",
	}
	if got := lines(letter); !slices.Equal(got, want) {
		t.Errorf("headers are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if letter.Headers[1].Value != nil {
		t.Error("a null header became empty")
	}
}

func TestNullStaysNull(t *testing.T) {
	f := failure(errors.New("x"))
	f.Record.Key, f.Record.Value = nil, nil
	if letter := f.Letter("dlq"); letter.Key != nil || letter.Value != nil {
		t.Errorf("letter is %+v, want null key and value", letter)
	}
	f.Record.Key, f.Record.Value = []byte{}, []byte{}
	if letter := f.Letter("dlq"); letter.Key == nil || letter.Value == nil {
		t.Errorf("letter is %+v, want empty key and value", letter)
	}
}

func TestHeadersOfTheFirstAndTheLastFailureOnly(t *testing.T) {
	var sizes []int
	f := failure(errors.New("failure 1"))
	for n := 1; n <= 5; n++ {
		letter := f.Letter("dlq")
		sizes = append(sizes, len(letter.Headers))
		letter.Partition, letter.Offset = n, int64(n)
		f.Record, f.Topic, f.Err = &letter, "dlq", fmt.Errorf("failure %d", n+1)
	}
	if want := []int{11, 20, 20, 20, 20}; !slices.Equal(sizes, want) {
		t.Errorf("numbers of headers: %v, want %v", sizes, want)
	}
	got := lines(*f.Record)
	for _, want := range []string{
		"trace: 1",
		deadletter.First(deadletter.OriginalTopic) + ": prod.feed_events",
		deadletter.First(deadletter.ErrorMessage) + ": failure 1",
		deadletter.OriginalTopic + ": dlq",
		deadletter.OriginalOffset + ": 4",
		deadletter.ErrorMessage + ": failure 5",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no header %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
}

type panicked struct{ error }

func (panicked) PanicStack() []byte { return []byte(strings.Repeat("frame\n", 1000)) }

func TestClasses(t *testing.T) {
	for class, err := range map[string]error{
		"schema":       fmt.Errorf("handler: %w", &event.RejectedError{Reason: event.ReasonSchema}),
		"empty":        &event.RejectedError{Reason: event.ReasonEmpty},
		"unknown-type": &event.UnknownTypeError{Type: "shared"},
		"rejected":     fmt.Errorf("other: %w", event.ErrRejected),
		"permanent":    event.Permanent(errors.New("no such user")),
		"panic":        panicked{errors.New("index out of range")},
		"failed":       errors.New("no database"),
	} {
		if got := deadletter.Class(err); got != class {
			t.Errorf("class of %T is %q, want %q", err, got, class)
		}
		final := class != "panic" && class != "failed"
		if deadletter.IsFinal(err) != final {
			t.Errorf("%s: final is %v, want %v", class, !final, final)
		}
	}
}

func TestLongTextsAreCut(t *testing.T) {
	f := failure(panicked{errors.New(strings.Repeat("é", 2000) + "\xff")})
	for _, h := range f.Letter("dlq").Headers {
		limit := map[string]int{deadletter.ErrorMessage: 1024, deadletter.ErrorStack: 4096}[h.Key]
		if limit == 0 {
			continue
		}
		if len(h.Value) > limit || len(h.Value) < limit-4 || !utf8.Valid(h.Value) || !strings.HasSuffix(string(h.Value), "…") {
			t.Errorf("%s has %d bytes, want it cut to %d: …%q", h.Key, len(h.Value), limit, h.Value[len(h.Value)-8:])
		}
	}
}
