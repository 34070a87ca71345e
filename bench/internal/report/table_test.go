package report

import (
	"testing"
	"time"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/measure"
)

// measured are three rounds on a machine that was twice as slow in the second and four times in the
// third, with two unchecked contenders.
func measured() ([]contender.Kind, []measure.Series) {
	kinds := []contender.Kind{
		contender.KindOurs, contender.KindNaive, contender.KindUnchecked, contender.KindUnchecked,
	}
	return kinds, []measure.Series{
		{Name: "eventc", Nanoseconds: []float64{10, 20, 40}},
		{
			Name: "naive", Nanoseconds: []float64{1000, 2000, 4000},
			Memory: measure.Memory{Allocations: 77, Bytes: 3774},
		},
		{Name: "slow library", Nanoseconds: []float64{50, 100, 200}},
		{
			Name: "fast library", Nanoseconds: []float64{20, 40, 100},
			Memory: measure.Memory{Allocations: 2.5, Bytes: 96},
		},
	}
}

func newTable() Table {
	table := Table{Event: "liked", Direction: Receive, Bytes: 214}
	table.fill(measured())
	return table
}

func TestATableComparesWithinRounds(t *testing.T) {
	table := newTable()
	if table.FastestUnchecked != "fast library" {
		t.Errorf("the fastest unchecked is %s", table.FastestUnchecked)
	}
	ours := table.Rows[0]
	if want := (measure.Spread{Q1: 100, Median: 100, Q3: 100}); ours.TimesNaive != want {
		t.Errorf("times naive: %v, want %v", ours.TimesNaive, want)
	}
	if want := (measure.Spread{Q1: 2, Median: 2, Q3: 2.25}); ours.TimesFastest != want {
		t.Errorf("times fastest: %v, want %v", ours.TimesFastest, want)
	}
	if want := (measure.Spread{Q1: 15, Median: 20, Q3: 30}); ours.Nanoseconds != want {
		t.Errorf("nanoseconds: %v, want %v", ours.Nanoseconds, want)
	}
}

func TestATableWithoutPeersHasNoRatios(t *testing.T) {
	var table Table
	table.fill([]contender.Kind{contender.KindOurs}, []measure.Series{{Name: "eventc", Nanoseconds: []float64{10}}})
	if row := table.Rows[0]; row.TimesNaive != (measure.Spread{}) || row.TimesFastest != (measure.Spread{}) {
		t.Errorf("ratios to nothing: %v, %v", row.TimesNaive, row.TimesFastest)
	}
}

func TestBothDirectionsAreMeasured(t *testing.T) {
	e := contender.Event{
		Name: "thing", Payload: []byte(`{}`),
		Receivers: []contender.Receiver{
			{Name: "reader", Kind: contender.KindNaive, Decode: func(p []byte) (any, error) { return &p, nil }},
		},
		Senders: []contender.Sender{
			contender.NewSender("writer", contender.KindUnchecked,
				func(p []byte) ([]byte, error) { return p, nil }, []byte(`{}`), nil),
		},
	}
	settings := measure.Settings{Rounds: 2, Time: time.Millisecond}
	received, err := MeasureReceive(e, settings)
	if err != nil {
		t.Fatal(err)
	}
	sent, err := MeasureSend(e, settings)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		table     Table
		direction Direction
		contender string
		kind      contender.Kind
	}{
		{received, Receive, "reader", contender.KindNaive},
		{sent, Send, "writer", contender.KindUnchecked},
	} {
		if c.table.Event != "thing" || c.table.Direction != c.direction || c.table.Bytes != 2 || len(c.table.Rows) != 1 {
			t.Fatalf("table is %+v, want %s thing, 2 bytes, one row", c.table, c.direction)
		}
		row := c.table.Rows[0]
		if row.Contender != c.contender || row.Kind != c.kind || row.Nanoseconds.Median <= 0 {
			t.Errorf("row is %+v, want one of %s (%s) with a time", row, c.contender, c.kind)
		}
	}
	if received.Rows[0].Allocations != 1 || sent.Rows[0].Allocations != 0 {
		t.Errorf("allocations are %g and %g, want 1 and 0", received.Rows[0].Allocations, sent.Rows[0].Allocations)
	}
}
