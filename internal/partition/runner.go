package partition

import (
	"context"
	"errors"
	"math"
	"sync"
	"time"

	"github.com/eventc/eventc/internal/keyqueue"
	"github.com/eventc/eventc/internal/offsets"
)

// ErrDraining is returned by [Runner.Add] once the runner has begun to drain.
var ErrDraining = errors.New("partition is being given up")

// Limits bound a [Runner].
type Limits struct {
	// Workers is the number of tasks that run at once.
	Workers int
	// Window is the number of records between the oldest that is not done and the newest.
	Window int
}

// Runner runs the tasks of one partition. Its methods may be called concurrently, [Runner.Add]
// and [Runner.Pass] by one goroutine only.
type Runner struct {
	limits Limits
	ctx    context.Context
	cancel context.CancelFunc
	room   chan struct{} // holds a token when Add should look again
	idle   chan struct{} // closed when the drain has nothing more to do

	mu      sync.Mutex
	tracker *offsets.Tracker
	queue   keyqueue.Queue[Key, *item]
	running map[*item]struct{}
	delayed map[*item]*time.Timer
	resumed []*item // had their delay, wait for a worker
	blocked int     // tasks that keep others from beginning
	newest  int64   // highest offset of a task that has begun

	draining bool
	limit    int64 // while draining: tasks above this offset do not begin
}

type item struct {
	offset   int64
	key      Key
	task     Task
	blocking bool
}

// New returns a runner for a partition whose next record has the given offset or a higher one.
// The tasks' context is ctx until the drain's deadline.
func New(ctx context.Context, next int64, limits Limits) *Runner {
	ctx, cancel := context.WithCancel(ctx)
	return &Runner{
		limits:  limits,
		ctx:     ctx,
		cancel:  cancel,
		room:    make(chan struct{}, 1),
		idle:    make(chan struct{}),
		tracker: offsets.New(next),
		running: make(map[*item]struct{}),
		delayed: make(map[*item]*time.Timer),
		newest:  -1,
		limit:   math.MaxInt64,
	}
}

// Add takes up the record with the given offset, which is higher than all before. It waits while
// the window is full, and returns [ErrDraining], or ctx's error, if the record was not taken.
func (r *Runner) Add(ctx context.Context, offset int64, key Key, task Task) error {
	for {
		taken, err := r.tryAdd(&item{offset: offset, key: key, task: task})
		if taken || err != nil {
			return err
		}
		select {
		case <-r.room:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (r *Runner) tryAdd(it *item) (bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.draining:
		return false, ErrDraining
	case r.tracker.Window() >= r.limits.Window:
		return false, nil
	}
	r.tracker.Add(it.offset)
	r.queue.Push(it.key, it)
	r.dispatch()
	return true, nil
}

// Pass says that the partition has no record below next that has not been added.
func (r *Runner) Pass(next int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tracker.Pass(next)
}

// Next returns the offset to commit: every record below it is done.
func (r *Runner) Next() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.tracker.Next()
}

// Open returns the number of records from the oldest that is not done to the newest.
func (r *Runner) Open() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.tracker.Window()
}

// dispatch starts workers for as long as there is work that may begin.
func (r *Runner) dispatch() {
	for {
		it, ok := r.take()
		if !ok {
			return
		}
		go r.work(it)
	}
}

// take returns the next task to run, if one may run, and counts it as running.
func (r *Runner) take() (*item, bool) {
	if len(r.running) >= r.limits.Workers {
		return nil, false
	}
	it, ok := r.nextItem()
	if ok {
		r.running[it] = struct{}{}
		r.newest = max(r.newest, it.offset)
	}
	return it, ok
}

func (r *Runner) nextItem() (*item, bool) {
	if len(r.resumed) > 0 {
		it := r.resumed[0]
		r.resumed = r.resumed[1:]
		return it, true
	}
	if r.blocked > 0 {
		return nil, false
	}
	_, it, ok := r.queue.Pop()
	return it, ok
}

func (r *Runner) work(it *item) {
	for ok := true; ok; {
		outcome := it.task.Run(r.ctx)
		it, ok = r.settle(it, outcome)
	}
}

// settle records the outcome of a run and returns what its worker does next.
func (r *Runner) settle(it *item, outcome Outcome) (*item, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.running, it)
	r.setBlocking(it, outcome.kind == block)
	switch {
	case outcome.kind == done:
		r.tracker.Done(it.offset)
		r.queue.Release(it.key)
		r.signalRoom()
	case r.draining:
		r.handBack(it)
	default:
		r.delayed[it] = time.AfterFunc(outcome.delay, func() { r.resume(it) })
	}
	next, ok := r.take()
	r.dispatch()
	r.signalIdle()
	return next, ok
}

func (r *Runner) setBlocking(it *item, blocking bool) {
	switch {
	case blocking && !it.blocking:
		r.blocked++
	case !blocking && it.blocking:
		r.blocked--
	}
	it.blocking = blocking
}

func (r *Runner) resume(it *item) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, ok := r.delayed[it]; !ok {
		return // handed back meanwhile
	}
	delete(r.delayed, it)
	r.resumed = append(r.resumed, it)
	r.dispatch()
}

func (r *Runner) signalRoom() {
	select {
	case r.room <- struct{}{}:
	default:
	}
}
