package consume

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// health knows what is wrong at the moment, by the thing that it is wrong with.
type health struct {
	mu       sync.Mutex
	troubles map[string]error
}

func (h *health) set(thing string, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.troubles == nil {
		h.troubles = make(map[string]error)
	}
	h.troubles[thing] = err
}

func (h *health) clear(thing string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.troubles, thing)
}

// err returns all troubles, sorted by their things, or nil.
func (h *health) err() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	var errs []error
	for _, thing := range slices.Sorted(maps.Keys(h.troubles)) {
		errs = append(errs, fmt.Errorf("%s: %w", thing, h.troubles[thing]))
	}
	return errors.Join(errs...)
}
