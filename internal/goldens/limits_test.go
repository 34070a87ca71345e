package goldens_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/goldens/gen/bounded"
)

// TestLimitsOfATopic has documents just within the limits of eventc.yaml and just beyond them.
func TestLimitsOfATopic(t *testing.T) {
	note := func(members string) string { return `{"event_type":"note","text":"x"` + members + `}` }
	fill := func(size int) string {
		return note(`,"more":"` + strings.Repeat("x", size-len(note(`,"more":""`))) + `"`)
	}
	for _, test := range []struct{ within, beyond, at, message string }{
		{fill(300), fill(301), "", "more than 300 bytes, at byte 300"},
		{note(`,"more":[[[1]]]`), note(`,"more":[[[[1]]]]`), "/more/0/0/0", "nested more than 4 deep, at byte 42"},
		{note(`,"count":-123456`), note(`,"count":-1234567`), "/count", "a number of more than 6 digits, at byte 40"},
		{note(`,"other":[1.23456]`), note(`,"other":[1.234567]`), "/other/0", "a number of more than 6 digits, at byte 41"},
		{note(`,"amount":1e-3`), note(`,"amount":1e-4`), "/amount", "a number with an exponent beyond 3, at byte 41"},
	} {
		if _, err := bounded.Parse([]byte(test.within)); err != nil {
			t.Errorf("%s: %v", test.within, err)
		}
		_, err := bounded.Parse([]byte(test.beyond))
		var rejected *event.RejectedError
		if !errors.As(err, &rejected) || rejected.Reason != event.ReasonLimit {
			t.Errorf("%s: %v, want a limit", test.beyond, err)
			continue
		}
		if v := rejected.Violations[0]; v.Pointer != test.at || v.Message != test.message {
			t.Errorf("%s: %v, want %s: %s", test.beyond, v, test.at, test.message)
		}
	}
}

func TestLimitsHoldForWhatIsSent(t *testing.T) {
	n := bounded.NewNote(strings.Repeat("x", 200))
	if _, err := n.AppendJSON(nil); err != nil {
		t.Error(err)
	}
	n.Text = strings.Repeat("x", 300)
	var rejected *event.RejectedError
	if _, err := n.AppendJSON(nil); !errors.As(err, &rejected) || rejected.Reason != event.ReasonLimit {
		t.Errorf("got %v, want a limit", err)
	}
}

// TestExplanationsOfATopic waits until a rejection is explained in full, and counts those behind it.
func TestExplanationsOfATopic(t *testing.T) {
	isBrief := func() bool {
		_, err := bounded.Parse([]byte(`{"event_type":"note","text":5}`))
		var rejected *event.RejectedError
		if !errors.As(err, &rejected) {
			t.Fatal(err)
		}
		return rejected.Brief
	}
	deadline := time.Now().Add(time.Minute)
	for isBrief() {
		if time.Now().After(deadline) {
			t.Fatal("none is explained in full")
		}
	}
	start, full := time.Now(), 0
	for range 1000 {
		if !isBrief() {
			full++
		}
	}
	if most := 2 + int(2*time.Since(start).Seconds()) + 1; full > most {
		t.Errorf("%d are explained in full, want at most %d", full, most)
	}
}
