package order

import (
	"os"
	"testing"

	"github.com/eventc/eventc/bench/internal/contender"
)

func newEvent(t *testing.T) contender.Event {
	t.Helper()
	schema, err := os.ReadFile("../../schemas/orders/order.json")
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(schema)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAllContendersDoTheWork(t *testing.T) {
	for _, complaint := range newEvent(t).Verify() {
		t.Error(complaint)
	}
}

func TestRefusedPayloadsDiffer(t *testing.T) {
	seen := map[string]string{payload: "the good one"}
	for _, p := range newEvent(t).Refused {
		if other, found := seen[p.Text]; found {
			t.Errorf("%s is the same as %s", p.Name, other)
		}
		seen[p.Text] = p.Name
	}
}

func TestTheNaiveWayIsGivenMistakesToSend(t *testing.T) {
	for _, s := range newEvent(t).Senders {
		if s.Kind.Checks() && len(s.Refused) < 10 {
			t.Errorf("%s is given %d mistakes only", s.Name, len(s.Refused))
		}
	}
}

// What eventc allocates for this event is what its Go types need: a copy of the payload, the struct,
// two lists, two pointers, and two strings without their escapes.
func TestAllocationsOfWhatIsGenerated(t *testing.T) {
	e := newEvent(t)
	most := map[string]float64{
		contender.Copy: 8, contender.Alias: 7, contender.Reuse: 2, contender.Dispatch: 8, contender.Append: 0,
	}
	for _, r := range e.Receivers {
		if limit, guarded := most[r.Name]; guarded {
			guard(t, r.Name, limit, func() error { _, err := r.Decode(e.Payload); return err })
			delete(most, r.Name)
		}
	}
	for _, s := range e.Senders {
		if limit, guarded := most[s.Name]; guarded {
			guard(t, s.Name, limit, func() error { _, err := s.Encode(); return err })
			delete(most, s.Name)
		}
	}
	if len(most) > 0 {
		t.Errorf("not measured: %v", most)
	}
}

func guard(t *testing.T, name string, most float64, do func() error) {
	t.Helper()
	got := testing.AllocsPerRun(200, func() {
		if err := do(); err != nil {
			t.Fatal(err)
		}
	})
	if got > most {
		t.Errorf("%s: %g allocations, want at most %g", name, got, most)
	}
}

func TestASchemaThatIsNoneIsAnError(t *testing.T) {
	if _, err := New([]byte(`{"type":7}`)); err == nil {
		t.Error("a schema that does not compile was taken")
	}
}
