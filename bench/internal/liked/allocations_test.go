package liked

import (
	"testing"

	"github.com/eventc/eventc/bench/internal/contender"
)

// What eventc allocates for this event. The copying entry makes no copy of the payload: none of the
// fields is text.
func TestAllocationsOfWhatIsGenerated(t *testing.T) {
	want := map[string]float64{
		contender.Copy: 1, contender.Alias: 1, contender.Reuse: 0, contender.Dispatch: 1,
		contender.Append: 0, contender.Marshal: 1,
	}
	if !poolsKeep {
		want[contender.Marshal] = 3
	}
	e := newEvent(t)
	got := make(map[string]float64)
	for _, r := range e.Receivers {
		if r.Kind == contender.KindOurs {
			got[r.Name] = allocations(t, func() error { _, err := r.Decode(e.Payload); return err })
		}
	}
	for _, s := range e.Senders {
		if s.Kind == contender.KindOurs {
			got[s.Name] = allocations(t, func() error { _, err := s.Encode(); return err })
		}
	}
	for name, most := range want {
		if figure, measured := got[name]; !measured || figure > most {
			t.Errorf("%s: %g allocations (measured: %t), want at most %g", name, figure, measured, most)
		}
	}
	if len(got) != len(want) {
		t.Errorf("measured are %v, guarded are %v", got, want)
	}
}

func allocations(t *testing.T, do func() error) float64 {
	return testing.AllocsPerRun(200, func() {
		if err := do(); err != nil {
			t.Fatal(err)
		}
	})
}
