package partition_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/eventc/eventc/internal/partition"
)

// task is a partition.Task made of a function; it is given the number of the run, from 1.
type task struct {
	run  func(ctx context.Context, attempt int) partition.Outcome
	runs int
}

func (t *task) Run(ctx context.Context) partition.Outcome {
	t.runs++
	return t.run(ctx, t.runs)
}

// journal notes what tasks did, in order.
type journal struct {
	mu    sync.Mutex
	notes []string
}

func (j *journal) note(what string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.notes = append(j.notes, what)
}

func (j *journal) has(t *testing.T, want ...string) {
	t.Helper()
	j.mu.Lock()
	defer j.mu.Unlock()
	if !slices.Equal(j.notes, want) {
		t.Errorf("happened %q, want %q", j.notes, want)
	}
}

// takes returns a task that takes the given time, ended or not, and then is done.
func (j *journal) takes(name string, d time.Duration) partition.Task {
	return &task{run: func(context.Context, int) partition.Outcome {
		j.note(name + " begins")
		<-time.After(d)
		j.note(name + " done")
		return partition.Done()
	}}
}

func add(t *testing.T, r *partition.Runner, offset int64, key string, task partition.Task) {
	t.Helper()
	if err := r.Add(t.Context(), offset, partition.KeyOf([]byte(key)), task); err != nil {
		t.Fatalf("add %d: %v", offset, err)
	}
}

func drain(t *testing.T, r *partition.Runner, timeout time.Duration) error {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	return r.Drain(ctx, time.Second)
}

func wantNext(t *testing.T, r *partition.Runner, next int64) {
	t.Helper()
	if got := r.Next(); got != next {
		t.Errorf("offset to commit is %d, want %d", got, next)
	}
}

func TestKeysGoSideBySideAndInOrderWithin(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var j journal
		r := partition.New(t.Context(), 0, partition.Limits{Workers: 4, Window: 100})
		add(t, r, 0, "a", j.takes("a1", 3*time.Second))
		add(t, r, 1, "a", j.takes("a2", 3*time.Second))
		add(t, r, 2, "b", j.takes("b1", 1*time.Second))
		synctest.Wait()
		wantNext(t, r, 0)
		<-time.After(2 * time.Second)
		wantNext(t, r, 0)
		<-time.After(2 * time.Second)
		wantNext(t, r, 1)
		<-time.After(10 * time.Second)
		wantNext(t, r, 3)
		if order := j.notes; slices.Index(order, "a2 begins") < slices.Index(order, "a1 done") ||
			slices.Index(order, "b1 done") > slices.Index(order, "a1 done") {
			t.Errorf("happened %q: a2 before a1 was done, or b1 after it", order)
		}
		if err := drain(t, r, time.Second); err != nil {
			t.Error(err)
		}
	})
}

func TestRecordsWithoutKeyKeepTheirOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var j journal
		r := partition.New(t.Context(), 0, partition.Limits{Workers: 4, Window: 100})
		for i := range int64(3) {
			name := strconv.FormatInt(i, 10)
			if err := r.Add(t.Context(), i, partition.KeyOf(nil), j.takes(name, time.Second)); err != nil {
				t.Fatal(err)
			}
		}
		<-time.After(5 * time.Second)
		j.has(t, "0 begins", "0 done", "1 begins", "1 done", "2 begins", "2 done")
		_ = drain(t, r, time.Second)
	})
}

func TestNoMoreThanTheWorkersRunAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var running, most int
		r := partition.New(t.Context(), 0, partition.Limits{Workers: 3, Window: 100})
		for i := range int64(20) {
			add(t, r, i, strconv.FormatInt(i, 10), &task{run: func(context.Context, int) partition.Outcome {
				mu.Lock()
				running++
				most = max(most, running)
				mu.Unlock()
				<-time.After(time.Second)
				mu.Lock()
				running--
				mu.Unlock()
				return partition.Done()
			}})
		}
		<-time.After(time.Minute)
		if most != 3 {
			t.Errorf("%d tasks ran at once, want 3", most)
		}
		wantNext(t, r, 20)
		_ = drain(t, r, time.Second)
	})
}

func TestAFullWindowHoldsBackTheNextRecord(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var j journal
		r := partition.New(t.Context(), 0, partition.Limits{Workers: 4, Window: 2})
		add(t, r, 0, "slow", j.takes("slow", 10*time.Second))
		add(t, r, 1, "fast", j.takes("fast", time.Second))
		start := time.Now()
		add(t, r, 2, "next", j.takes("next", 0))
		if waited := time.Since(start); waited != 10*time.Second {
			t.Errorf("the third record was taken after %v, want when the oldest was done", waited)
		}

		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		synctest.Wait()
		add(t, r, 3, "slow", j.takes("slow", time.Minute))
		add(t, r, 4, "fast", j.takes("fast", 0))
		if err := r.Add(ctx, 5, partition.KeyOf(nil), j.takes("never", 0)); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("add to a full window: %v, want the context's error", err)
		}
		if open := r.Open(); open != 2 {
			t.Errorf("%d records open, want 2", open)
		}
		_ = drain(t, r, time.Hour)
	})
}

func TestARetryHoldsBackItsKeyOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var j journal
		r := partition.New(t.Context(), 0, partition.Limits{Workers: 1, Window: 100})
		add(t, r, 0, "a", &task{run: func(_ context.Context, attempt int) partition.Outcome {
			j.note("a1 attempt " + strconv.Itoa(attempt))
			if attempt < 3 {
				return partition.Retry(time.Minute)
			}
			return partition.Done()
		}})
		add(t, r, 1, "a", j.takes("a2", 0))
		add(t, r, 2, "b", j.takes("b1", time.Second))
		<-time.After(3 * time.Minute)
		j.has(t, "a1 attempt 1", "b1 begins", "b1 done", "a1 attempt 2", "a1 attempt 3", "a2 begins", "a2 done")
		wantNext(t, r, 3)
		_ = drain(t, r, time.Second)
	})
}

func TestABlockHoldsBackThePartition(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var j journal
		r := partition.New(t.Context(), 0, partition.Limits{Workers: 2, Window: 100})
		add(t, r, 0, "a", &task{run: func(_ context.Context, attempt int) partition.Outcome {
			j.note("a attempt " + strconv.Itoa(attempt))
			if attempt < 3 {
				return partition.Block(time.Minute)
			}
			return partition.Done()
		}})
		synctest.Wait()
		add(t, r, 1, "b", j.takes("b", 0))
		<-time.After(3 * time.Minute)
		j.has(t, "a attempt 1", "a attempt 2", "a attempt 3", "b begins", "b done")
		wantNext(t, r, 2)
		_ = drain(t, r, time.Second)
	})
}

func TestDrainFinishesWhatHasBegunAndAllBelowIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var j journal
		r := partition.New(t.Context(), 0, partition.Limits{Workers: 2, Window: 100})
		add(t, r, 0, "a", j.takes("0", 10*time.Second))
		add(t, r, 1, "a", j.takes("1", 10*time.Second)) // waits for its key
		add(t, r, 2, "b", j.takes("2", 10*time.Second))
		add(t, r, 3, "c", j.takes("3", 0)) // waits for a worker
		synctest.Wait()
		if err := drain(t, r, time.Minute); err != nil {
			t.Error(err)
		}
		if slices.Contains(j.notes, "3 begins") || !slices.Contains(j.notes, "1 done") {
			t.Errorf("happened %q: want 1 done, 3 not begun", j.notes)
		}
		wantNext(t, r, 3)
		if err := r.Add(t.Context(), 4, partition.KeyOf(nil), nil); !errors.Is(err, partition.ErrDraining) {
			t.Errorf("add after the drain: %v, want ErrDraining", err)
		}
	})
}

func TestDrainHandsBackWhatWaitsForAnotherRun(t *testing.T) {
	for name, again := range map[string]func(time.Duration) partition.Outcome{
		"retry": partition.Retry, "block": partition.Block,
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var j journal
				r := partition.New(t.Context(), 0, partition.Limits{Workers: 1, Window: 100})
				add(t, r, 0, "a", j.takes("0", time.Second))
				add(t, r, 1, "b", &task{run: func(context.Context, int) partition.Outcome {
					j.note("1 fails")
					return again(time.Hour)
				}})
				add(t, r, 2, "b", j.takes("2", 0))
				<-time.After(2 * time.Second)
				start := time.Now()
				if err := drain(t, r, time.Minute); err != nil {
					t.Error(err)
				}
				if waited := time.Since(start); waited != 0 {
					t.Errorf("the drain waited %v for a delayed task", waited)
				}
				j.has(t, "0 begins", "0 done", "1 fails")
				wantNext(t, r, 1)
			})
		})
	}
}

func TestDrainHandsBackWhatFailsMeanwhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var j journal
		r := partition.New(t.Context(), 0, partition.Limits{Workers: 2, Window: 100})
		add(t, r, 0, "a", &task{run: func(context.Context, int) partition.Outcome {
			<-time.After(time.Second)
			return partition.Retry(time.Millisecond)
		}})
		add(t, r, 1, "a", j.takes("1", 0))
		add(t, r, 2, "b", j.takes("2", 2*time.Second))
		synctest.Wait()
		if err := drain(t, r, time.Minute); err != nil {
			t.Error(err)
		}
		j.has(t, "2 begins", "2 done")
		wantNext(t, r, 0)
	})
}

func TestDrainEndsTheTasksContextAtItsDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := partition.New(t.Context(), 0, partition.Limits{Workers: 1, Window: 100})
		add(t, r, 0, "a", &task{run: func(ctx context.Context, _ int) partition.Outcome {
			<-ctx.Done()
			return partition.Retry(0)
		}})
		add(t, r, 1, "b", &task{run: func(context.Context, int) partition.Outcome {
			t.Error("a task began after the deadline")
			return partition.Done()
		}})
		synctest.Wait()
		start := time.Now()
		if err := drain(t, r, time.Minute); !errors.Is(err, partition.ErrInterrupted) {
			t.Errorf("drain: %v, want ErrInterrupted", err)
		}
		if waited := time.Since(start); waited != time.Minute {
			t.Errorf("the drain took %v, want its minute", waited)
		}
		wantNext(t, r, 0)
	})
}

func TestADrainWithoutTimeStopsWhatIsIdleWell(t *testing.T) {
	r := partition.New(t.Context(), 0, partition.Limits{Workers: 1, Window: 1})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := r.Drain(ctx, time.Second); err != nil {
		t.Errorf("drain: %v", err)
	}
}

func TestDrainNamesTasksThatDoNotReturn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		r := partition.New(t.Context(), 5, partition.Limits{Workers: 2, Window: 100})
		stubborn := func() partition.Task {
			return &task{run: func(context.Context, int) partition.Outcome {
				<-release
				return partition.Done()
			}}
		}
		add(t, r, 5, "a", stubborn())
		add(t, r, 7, "b", stubborn())
		synctest.Wait()
		err := drain(t, r, time.Minute)
		var stuck *partition.StuckError
		if !errors.As(err, &stuck) || !slices.Equal(stuck.Offsets, []int64{5, 7}) {
			t.Errorf("drain: %v, want a StuckError with offsets 5 and 7", err)
		}
		close(release)
	})
}

func TestPassMovesTheOffsetToCommit(t *testing.T) {
	r := partition.New(t.Context(), 3, partition.Limits{Workers: 1, Window: 1})
	r.Pass(8)
	wantNext(t, r, 8)
	if err := drain(t, r, time.Second); err != nil {
		t.Error(err)
	}
}

// TestADrainAtAnyMomentRepeatsNothing drains at random moments and starts anew from what would
// have been committed: each record is done once, in order within its key.
func TestADrainAtAnyMomentRepeatsNothing(t *testing.T) {
	for seed := range uint64(20) {
		synctest.Test(t, func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 2))
			const records = 500
			keys := make([]string, records)
			durations := make([]time.Duration, records)
			for i := range keys {
				keys[i] = strconv.Itoa(random.IntN(10))
				durations[i] = time.Duration(random.IntN(20)) * time.Millisecond
			}
			var mu sync.Mutex
			handled := map[string][]int64{}
			next := int64(0)
			for next < records {
				r := partition.New(t.Context(), next, partition.Limits{Workers: 4, Window: 50})
				fed := make(chan struct{})
				go func() {
					defer close(fed)
					for offset := next; offset < records; offset++ {
						key := keys[offset]
						run := func(context.Context, int) partition.Outcome {
							<-time.After(durations[offset])
							mu.Lock()
							defer mu.Unlock()
							handled[key] = append(handled[key], offset)
							return partition.Done()
						}
						if r.Add(t.Context(), offset, partition.KeyOf([]byte(key)), &task{run: run}) != nil {
							return
						}
					}
				}()
				<-time.After(time.Duration(random.IntN(300)) * time.Millisecond)
				if err := drain(t, r, time.Minute); err != nil {
					t.Error(err)
				}
				<-fed
				next = r.Next()
			}
			count := 0
			for key, offsets := range handled {
				count += len(offsets)
				if !slices.IsSorted(offsets) {
					t.Errorf("key %s was handled in the order %v", key, offsets)
				}
			}
			if count != records {
				t.Errorf("%d records were handled, want each of %d once", count, records)
			}
		})
	}
}
