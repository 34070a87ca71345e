package consume

import (
	"cmp"
	"slices"
	"sync/atomic"
)

// counters count what happened since the group was made.
type counters struct {
	handled, skipped, retried, panicked          atomic.Int64
	deadLettered, discarded, deadLetterErrors    atomic.Int64
	fetchErrors, commitErrors, groupErrors       atomic.Int64
	offsetResets, generations, handlersAbandoned atomic.Int64
}

// Stats is a snapshot of a group.
type Stats struct {
	// Handled, Skipped, DeadLettered and Discarded count records that are done.
	Handled, Skipped, DeadLettered, Discarded int64
	// Retried counts attempts that failed and are tried again, Panicked those that panicked.
	Retried, Panicked int64
	// DeadLetterErrors, FetchErrors, CommitErrors and GroupErrors count failed requests.
	DeadLetterErrors, FetchErrors, CommitErrors, GroupErrors int64
	// OffsetResets counts partitions that began anew because the broker no longer had their offset.
	OffsetResets int64
	// Generations counts the generations of the group that this member took part in.
	Generations int64
	// HandlersAbandoned counts handlers that did not return when their context ended.
	HandlersAbandoned int64
	// Partitions are the partitions that are assigned now, by topic and number.
	Partitions []PartitionStats
}

// PartitionStats is a snapshot of a partition.
type PartitionStats struct {
	// Topic is the topic's name as the cluster has it, Partition the partition's number.
	Topic     string
	Partition int
	// Next is the offset up to which all records are done.
	Next int64
	// HighWatermark is the offset after the partition's last record, as of the last fetch; it is
	// -1 before the first.
	HighWatermark int64
	// Open is the number of records between Next and the newest that was taken up.
	Open int
}

// Stats returns a snapshot. It may be called at any time.
func (g *Group) Stats() Stats {
	c := &g.counters
	return Stats{
		Handled:           c.handled.Load(),
		Skipped:           c.skipped.Load(),
		DeadLettered:      c.deadLettered.Load(),
		Discarded:         c.discarded.Load(),
		Retried:           c.retried.Load(),
		Panicked:          c.panicked.Load(),
		DeadLetterErrors:  c.deadLetterErrors.Load(),
		FetchErrors:       c.fetchErrors.Load(),
		CommitErrors:      c.commitErrors.Load(),
		GroupErrors:       c.groupErrors.Load(),
		OffsetResets:      c.offsetResets.Load(),
		Generations:       c.generations.Load(),
		HandlersAbandoned: c.handlersAbandoned.Load(),
		Partitions:        g.partitionStats(),
	}
}

func (g *Group) partitionStats() []PartitionStats {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.current == nil {
		return nil
	}
	stats := make([]PartitionStats, len(g.current.readers))
	for i, r := range g.current.readers {
		stats[i] = r.stats()
	}
	slices.SortFunc(stats, func(a, b PartitionStats) int {
		return cmp.Or(cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Partition, b.Partition))
	})
	return stats
}

// Healthy returns nil if the member takes part in the group and all its partitions go on, and
// otherwise what is wrong. It may be called at any time.
func (g *Group) Healthy() error { return g.health.err() }
