package produce

import (
	"errors"
	"fmt"
	"sync"
	"time"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/internal/backoff"
)

// partitionsAge is how long a topic's number of partitions is taken as known, so that partitions
// added to a topic are used.
const partitionsAge = 30 * time.Second

// errNoPartitions is unlike an unknown topic: the topic is there, or on its way.
var errNoPartitions = errors.New("topic has no partitions")

// topic spreads the deliveries of one topic over its partitions. As long as these are not known,
// deliveries wait.
type topic struct {
	sender *Sender
	name   string

	mu        sync.Mutex
	numbers   []int // of the partitions
	lanes     map[int]*lane
	waiting   []*Delivery
	resolving bool
	resolved  time.Time
}

func (t *topic) add(d *Delivery) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.numbers) == 0 {
		t.waiting = append(t.waiting, d)
	} else {
		t.lane(d.Record.Key).add(d)
	}
	if !t.resolving && time.Since(t.resolved) > partitionsAge {
		t.resolving = true
		t.sender.spawn(t.resolve)
	}
}

// lane returns the partition of a key as Java's clients choose it; without a key it is one by
// chance.
func (t *topic) lane(key []byte) *lane {
	number := kafkago.Murmur2Balancer{}.Balance(kafkago.Message{Key: key}, t.numbers...)
	l, known := t.lanes[number]
	if !known {
		l = &lane{sender: t.sender, topic: t.name, partition: number, full: make(chan struct{}, 1)}
		t.lanes[number] = l
	}
	return l
}

// resolve asks for the topic's partitions until they are known or nobody waits for them.
func (t *topic) resolve() {
	s := t.sender
	var cause error
	for failures := 1; ; failures++ {
		numbers, err := s.link.Partitions(s.ctx, t.name)
		if err == nil && len(numbers) == 0 {
			err = errNoPartitions
		}
		if err == nil {
			t.distribute(numbers)
			return
		}
		if cause == nil || s.ctx.Err() == nil { // else it tells of the Close only
			cause = err
		}
		if t.expire(cause) {
			return
		}
		s.link.Refresh()
		backoff.Wait(s.ctx, s.retry.Delay(failures)) // expire looks at the context
	}
}

func (t *topic) distribute(numbers []int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.lanes == nil {
		t.lanes = make(map[int]*lane)
	}
	t.numbers = numbers
	t.resolved = time.Now()
	t.resolving = false
	for _, d := range t.waiting {
		t.lane(d.Record.Key).add(d)
	}
	t.waiting = nil
}

// expire answers the deliveries that need not wait any longer, and reports whether that is all.
func (t *topic) expire(err error) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	var left []*Delivery
	for _, d := range t.waiting {
		switch reason := t.reason(d, now, err); {
		case d.state.Load() == answered:
		case reason == nil:
			left = append(left, d)
		default:
			t.sender.answer(d, queued, Result{Err: reason})
		}
	}
	t.waiting = left
	t.resolving = len(left) > 0
	return !t.resolving
}

// reason returns why a waiting delivery fails, or nil if it need not yet.
func (t *topic) reason(d *Delivery, now time.Time, err error) error {
	switch {
	case t.sender.ctx.Err() != nil:
		return closedAfter(err)
	case judge(err) == refused:
		return err
	case !now.Before(d.deadline):
		return fmt.Errorf("%w: %w", ErrTimeout, err)
	}
	return nil
}
