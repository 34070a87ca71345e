package consume

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/internal/backoff"
	"github.com/eventc/eventc/internal/coordinator"
	"github.com/eventc/eventc/internal/logattr"
)

// assignment is the work on the partitions of one generation.
type assignment struct {
	group      *Group
	member     *coordinator.Member
	log        *slog.Logger
	partitions []coordinator.TopicPartition
	counts     map[string]int // partitions of each topic when the generation began
	readers    []*reader
	committed  map[coordinator.TopicPartition]int64
}

func newAssignment(g *Group, member *coordinator.Member, assigned map[string][]kafkago.PartitionAssignment) *assignment {
	a := &assignment{
		group:     g,
		member:    member,
		log:       g.config.Log.With(logattr.Group(member.Group), logattr.Generation(member.Generation)),
		committed: make(map[coordinator.TopicPartition]int64),
	}
	for topic, partitions := range assigned {
		for _, p := range partitions {
			a.partitions = append(a.partitions, coordinator.TopicPartition{Topic: topic, Partition: p.ID})
		}
	}
	return a
}

// names returns the assigned partitions as topic/partition, sorted.
func (a *assignment) names() []string {
	names := make([]string, len(a.partitions))
	for i, tp := range a.partitions {
		names[i] = tp.String()
	}
	slices.Sort(names)
	return names
}

// run works until the generation's context ends, the partitions are lost, or topics have new
// partitions. Handlers run on a context of their own, which lasts until the drain's deadline.
func (a *assignment) run(generation, run context.Context) {
	a.group.config.Cluster.Refresh() // so that partitions that began this generation are seen
	a.counts = a.countPartitions(generation)
	positions, ok := a.positions(generation)
	if !ok {
		return
	}
	handlers := context.WithoutCancel(run)
	for _, tp := range a.partitions {
		a.readers = append(a.readers, newReader(a, tp, positions[tp], handlers))
	}
	a.group.enter(a)
	lost := a.work(generation)
	err := a.drain(handlers, lost)
	for _, r := range a.readers {
		r.clearTroubles()
	}
	a.group.leave(err)
	if err != nil && run.Err() == nil { // otherwise Run returns it
		a.log.Warn("partitions given up before all was done and committed; some records come again", logattr.Error(err))
	}
}

// work reads the partitions and commits what is done. It returns when the generation is to end,
// and whether the partitions are lost already. No reader is running any more then.
func (a *assignment) work(ctx context.Context) (lost bool) {
	reading, stop := context.WithCancel(ctx)
	var readers sync.WaitGroup
	defer readers.Wait()
	defer stop()
	for _, r := range a.readers {
		readers.Go(func() { r.run(reading) })
	}
	commit := time.NewTicker(a.group.config.CommitInterval)
	defer commit.Stop()
	watch := time.NewTicker(a.group.config.WatchInterval)
	defer watch.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-commit.C:
			if errors.Is(a.commit(ctx, changed), coordinator.ErrOwnershipLost) {
				return true
			}
		case <-watch.C:
			if a.partitionsAdded(ctx) {
				return false
			}
		}
	}
}

// scope says which offsets to commit.
type scope bool

const (
	changed scope = false // those that changed since the last commit
	all     scope = true  // also those that did not, to be heard by the coordinator
)

// commit commits offsets.
func (a *assignment) commit(ctx context.Context, which scope) error {
	offsets := make(map[coordinator.TopicPartition]int64)
	for _, r := range a.readers {
		next := r.next()
		if known, ok := a.committed[r.tp]; which == all || !ok || known != next {
			offsets[r.tp] = next
		}
	}
	if len(offsets) == 0 {
		return nil
	}
	taken, err := a.member.Commit(ctx, offsets)
	for _, tp := range taken {
		a.committed[tp] = offsets[tp]
	}
	if err != nil && ctx.Err() == nil {
		a.group.counters.commitErrors.Add(1)
		a.log.Warn("offsets not committed", logattr.Error(err))
	}
	return err
}

// countPartitions returns the number of partitions of each topic that exists.
func (a *assignment) countPartitions(ctx context.Context) map[string]int {
	counts := make(map[string]int)
	for _, topic := range a.group.config.topicNames() {
		numbers, err := a.group.config.Cluster.Partitions(ctx, topic)
		if err == nil { // otherwise its readers have something to say
			counts[topic] = len(numbers)
		}
	}
	return counts
}

// partitionsAdded reports whether a topic has other partitions than when the generation began,
// which only another generation can assign. A topic that is gone has none to assign.
func (a *assignment) partitionsAdded(ctx context.Context) bool {
	for topic, count := range a.countPartitions(ctx) {
		if count != a.counts[topic] {
			a.log.Info("number of partitions changed; joining anew",
				logattr.Topic(topic), "from", a.counts[topic], "to", count)
			return true
		}
	}
	return false
}

// positions returns the offsets to read from. It tries until it has them all, since a partition
// that is read from another offset than the committed one is handled twice or not at all; it
// returns false if ctx ends before.
func (a *assignment) positions(ctx context.Context) (map[coordinator.TopicPartition]int64, bool) {
	for failures := 1; ; failures++ {
		positions, err := a.tryPositions(ctx)
		if err == nil {
			a.group.health.clear(membership)
			return positions, true
		}
		if ctx.Err() != nil {
			return nil, false
		}
		delay := patience().Delay(failures)
		a.group.counters.groupErrors.Add(1)
		a.log.Warn("committed offsets not known; trying again",
			logattr.Error(err), logattr.Attempts(failures), logattr.RetryIn(delay))
		if failures >= persistent {
			a.group.health.set(membership, err)
		}
		a.group.config.Cluster.Refresh()
		if !backoff.Wait(ctx, delay) {
			return nil, false
		}
	}
}

func (a *assignment) tryPositions(ctx context.Context) (map[coordinator.TopicPartition]int64, error) {
	positions, err := a.member.Committed(ctx, a.partitions)
	if err != nil {
		return nil, err
	}
	for tp, offset := range positions {
		if offset != coordinator.None {
			a.committed[tp] = offset
			continue
		}
		positions[tp], err = a.group.start(ctx, tp)
		if err != nil {
			return nil, fmt.Errorf("first offset of %s: %w", tp, err)
		}
	}
	return positions, nil
}

// start returns the offset at which a partition begins for which there is no other.
func (g *Group) start(ctx context.Context, tp coordinator.TopicPartition) (int64, error) {
	if g.config.FromLatest {
		return g.fetcher.Latest(ctx, tp.Topic, tp.Partition)
	}
	return g.fetcher.Earliest(ctx, tp.Topic, tp.Partition)
}
