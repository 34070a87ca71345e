package backoff_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/eventc/eventc/internal/backoff"
)

func TestDelaysGrowUpToTheMaximum(t *testing.T) {
	policy := backoff.Policy{Initial: 100 * time.Millisecond, Max: 5 * time.Second}
	for range 200 {
		last := time.Duration(0)
		for failures := 1; failures <= 6; failures++ {
			delay := policy.Delay(failures)
			if delay <= last {
				t.Fatalf("delay after %d failures is %v, not longer than %v", failures, delay, last)
			}
			scheduled := 100 * time.Millisecond << (failures - 1)
			if delay > scheduled || delay < scheduled*8/10 {
				t.Fatalf("delay after %d failures is %v, want within a fifth below %v", failures, delay, scheduled)
			}
			last = delay
		}
		for _, failures := range []int{7, 40, 1 << 20} {
			if delay := policy.Delay(failures); delay > policy.Max || delay < policy.Max*8/10 {
				t.Fatalf("delay after %d failures is %v, want within a fifth below %v", failures, delay, policy.Max)
			}
		}
	}
}

func TestDelaysAreSpreadByChance(t *testing.T) {
	policy := backoff.Policy{Initial: time.Second, Max: time.Second}
	seen := map[time.Duration]bool{}
	for range 50 {
		seen[policy.Delay(1)] = true
	}
	if len(seen) < 40 {
		t.Errorf("50 delays have %d values, want them spread", len(seen))
	}
}

func TestWaitEndsWithTheDelayOrTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		if !backoff.Wait(t.Context(), time.Minute) {
			t.Error("Wait says that the context ended; it did not")
		}
		if waited := time.Since(start); waited != time.Minute {
			t.Errorf("waited %v, want a minute", waited)
		}

		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		start = time.Now()
		if backoff.Wait(ctx, time.Minute) {
			t.Error("Wait says that the delay passed; the context ended before")
		}
		if waited := time.Since(start); waited != time.Second {
			t.Errorf("waited %v, want the second that the context had", waited)
		}
	})
}
