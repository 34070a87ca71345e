package report

import (
	"fmt"
	"slices"
)

// Target is what was promised of a contender.
type Target struct {
	// Event, Direction and Contender say which row of which table it is about.
	Event     string
	Direction Direction
	Contender string
	// TimesNaive is how many times as fast as the naive contender it must be, in the median. The
	// default is 0, which asks for nothing.
	TimesNaive float64
	// NoAllocations says that it must not allocate.
	NoAllocations bool
}

// Misses returns a line for each promise that the tables do not keep. A promise about a row that
// there is not is not kept.
func Misses(tables []Table, targets []Target) []string {
	var misses []string
	for _, target := range targets {
		row, found := target.row(tables)
		if !found {
			misses = append(misses, target.subject()+" was not measured")
			continue
		}
		misses = append(misses, target.misses(row)...)
	}
	return misses
}

func (t Target) misses(row Row) []string {
	var misses []string
	if row.TimesNaive.Median < t.TimesNaive {
		misses = append(misses, fmt.Sprintf("%s is %.1f times as fast as the naive way, the target is %g",
			t.subject(), row.TimesNaive.Median, t.TimesNaive))
	}
	if t.NoAllocations && row.Allocations > 0 {
		misses = append(misses, fmt.Sprintf("%s allocates %.2f times, the target is 0",
			t.subject(), row.Allocations))
	}
	return misses
}

func (t Target) subject() string {
	return fmt.Sprintf("%s %s: %s", t.Direction, t.Event, t.Contender)
}

func (t Target) row(tables []Table) (Row, bool) {
	for _, table := range tables {
		if table.Event != t.Event || table.Direction != t.Direction {
			continue
		}
		i := slices.IndexFunc(table.Rows, func(r Row) bool { return r.Contender == t.Contender })
		if i >= 0 {
			return table.Rows[i], true
		}
	}
	return Row{}, false
}
