package measure

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"time"
)

// Operation is what is measured.
type Operation struct {
	// Name tells it apart from the others of its run.
	Name string
	// Do does the operation n times and ends at the first error.
	Do func(n int) error
	// Before is done once before that, and not measured. The default is nothing.
	Before func() error
	// Units is how many of what is measured one operation is; figures are those of one unit. The
	// default is 1.
	Units int
}

func (o Operation) units() float64 { return float64(max(1, o.Units)) }

func (o Operation) prepare() error {
	if o.Before == nil {
		return nil
	}
	if err := o.Before(); err != nil {
		return fmt.Errorf("%s: %w", o.Name, err)
	}
	return nil
}

// Series is what one operation cost.
type Series struct {
	// Name is the operation's.
	Name string
	// Nanoseconds are the CPU nanoseconds of one unit of it, one figure a round.
	Nanoseconds []float64
	// Memory is what one unit of it allocates.
	Memory Memory
}

// Run measures the operations against each other and returns a series for each, in their order. It
// must be the only work of the process while it runs.
func Run(operations []Operation, settings Settings) ([]Series, error) {
	if err := settings.Validate(); err != nil {
		return nil, err
	}
	r := runner{settings: settings.WithDefaults(), now: ProcessTime}
	return r.run(operations)
}

type runner struct {
	settings Settings
	now      func() (time.Duration, error)
}

func (r runner) run(operations []Operation) ([]Series, error) {
	series := make([]Series, len(operations))
	counts := make([]int, len(operations))
	for i, o := range operations {
		series[i].Name = o.Name
		var err error
		if counts[i], err = r.calibrate(o); err != nil {
			return nil, err
		}
		if series[i].Memory, err = measureMemory(o, counts[i]); err != nil {
			return nil, err
		}
	}
	return series, r.rounds(operations, counts, series)
}

// rounds adds to each series what its operation takes in each round, done as often as counts says.
func (r runner) rounds(operations []Operation, counts []int, series []Series) error {
	order := rand.New(rand.NewPCG(r.settings.Seed, 0))
	for range r.settings.Rounds {
		for _, i := range order.Perm(len(operations)) {
			took, err := r.time(operations[i], counts[i])
			if err != nil {
				return err
			}
			each := float64(took.Nanoseconds()) / float64(counts[i]) / operations[i].units()
			series[i].Nanoseconds = append(series[i].Nanoseconds, each)
		}
	}
	return nil
}

// calibrate returns how often the operation can be done in the time it has in a round.
func (r runner) calibrate(o Operation) (int, error) {
	for n := 1; ; n *= 2 {
		took, err := r.time(o, n)
		if err != nil {
			return 0, err
		}
		if took >= r.settings.Time/4 && took > 0 {
			return max(1, int(float64(n)*float64(r.settings.Time)/float64(took))), nil
		}
	}
}

// time returns the CPU time of n operations. They start with a heap that nobody else has filled.
func (r runner) time(o Operation, n int) (time.Duration, error) {
	if err := o.prepare(); err != nil {
		return 0, err
	}
	runtime.GC()
	start, err := r.now()
	if err != nil {
		return 0, err
	}
	if err := o.Do(n); err != nil {
		return 0, fmt.Errorf("%s: %w", o.Name, err)
	}
	end, err := r.now()
	return end - start, err
}
