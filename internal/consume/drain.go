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

// finalCommits is how often the last commit of a generation is tried.
const finalCommits = 3

// drain finishes what has begun and commits it. Partitions that are lost are only stopped: what
// their handlers have done cannot be committed any more.
func (a *assignment) drain(ctx context.Context, lost bool) error {
	draining, cancel := context.WithTimeout(ctx, a.group.config.DrainTimeout)
	defer cancel()
	if lost {
		cancel()
	}
	alive := a.stayAlive(ctx, cancel)
	err := a.drainReaders(draining)
	if ownershipErr := alive(); ownershipErr != nil {
		return errors.Join(ownershipErr, err)
	}
	if lost {
		return errors.Join(coordinator.ErrOwnershipLost, err)
	}
	return errors.Join(a.commitFinally(ctx), err)
}

// drainReaders drains all partitions side by side.
func (a *assignment) drainReaders(ctx context.Context) error {
	errs := make([]error, len(a.readers))
	var readers sync.WaitGroup
	for i, r := range a.readers {
		readers.Go(func() { errs[i] = r.drain(ctx) })
	}
	readers.Wait()
	return errors.Join(errs...)
}

// stayAlive commits what is done while the drain lasts, which keeps the member in the group now
// that kafka-go sends no heartbeats any more. When the partitions turn out to be lost it calls
// cancel. The function that it returns ends it and returns the error of the loss, if there was one.
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

// signsOfLife returns when ctx ends, or with an error when the partitions are lost: the
// coordinator says so, or has not been reached for as long as it waits for a member.
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
			return fmt.Errorf("%w: coordinator not reached for %v: %w",
				coordinator.ErrOwnershipLost, silent.Round(time.Millisecond), err)
		}
	}
}

// commitFinally commits what is done; an offset that is not committed now is handled again.
func (a *assignment) commitFinally(ctx context.Context) error {
	for failures := 1; ; failures++ {
		err := a.commit(ctx, changed)
		if err == nil {
			return nil
		}
		if failures == finalCommits || errors.Is(err, coordinator.ErrOwnershipLost) {
			return fmt.Errorf("last commit: %w", err)
		}
		a.group.config.Cluster.Refresh()
		backoff.Wait(ctx, patience().Delay(failures))
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
