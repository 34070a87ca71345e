package event_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/eventc/eventc/event"
)

func TestViolationString(t *testing.T) {
	for want, v := range map[string]event.Violation{
		"/a/0: minLength: too short":          {Pointer: "/a/0", Keyword: "minLength", Message: "too short"},
		"(payload): required: 'a' is missing": {Keyword: "required", Message: "'a' is missing"},
		"(payload): not JSON":                 {Message: "not JSON"},
		"/: type: no number":                  {Pointer: "/", Keyword: "type", Message: "no number"},
	} {
		if got := v.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestRejectedError(t *testing.T) {
	one := event.Violation{Pointer: "/a", Keyword: "type", Message: "no"}
	two := event.Violation{Message: "not JSON"}
	for want, err := range map[string]*event.RejectedError{
		"orders paid rejected (schema): /a: type: no": {
			Topic: "orders", EventType: "paid", Reason: event.ReasonSchema, Violations: []event.Violation{one},
		},
		"orders payload rejected (syntax): (payload): not JSON": {
			Topic: "orders", Reason: event.ReasonSyntax, Violations: []event.Violation{two},
		},
		"paid rejected (limit): /a: type: no; (payload): not JSON; and 3 more": {
			EventType: "paid", Reason: event.ReasonLimit, Violations: []event.Violation{one, two}, Omitted: 3,
		},
	} {
		if got := err.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestUnknownTypeError(t *testing.T) {
	for want, err := range map[string]*event.UnknownTypeError{
		`orders: unknown event type "sold" at /event_type (known: paid, sent)`: {
			Topic: "orders", Discriminator: "/event_type", Type: "sold", Known: []string{"paid", "sent"},
		},
		`orders: no event type at /event_type (known: paid)`: {
			Topic: "orders", Discriminator: "/event_type", Missing: true, Known: []string{"paid"},
		},
		`orders: unknown event type "" at /event_type (known: paid)`: {
			Topic: "orders", Discriminator: "/event_type", Known: []string{"paid"},
		},
		`orders: unknown event type "a\nb" at /event_type (known: paid)`: {
			Topic: "orders", Discriminator: "/event_type", Type: "a\nb", Known: []string{"paid"},
		},
	} {
		if got := err.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestUnknownTypeErrorIsBounded(t *testing.T) {
	for _, unit := range []string{"a", "é", "日", "😀"} {
		err := &event.UnknownTypeError{Topic: "orders", Discriminator: "/event_type", Type: "x" + strings.Repeat(unit, 1<<20)}
		message := err.Error()
		if len(message) > 200 || !utf8.ValidString(message) || strings.Contains(message, `\x`) ||
			!strings.Contains(message, fmt.Sprintf("(%d bytes)", len(err.Type))) {
			t.Errorf("got %s", shorten(message))
		}
	}
}

func TestErrorsMatch(t *testing.T) {
	cause := errors.New("no such customer")
	rejected := &event.RejectedError{Topic: "orders"}
	unknown := &event.UnknownTypeError{Topic: "orders"}
	for name, tt := range map[string]struct {
		err                 error
		rejected, permanent bool
	}{
		"a rejection":                    {rejected, true, false},
		"an unknown type":                {unknown, true, false},
		"a wrapped rejection":            {fmt.Errorf("at offset 7: %w", rejected), true, false},
		"a joined one":                   {errors.Join(cause, unknown), true, false},
		"the sentinel":                   {event.ErrRejected, true, false},
		"another error":                  {cause, false, false},
		"a permanent one":                {event.Permanent(cause), false, true},
		"a wrapped permanent one":        {fmt.Errorf("handling: %w", event.Permanent(cause)), false, true},
		"a rejection marked permanent":   {event.Permanent(rejected), true, true},
		"a skipped record":               {event.ErrSkipped, false, false},
		"a permanent one of a permanent": {event.Permanent(event.Permanent(cause)), false, true},
	} {
		if errors.Is(tt.err, event.ErrRejected) != tt.rejected || errors.Is(tt.err, event.ErrPermanent) != tt.permanent {
			t.Errorf("%s matches ErrRejected %v, ErrPermanent %v", name,
				errors.Is(tt.err, event.ErrRejected), errors.Is(tt.err, event.ErrPermanent))
		}
	}
}

func TestErrorsAs(t *testing.T) {
	rejected := &event.RejectedError{Topic: "orders"}
	var got *event.RejectedError
	if !errors.As(fmt.Errorf("at offset 7: %w", event.Permanent(rejected)), &got) || got != rejected {
		t.Error("a wrapped rejection is not found")
	}
	var unknown *event.UnknownTypeError
	if errors.As(rejected, &unknown) {
		t.Error("a rejection is taken for an unknown type")
	}
}

func TestPermanent(t *testing.T) {
	if event.Permanent(nil) != nil {
		t.Error("no error has become one")
	}
	cause := fmt.Errorf("reading: %w", io.ErrUnexpectedEOF)
	err := event.Permanent(cause)
	if err.Error() != cause.Error() || !errors.Is(err, io.ErrUnexpectedEOF) || !errors.Is(err, cause) {
		t.Errorf("%v has lost what it was made from", err)
	}
}
