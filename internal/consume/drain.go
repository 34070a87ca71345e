package consume

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/eventc/eventc/internal/backoff"
	"github.com/eventc/eventc/internal/coordinator"
	"github.com/eventc/eventc/internal/partition"
)

// commitTime is what the last commit of a generation has at least, however long handlers took.
const commitTime = 2 * time.Second

// drain finishes what has begun and commits it. Partitions that are lost are only stopped: what
// their handlers have done cannot be committed any more.
func (a *assignment) drain(ctx context.Context, lost bool) error {
	deadline := time.Now().Add(a.group.config.DrainTimeout)
	draining, cancel := context.WithDeadline(ctx, deadline)
	defer cancel()
	if lost {
		cancel()
	}
	alive := a.stayAlive(ctx, cancel)
	err := a.drainReaders(draining)
	if ownership := alive(); errors.Is(ownership, coordinator.ErrOwnershipLost) {
		return together(ownership, err)
	}
	if lost {
		return together(coordinator.ErrOwnershipLost, err)
	}
	return together(a.commitFinally(ctx, max(time.Until(deadline), commitTime)), err)
}

// drainReaders drains all partitions side by side.
func (a *assignment) drainReaders(ctx context.Context) error {
	errs := make([]error, len(a.readers))
	var readers sync.WaitGroup
	for i, r := range a.readers {
		readers.Go(func() { errs[i] = r.drain(ctx) })
	}
	readers.Wait()
	return together(errs...)
}

// stayAlive commits what is done while the drain lasts, which keeps the member in the group now
// that kafka-go sends no heartbeats any more. When the partitions turn out to be lost it calls
// cancel, and also when the coordinator has not been reached for as long as it waits for a member,
// so that others may have them. The function that it returns ends it and returns the cause.
func (a *assignment) stayAlive(ctx context.Context, cancel context.CancelFunc) (end func() error) {
	ctx, stop := context.WithCancel(ctx)
	result := make(chan error, 1)
	go func() {
		err := a.signsOfLife(ctx)
		if err != nil {
			cancel()
		}
		result <- err
	}()
	return func() error {
		stop()
		return <-result
	}
}

// signsOfLife returns nil when ctx ends, or why handlers must not go on.
func (a *assignment) signsOfLife(ctx context.Context) error {
	ticker := time.NewTicker(a.group.config.HeartbeatInterval)
	defer ticker.Stop()
	heard := time.Now()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
		err := a.commit(ctx, all)
		switch silent := time.Since(heard); {
		case err == nil:
			heard = time.Now()
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, coordinator.ErrOwnershipLost):
			return err
		case silent >= a.group.config.SessionTimeout:
			return fmt.Errorf("coordinator not reached for %v: %w", silent.Round(time.Millisecond), err)
		}
	}
}

// commitFinally commits what is done; an offset that is not committed now is handled again. It
// tries as long as it may: without a coordinator there is no group to join either.
func (a *assignment) commitFinally(ctx context.Context, timeout time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	for failures := 1; ; failures++ {
		err := a.commit(ctx, changed)
		if err == nil {
			return nil
		}
		if errors.Is(err, coordinator.ErrOwnershipLost) || !backoff.Wait(ctx, patience().Delay(failures)) {
			return fmt.Errorf("last commit: %w", err)
		}
		a.group.config.Cluster.Refresh()
	}
}

// drain finishes what has begun in a partition.
func (r *reader) drain(ctx context.Context) error {
	err := r.current().Drain(ctx, grace)
	if err == nil {
		return nil
	}
	var stuck *partition.StuckError
	if errors.As(err, &stuck) {
		r.group.counters.handlersAbandoned.Add(int64(len(stuck.Offsets)))
	}
	return fmt.Errorf("%s: %w", r.tp, err)
}
