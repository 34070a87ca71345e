package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/measure"
)

// Direction is what is done with an event.
type Direction string

// The directions.
const (
	// Receive is from bytes to a struct.
	Receive Direction = "receive"
	// Send is from a struct to bytes.
	Send Direction = "send"
	// Reject is from bytes to an error that says what is wrong with them.
	Reject Direction = "reject"
)

// GoodRow is the row of a [Reject] table that reads what is good, for comparison.
const GoodRow = contender.Copy + ", a good payload"

// Table compares the contenders of one event in one direction.
type Table struct {
	// Event is the event's name, Bytes the size of its payload.
	Event     string    `json:"event"`
	Direction Direction `json:"direction"`
	Bytes     int       `json:"bytes"`
	// FastestUnchecked is the unchecked contender with the lowest median.
	FastestUnchecked string `json:"fastest_unchecked"`
	// Rows are the contenders, in the order in which the event has them.
	Rows []Row `json:"rows"`
}

// Row is what was measured of one contender.
type Row struct {
	Contender string         `json:"contender"`
	Kind      contender.Kind `json:"kind"`
	// Nanoseconds are the CPU nanoseconds of one event. They hold for this run only. Rounds are those
	// of each round.
	Nanoseconds measure.Spread `json:"nanoseconds"`
	Rounds      []float64      `json:"rounds"`
	measure.Memory
	// TimesNaive and TimesFastest say how many times as fast as the naive contender and as the
	// fastest unchecked one it is, by the ratios within each round.
	TimesNaive   measure.Spread `json:"times_naive"`
	TimesFastest measure.Spread `json:"times_fastest_unchecked"`
}

// MeasureEvent compares the event's contenders in every direction.
func MeasureEvent(e contender.Event, settings measure.Settings) ([]Table, error) {
	var tables []Table
	for _, measureOne := range []func(contender.Event, measure.Settings) (Table, error){
		MeasureReceive, MeasureSend, MeasureReject,
	} {
		table, err := measureOne(e, settings)
		if err != nil {
			return nil, err
		}
		tables = append(tables, table)
	}
	return tables, nil
}

// MeasureReceive compares the event's receivers.
func MeasureReceive(e contender.Event, settings measure.Settings) (Table, error) {
	var entries []entry
	for _, r := range e.Receivers {
		entries = append(entries, entry{r.Kind, r.Operation(e)})
	}
	return measureTable(e, Receive, entries, settings)
}

// MeasureSend compares the event's senders.
func MeasureSend(e contender.Event, settings measure.Settings) (Table, error) {
	var entries []entry
	for _, s := range e.Senders {
		entries = append(entries, entry{s.Kind, s.Operation()})
	}
	return measureTable(e, Send, entries, settings)
}

// MeasureReject compares how the event's receivers refuse: those that check and read JSON. What
// eventc generated refuses in one way, whichever function is called: a few in a second with all that is
// wrong, the others in brief.
func MeasureReject(e contender.Event, settings measure.Settings) (Table, error) {
	var entries []entry
	for _, r := range e.Receivers {
		if !r.Kind.Checks() || r.Payload != nil || r.Kind == contender.KindOurs && r.Name != contender.Copy {
			continue
		}
		if r.Kind != contender.KindOurs {
			entries = append(entries, entry{r.Kind, r.Rejection(e)})
			continue
		}
		entries = append(entries, entry{r.Kind, r.Flood(e)})
		if e.Schema != nil {
			entries = append(entries, entry{r.Kind, r.Explained(e.Schema).Rejection(e)})
		}
		good := r.Operation(e)
		good.Name = GoodRow
		entries = append(entries, entry{r.Kind, good})
	}
	return measureTable(e, Reject, entries, settings)
}

type entry struct {
	kind      contender.Kind
	operation measure.Operation
}

func measureTable(
	e contender.Event, direction Direction, entries []entry, settings measure.Settings,
) (Table, error) {
	var operations []measure.Operation
	var kinds []contender.Kind
	for _, entry := range entries {
		operations = append(operations, entry.operation)
		kinds = append(kinds, entry.kind)
	}
	series, err := measure.Run(operations, settings)
	if err != nil {
		return Table{}, fmt.Errorf("%s %s: %w", direction, e.Name, err)
	}
	table := Table{Event: e.Name, Direction: direction, Bytes: len(e.Payload)}
	table.fill(kinds, series)
	return table, nil
}

// fill makes a row of each series.
func (t *Table) fill(kinds []contender.Kind, series []measure.Series) {
	for i, s := range series {
		t.Rows = append(t.Rows, Row{
			Contender:   s.Name,
			Kind:        kinds[i],
			Nanoseconds: measure.SpreadOf(s.Nanoseconds),
			Rounds:      s.Nanoseconds,
			Memory:      s.Memory,
		})
	}
	naive, _ := t.fastest(contender.KindNaive)
	unchecked, _ := t.fastest(contender.KindUnchecked)
	t.FastestUnchecked = unchecked.Contender
	for i, row := range t.Rows {
		t.Rows[i].TimesNaive = measure.SpreadOf(row.ratios(naive))
		t.Rows[i].TimesFastest = measure.SpreadOf(row.ratios(unchecked))
	}
}

// ratios returns how many times as long as r the baseline took, by the rounds that both took part in.
func (r Row) ratios(baseline Row) []float64 { return measure.Ratios(r.Rounds, baseline.Rounds) }

// fastest returns the row with the lowest median of its kind.
func (t Table) fastest(kind contender.Kind) (Row, bool) {
	var ofKind []Row
	for _, row := range t.Rows {
		if row.Kind == kind {
			ofKind = append(ofKind, row)
		}
	}
	if len(ofKind) == 0 {
		return Row{}, false
	}
	return slices.MinFunc(ofKind, func(a, b Row) int {
		return cmp.Compare(a.Nanoseconds.Median, b.Nanoseconds.Median)
	}), true
}
