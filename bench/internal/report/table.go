package report

import (
	"cmp"
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
)

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
	// Nanoseconds are the CPU nanoseconds of one operation. They hold for this run only.
	Nanoseconds measure.Spread `json:"nanoseconds"`
	measure.Memory
	// TimesNaive and TimesFastest say how many times as fast as the naive contender and as the
	// fastest unchecked one it is, by the ratios within each round.
	TimesNaive   measure.Spread `json:"times_naive"`
	TimesFastest measure.Spread `json:"times_fastest_unchecked"`
}

// MeasureReceive compares the event's receivers.
func MeasureReceive(e contender.Event, settings measure.Settings) (Table, error) {
	var entries []entry
	for _, r := range e.Receivers {
		entries = append(entries, entry{r.Kind, r.Operation(e.Payload)})
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
		return Table{}, err
	}
	table := Table{Event: e.Name, Direction: direction, Bytes: len(e.Payload)}
	table.fill(kinds, series)
	return table, nil
}

// fill makes a row of each series.
func (t *Table) fill(kinds []contender.Kind, series []measure.Series) {
	naive := fastest(contender.KindNaive, kinds, series)
	unchecked := fastest(contender.KindUnchecked, kinds, series)
	t.FastestUnchecked = unchecked.Name
	for i, s := range series {
		t.Rows = append(t.Rows, Row{
			Contender:    s.Name,
			Kind:         kinds[i],
			Nanoseconds:  measure.SpreadOf(s.Nanoseconds),
			Memory:       s.Memory,
			TimesNaive:   measure.SpreadOf(s.Ratios(naive)),
			TimesFastest: measure.SpreadOf(s.Ratios(unchecked)),
		})
	}
}

// fastest returns the series with the lowest median of its kind, or an empty one.
func fastest(kind contender.Kind, kinds []contender.Kind, series []measure.Series) measure.Series {
	var ofKind []measure.Series
	for i, s := range series {
		if kinds[i] == kind {
			ofKind = append(ofKind, s)
		}
	}
	if len(ofKind) == 0 {
		return measure.Series{}
	}
	return slices.MinFunc(ofKind, func(a, b measure.Series) int {
		return cmp.Compare(measure.SpreadOf(a.Nanoseconds).Median, measure.SpreadOf(b.Nanoseconds).Median)
	})
}
