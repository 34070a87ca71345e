package kafkatest

import (
	"context"
	"testing"
	"time"
)

// pollInterval is how often a condition is looked at.
const pollInterval = 5 * time.Millisecond

// WaitFor returns nil as soon as the condition holds, which it looks at every few milliseconds,
// or ctx's error if that ends before.
func WaitFor(ctx context.Context, condition func() bool) error {
	ticker := time.NewTicker(pollInterval)
	defer ticker.Stop()
	for !condition() {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// Eventually waits for the condition, and fails the test at once if it does not hold in time;
// what names it.
func Eventually(tb testing.TB, timeout time.Duration, what string, condition func() bool) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(tb.Context(), timeout)
	defer cancel()
	if WaitFor(ctx, condition) != nil {
		tb.Fatalf("not within %v: %s", timeout, what)
	}
}
