package consume

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/internal/backoff"
	"github.com/eventc/eventc/internal/coordinator"
	"github.com/eventc/eventc/internal/fetch"
	"github.com/eventc/eventc/internal/logattr"
	"github.com/eventc/eventc/internal/partition"
)

// reader reads one assigned partition.
type reader struct {
	group         *Group
	topic         *Topic
	tp            coordinator.TopicPartition
	log           *slog.Logger
	handlers      context.Context
	position      int64
	highWatermark atomic.Int64

	mu     sync.Mutex
	runner *partition.Runner
}

func newReader(a *assignment, tp coordinator.TopicPartition, position int64, handlers context.Context) *reader {
	r := &reader{
		group:    a.group,
		topic:    a.group.config.topic(tp.Topic),
		tp:       tp,
		log:      a.log.With(logattr.Topic(tp.Topic), logattr.Partition(tp.Partition)),
		handlers: handlers,
		position: position,
		runner:   partition.New(handlers, position, a.group.config.Limits),
	}
	r.highWatermark.Store(-1)
	return r
}

func (r *reader) current() *partition.Runner {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.runner
}

// next returns the offset to commit.
func (r *reader) next() int64 { return r.current().Next() }

func (r *reader) stats() PartitionStats {
	runner := r.current()
	return PartitionStats{
		Topic:         r.tp.Topic,
		Partition:     r.tp.Partition,
		Next:          runner.Next(),
		HighWatermark: r.highWatermark.Load(),
		Open:          runner.Open(),
	}
}

// run fetches and feeds the partition's runner until ctx ends.
func (r *reader) run(ctx context.Context) {
	for failures := 0; ctx.Err() == nil; {
		err := r.turn(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			failures++
			r.failed(ctx, failures, err)
		default:
			failures = 0
			r.group.health.clear(r.fetching())
		}
	}
}

// turn fetches once and gives what came to the handlers.
func (r *reader) turn(ctx context.Context) error {
	result, err := r.group.fetcher.Fetch(ctx, r.tp.Topic, r.tp.Partition, r.position)
	switch {
	case errors.Is(err, kafkago.OffsetOutOfRange):
		return r.reset(ctx)
	case err != nil:
		return err
	}
	r.highWatermark.Store(result.HighWatermark)
	r.feed(ctx, result)
	return nil
}

// feed gives the records to the handlers, and waits while too many are open.
func (r *reader) feed(ctx context.Context, result fetch.Result) {
	runner := r.current()
	for i := range result.Records {
		record := &result.Records[i]
		record.Topic = r.topic.Schema
		task := &delivery{reader: r, record: record}
		if runner.Add(ctx, record.Offset, partition.KeyOf(record.Key), task) != nil {
			return // given up: the record was not taken, and is read again by the next owner
		}
	}
	runner.Pass(result.Next)
	r.position = result.Next
}

// failed counts and logs a failed fetch, and waits before the next.
func (r *reader) failed(ctx context.Context, failures int, err error) {
	delay := patience().Delay(failures)
	r.group.counters.fetchErrors.Add(1)
	r.log.Warn("records not fetched; trying again", logattr.Offset(r.position),
		logattr.Error(err), logattr.Attempts(failures), logattr.RetryIn(delay))
	if failures >= persistent {
		r.group.health.set(r.fetching(), err)
	}
	r.group.config.Cluster.Refresh()
	backoff.Wait(ctx, delay) // the caller looks at the context
}

// reset moves to an offset that the broker has, when it no longer has, or not yet again, the one
// to read from: retention was faster than the handlers, or the topic was truncated or created
// anew.
func (r *reader) reset(ctx context.Context) error {
	earliest, err := r.group.fetcher.Earliest(ctx, r.tp.Topic, r.tp.Partition)
	if err != nil {
		return fmt.Errorf("earliest offset: %w", err)
	}
	latest, err := r.group.fetcher.Latest(ctx, r.tp.Topic, r.tp.Partition)
	if err != nil {
		return fmt.Errorf("latest offset: %w", err)
	}
	if earliest <= r.position && r.position <= latest {
		return kafkago.OffsetOutOfRange // not any more: the leader has just changed
	}
	to := earliest
	if r.group.config.FromLatest {
		to = latest
	}
	r.group.counters.offsetResets.Add(1)
	r.log.Error("offset out of range; reading on from another: records between them are lost or come again",
		logattr.Offset(r.position), "earliest", earliest, "latest", latest, "new_offset", to)
	return r.moveTo(ctx, to)
}

// moveTo makes the partition go on at another offset.
func (r *reader) moveTo(ctx context.Context, offset int64) error {
	if offset >= r.position {
		r.current().Pass(offset)
		r.position = offset
		return nil
	}
	// Offsets begin anew: what is open belongs to records that no longer exist.
	draining, cancel := context.WithTimeout(ctx, r.group.config.DrainTimeout)
	defer cancel()
	err := r.drain(draining)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.runner = partition.New(r.handlers, offset, r.group.config.Limits)
	r.position = offset
	return err
}

// fetching and burying name what can be in trouble with the partition.
func (r *reader) fetching() string { return "reading " + r.tp.String() }
func (r *reader) burying() string  { return "dead letter of " + r.tp.String() }

func (r *reader) clearTroubles() {
	r.group.health.clear(r.fetching())
	r.group.health.clear(r.burying())
}
