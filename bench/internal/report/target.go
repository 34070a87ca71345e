package report

import (
	"fmt"
	"slices"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/measure"
)

// What a [Target] can compare with, besides a contender by its name.
const (
	// Naive is the naive way.
	Naive = "the naive way"
	// FastestUnchecked is the fastest JSON library that validates nothing.
	FastestUnchecked = "the fastest without checks"
)

// Target is what was promised of a contender.
type Target struct {
	// Event, Direction and Contender say which row of which table it is about.
	Event     string
	Direction Direction
	Contender string
	// Than is what it is compared with: [Naive], [FastestUnchecked] or the name of a contender. The
	// default is nothing.
	Than string
	// Times is how many times as fast as that it should be, in the median.
	Times float64
	// Gate is below how many times the run fails. The default is Times.
	Gate float64
	// NoAllocations says that it must not allocate.
	NoAllocations bool
	// Shortfall says why the target is not reached where it is not. The default is empty.
	Shortfall string
}

// Misses returns a line for each target whose gate the tables do not pass. A target about what was
// not measured is missed.
func Misses(tables []Table, targets []Target) []string {
	var misses []string
	for _, target := range targets {
		o, err := target.outcome(tables)
		if err != nil {
			misses = append(misses, err.Error())
			continue
		}
		misses = append(misses, o.misses()...)
	}
	return misses
}

// outcome is what became of a target.
type outcome struct {
	Target
	// times is what was reached, row the contender's.
	times measure.Spread
	row   Row
}

// outcome looks the target up. The error says what was not measured.
func (t Target) outcome(tables []Table) (outcome, error) {
	table, row, found := t.find(tables)
	if !found {
		return outcome{}, fmt.Errorf("%s was not measured", t.subject())
	}
	if t.Than == "" {
		return outcome{Target: t, row: row}, nil
	}
	baseline, found := table.baseline(t.Than)
	if !found {
		return outcome{}, fmt.Errorf("%s was not compared with %s", t.subject(), t.Than)
	}
	return outcome{Target: t, row: row, times: measure.SpreadOf(row.ratios(baseline))}, nil
}

func (t Target) find(tables []Table) (Table, Row, bool) {
	i := slices.IndexFunc(tables, func(table Table) bool {
		return table.Event == t.Event && table.Direction == t.Direction
	})
	if i < 0 {
		return Table{}, Row{}, false
	}
	row, found := tables[i].row(t.Contender)
	return tables[i], row, found
}

func (o outcome) misses() []string {
	var misses []string
	if o.times.Median < o.gate() {
		misses = append(misses, fmt.Sprintf("%s is %.2f times as fast as %s, the least is %g",
			o.subject(), o.times.Median, o.Than, o.gate()))
	}
	if o.NoAllocations && o.row.Allocations > 0 {
		misses = append(misses, fmt.Sprintf("%s allocates %.2f times, the target is 0",
			o.subject(), o.row.Allocations))
	}
	return misses
}

// reached reports whether the target itself was reached, not only its gate.
func (o outcome) reached() bool {
	return o.times.Median >= o.Times && (!o.NoAllocations || o.row.Allocations == 0)
}

func (t Target) gate() float64 {
	if t.Gate == 0 {
		return t.Times
	}
	return t.Gate
}

func (t Target) subject() string {
	return fmt.Sprintf("%s %s: %s", t.Direction, t.Event, t.Contender)
}

func (t Table) row(name string) (Row, bool) {
	i := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Contender == name })
	if i < 0 {
		return Row{}, false
	}
	return t.Rows[i], true
}

func (t Table) baseline(than string) (Row, bool) {
	switch than {
	case Naive:
		return t.fastest(contender.KindNaive)
	case FastestUnchecked:
		return t.fastest(contender.KindUnchecked)
	}
	return t.row(than)
}
