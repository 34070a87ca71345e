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
	// Reached is how many times as fast it was when somebody looked at it last: the run fails where
	// it is less than four fifths of that. The default is that it fails below Times.
	Reached float64
	// NoAllocations says that it must not allocate.
	NoAllocations bool
}

// Gate returns below how many times the run fails.
func (t Target) Gate() float64 {
	if t.Reached == 0 {
		return t.Times
	}
	return 0.8 * t.Reached
}

// Misses returns a line for each target whose gate the tables do not pass. A target about what was
// not measured is missed.
func Misses(tables []Table, targets []Target) []string {
	var misses []string
	for _, target := range targets {
		o, err := target.Outcome(tables)
		if err != nil {
			misses = append(misses, err.Error())
			continue
		}
		misses = append(misses, o.misses()...)
	}
	return misses
}

// Outcome is what became of a target.
type Outcome struct {
	Target
	// Ratio is how many times as fast it was, and Allocations how often it allocated.
	Ratio       measure.Spread
	Allocations float64
}

// Outcome looks the target up. The error says what was not measured.
func (t Target) Outcome(tables []Table) (Outcome, error) {
	table, row, found := t.find(tables)
	if !found {
		return Outcome{}, fmt.Errorf("%s was not measured", t.subject())
	}
	if t.Than == "" {
		return Outcome{Target: t, Allocations: row.Allocations}, nil
	}
	baseline, found := table.baseline(t.Than)
	if !found {
		return Outcome{}, fmt.Errorf("%s was not compared with %s", t.subject(), t.Than)
	}
	ratio := measure.SpreadOf(row.ratios(baseline))
	return Outcome{Target: t, Ratio: ratio, Allocations: row.Allocations}, nil
}

func (t Target) find(tables []Table) (Table, Row, bool) {
	i := slices.IndexFunc(tables, func(table Table) bool {
		return table.Event == t.Event && table.Direction == t.Direction
	})
	if i < 0 {
		return Table{}, Row{}, false
	}
	row, found := tables[i].Row(t.Contender)
	return tables[i], row, found
}

func (o Outcome) misses() []string {
	var misses []string
	if o.Ratio.Median < o.Gate() {
		misses = append(misses, fmt.Sprintf("%s is %.2f times as fast as %s, the least is %.4g",
			o.subject(), o.Ratio.Median, o.Than, o.Gate()))
	}
	if o.NoAllocations && o.Allocations > 0 {
		misses = append(misses, fmt.Sprintf("%s allocates %.2f times, the target is 0", o.subject(), o.Allocations))
	}
	return misses
}

// Kept reports whether the target itself was reached, not only its gate.
func (o Outcome) Kept() bool {
	return o.Ratio.Median >= o.Times && (!o.NoAllocations || o.Allocations == 0)
}

func (t Target) subject() string {
	return fmt.Sprintf("%s %s: %s", t.Direction, t.Event, t.Contender)
}

// Row returns the row of a contender, and whether there is one.
func (t Table) Row(name string) (Row, bool) {
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
	return t.Row(than)
}
