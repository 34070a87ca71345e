package produce

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/backoff"
)

// batch is what is sent to a partition at once.
type batch struct {
	lane       *lane
	deliveries []*Delivery
	unknown    bool // an attempt may have been written
}

// deliver tries until each delivery is answered.
func (b *batch) deliver() {
	s := b.lane.sender
	var last error
	for failures := 1; b.expire(last); failures++ {
		offset, err := b.attempt()
		if err == nil {
			b.acknowledge(offset)
			return
		}
		b.unknown = b.unknown || ambiguous(err)
		switch judge(err) {
		case again:
			last = err
			s.link.Refresh()
			backoff.Wait(s.ctx, b.pause(failures)) // expire looks at the context
		case culprit:
			b.separate(err)
			return
		case refused:
			b.fail(err)
			return
		}
	}
}

// attempt sends the batch once. It ends with the time of the oldest delivery.
func (b *batch) attempt() (int64, error) {
	s := b.lane.sender
	timeout := min(s.config.RequestTimeout, time.Until(b.deliveries[0].deadline))
	ctx, cancel := context.WithTimeout(s.ctx, timeout)
	defer cancel()
	records := make([]*event.Record, len(b.deliveries))
	for i, d := range b.deliveries {
		records[i] = &d.Record
	}
	return s.link.Produce(ctx, b.lane.topic, b.lane.partition, records)
}

// pause is the time until the next attempt, which is not put off beyond the end of the oldest
// delivery, so that it is answered in time.
func (b *batch) pause(failures int) time.Duration {
	return min(b.lane.sender.retry.Delay(failures), time.Until(b.deliveries[0].deadline))
}

func (b *batch) acknowledge(offset int64) {
	for i, d := range b.deliveries {
		b.lane.sender.answer(d, sending, Result{Partition: b.lane.partition, Offset: offset + int64(i)})
	}
}

func (b *batch) fail(err error) {
	for _, d := range b.deliveries {
		b.lane.sender.answer(d, sending, Result{Err: err, Unknown: b.unknown})
	}
}

// separate sends the halves of a batch one after the other, so that a record at fault fails alone
// in the end.
func (b *batch) separate(err error) {
	if len(b.deliveries) == 1 {
		b.fail(err)
		return
	}
	middle := len(b.deliveries) / 2
	for _, half := range [][]*Delivery{b.deliveries[:middle], b.deliveries[middle:]} {
		part := batch{lane: b.lane, deliveries: half, unknown: b.unknown}
		part.deliver()
	}
}

// expire answers the deliveries whose time is over, and reports whether there are others.
func (b *batch) expire(last error) bool {
	s := b.lane.sender
	if s.ctx.Err() != nil {
		b.fail(closedAfter(last))
		return false
	}
	now := time.Now()
	left := b.deliveries[:0:0]
	for _, d := range b.deliveries {
		if now.Before(d.deadline) {
			left = append(left, d)
			continue
		}
		s.answer(d, sending, Result{Err: timeoutAfter(last), Unknown: b.unknown})
	}
	b.deliveries = left
	return len(left) > 0
}

func closedAfter(last error) error {
	if last == nil || errors.Is(last, context.Canceled) { // by the Close itself
		return ErrClosed
	}
	return fmt.Errorf("%w: %w", ErrClosed, last)
}

func timeoutAfter(last error) error {
	if last == nil {
		return ErrTimeout
	}
	return fmt.Errorf("%w: %w", ErrTimeout, last)
}
