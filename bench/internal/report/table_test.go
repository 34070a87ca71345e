package report

import (
	"errors"
	"slices"
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

func TestEveryDirectionIsMeasured(t *testing.T) {
	refusing := func(p []byte) (any, error) {
		if len(p) == 1 {
			return nil, errors.New("one byte")
		}
		return &p, nil
	}
	e := contender.Event{
		Name: "thing", Payload: []byte(`{}`),
		Rejected: []contender.Payload{{Name: "a digit", Text: "1"}, {Name: "another", Text: "2"}},
		Receivers: []contender.Receiver{
			{Name: contender.Copy, Kind: contender.KindOurs, Decode: refusing},
			{Name: contender.Alias, Kind: contender.KindOurs, Decode: refusing},
			{Name: "reader", Kind: contender.KindUnchecked, Decode: func(p []byte) (any, error) { return &p, nil }},
			{Name: "other format", Kind: contender.KindChecked, Payload: []byte{0}, Decode: func(p []byte) (any, error) { return &p, nil }},
			{Name: "checker", Kind: contender.KindNaive, Decode: refusing},
		},
		Senders: []contender.Sender{
			contender.NewSender("writer", contender.KindUnchecked,
				func(p []byte) ([]byte, error) { return p, nil }, []byte(`{}`), nil),
		},
	}
	tables, err := MeasureEvent(e, measure.Settings{Rounds: 2, Time: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	want := map[Direction][]string{
		Receive: {contender.Copy, contender.Alias, "reader", "other format", "checker"},
		Send:    {"writer"},
		Reject:  {contender.Copy, GoodRow, "checker"},
	}
	for _, table := range tables {
		var contenders []string
		for _, row := range table.Rows {
			contenders = append(contenders, row.Contender)
			if row.Nanoseconds.Median <= 0 || len(row.Rounds) != 2 {
				t.Errorf("%s %s has no times: %+v", table.Direction, row.Contender, row)
			}
		}
		if table.Event != "thing" || table.Bytes != 2 || !slices.Equal(contenders, want[table.Direction]) {
			t.Errorf("table is %s %s of %d bytes with %q, want that of thing, 2 bytes, with %q",
				table.Direction, table.Event, table.Bytes, contenders, want[table.Direction])
		}
		delete(want, table.Direction)
	}
	if len(want) > 0 {
		t.Errorf("no tables for %v", want)
	}
}

func TestWhatIsNotRejectedFailsTheRun(t *testing.T) {
	e := contender.Event{
		Name: "thing", Rejected: []contender.Payload{{Name: "a digit", Text: "1"}},
		Receivers: []contender.Receiver{
			{Name: "careless", Kind: contender.KindNaive, Decode: func(p []byte) (any, error) { return &p, nil }},
		},
	}
	_, err := MeasureReject(e, measure.Settings{Rounds: 1, Time: time.Millisecond})
	if err == nil || err.Error() != "reject thing: careless: accepts a digit" {
		t.Errorf("err = %v", err)
	}
}
