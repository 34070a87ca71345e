package backoff

import (
	"context"
	"math/rand/v2"
	"time"
)

// jitter is the share of a delay that chance may take off, so that clients that failed together
// do not come back together. Below a half, it leaves each doubled delay longer than the one
// before.
const jitter = 0.2

// Policy is an exponential backoff: delays double from Initial up to Max.
type Policy struct {
	// Initial is the delay after the first failure.
	Initial time.Duration
	// Max is the longest delay.
	Max time.Duration
}

// Delay returns how long to wait after the given number of failures in a row, counted from 1. It
// is up to a fifth shorter than the schedule has it, by chance.
func (p Policy) Delay(failures int) time.Duration {
	delay := p.scheduled(failures)
	return delay - time.Duration(rand.Float64()*jitter*float64(delay))
}

func (p Policy) scheduled(failures int) time.Duration {
	delay := p.Initial
	for i := 1; i < failures && delay < p.Max; i++ {
		delay *= 2
	}
	return min(delay, p.Max)
}

// Wait waits for the delay and reports whether it passed; false means that ctx ended before.
func Wait(ctx context.Context, delay time.Duration) bool {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
