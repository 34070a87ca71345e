package measure

import (
	"fmt"
	"runtime"
)

// Memory is what one operation allocates on the heap.
type Memory struct {
	// Allocations is the number of objects, Bytes their size. They are averages.
	Allocations float64 `json:"allocations"`
	Bytes       float64 `json:"bytes"`
}

// measureMemory returns what o allocates once it is warm, given how often it can be done in the time
// of a round. What the runtime allocates in the meantime counts too, so that the least of some
// batches is taken: an operation that allocates nothing comes to exactly 0.
func measureMemory(o Operation, count int) (Memory, error) {
	const batches, fewest, most = 5, 20, 200
	var least Memory
	for i := range batches {
		m, err := measureBatch(o, min(max(count, fewest), most))
		if err != nil {
			return Memory{}, fmt.Errorf("%s: %w", o.Name, err)
		}
		if i == 0 || m.Allocations < least.Allocations {
			least = m
		}
	}
	return least, nil
}

func measureBatch(o Operation, n int) (Memory, error) {
	if err := o.prepare(); err != nil {
		return Memory{}, err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := o.Do(n)
	runtime.ReadMemStats(&after)
	return Memory{
		Allocations: float64(after.Mallocs-before.Mallocs) / float64(n) / o.units(),
		Bytes:       float64(after.TotalAlloc-before.TotalAlloc) / float64(n) / o.units(),
	}, err
}
