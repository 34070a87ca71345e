package consume

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// troubles are errors of several things at once, told in one line.
type troubles []error

// together returns the errors that are not nil, or nil.
func together(errs ...error) error {
	errs = slices.DeleteFunc(errs, func(err error) bool { return err == nil })
	if len(errs) == 0 {
		return nil
	}
	return troubles(errs)
}

// Error separates the errors by semicolons.
func (ts troubles) Error() string {
	texts := make([]string, len(ts))
	for i, err := range ts {
		texts[i] = err.Error()
	}
	return strings.Join(texts, "; ")
}

// Unwrap returns the errors.
func (ts troubles) Unwrap() []error { return ts }

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

// err returns all troubles, in the order of their things, or nil.
func (h *health) err() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	var errs []error
	for _, thing := range slices.Sorted(maps.Keys(h.troubles)) {
		errs = append(errs, fmt.Errorf("%s: %w", thing, h.troubles[thing]))
	}
	return together(errs...)
}
