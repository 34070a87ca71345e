package partition

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// ErrInterrupted says that a drain's deadline came before all that had begun was done: the rest is
// handed back.
var ErrInterrupted = errors.New("handlers were interrupted, their records will come again")

// StuckError says that tasks went on running after a drain had ended their context. Their
// records are not committed.
type StuckError struct {
	// Offsets are the offsets of their records, in ascending order.
	Offsets []int64
}

// Error names the offsets.
func (e *StuckError) Error() string {
	return fmt.Sprintf("handlers still run after their context has ended, at offsets %v", e.Offsets)
}

// Drain gives the partition up: no record is taken any more, and what has begun is finished, with
// everything below it, so that all that was done can be committed. Tasks that wait for another
// run are handed back: they are not done, and neither is what follows them.
//
// When ctx ends, the tasks' context ends too, and nothing more begins: the error is
// [ErrInterrupted]. Tasks that have not returned after grace are left to themselves, and
// a [*StuckError] names them. After Drain, [Runner.Next] is final.
func (r *Runner) Drain(ctx context.Context, grace time.Duration) error {
	r.stopTaking()
	defer r.cancel()
	select {
	case <-r.idle:
		return nil
	case <-ctx.Done():
	}
	if !r.abandon() {
		return nil
	}
	timer := time.NewTimer(grace)
	defer timer.Stop()
	select {
	case <-r.idle:
		return ErrInterrupted
	case <-timer.C:
		return r.stuck()
	}
}

func (r *Runner) stopTaking() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.draining {
		return
	}
	r.draining = true
	r.limit = r.newest
	for it, timer := range r.delayed {
		timer.Stop()
		r.handBack(it)
	}
	clear(r.delayed)
	for _, it := range r.resumed {
		r.handBack(it)
	}
	r.resumed = nil
	r.dropAboveLimit()
	r.dispatch()
	r.signalIdle()
	r.signalRoom()
}

// handBack leaves a task undone. What follows it cannot be committed, so it need not begin.
func (r *Runner) handBack(it *item) {
	r.setBlocking(it, false)
	r.limit = min(r.limit, it.offset)
	r.dropAboveLimit()
}

func (r *Runner) dropAboveLimit() {
	r.queue.Keep(func(it *item) bool { return it.offset <= r.limit })
}

// abandon ends the tasks' context, and reports whether there was something left to do.
func (r *Runner) abandon() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.cancel()
	r.limit = -1
	r.dropAboveLimit()
	r.signalIdle()
	return len(r.running) > 0
}

// signalIdle closes idle once a drain has nothing running and nothing to begin: all that may
// begin has been dispatched before.
func (r *Runner) signalIdle() {
	if !r.draining || len(r.running) > 0 {
		return
	}
	select {
	case <-r.idle:
	default:
		close(r.idle)
	}
}

func (r *Runner) stuck() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.running) == 0 {
		return ErrInterrupted
	}
	err := &StuckError{}
	for it := range r.running {
		err.Offsets = append(err.Offsets, it.offset)
	}
	slices.Sort(err.Offsets)
	return err
}
