package kafka

// ConsumerStats is a snapshot of a [Consumer]. The counts are since the last Run began.
type ConsumerStats struct {
	// Handled counts records whose handler returned nil, Skipped those that it passed over
	// ([event.ErrSkipped]).
	Handled, Skipped int64
	// DeadLettered counts records written to a dead letter topic, Discarded those that were
	// dropped because of [ConsumerConfig.Discard].
	DeadLettered, Discarded int64
	// Retried counts attempts that failed and were followed, or are to be, by another.
	Retried int64
	// Panicked counts attempts in which the handler panicked.
	Panicked int64
	// DeadLetterErrors counts attempts to write a dead letter that failed; its partition waits.
	DeadLetterErrors int64
	// FetchErrors, CommitErrors and GroupErrors count requests that failed and are tried again:
	// reads, commits, and those by which the group is joined.
	FetchErrors, CommitErrors, GroupErrors int64
	// OffsetResets counts partitions that went on at another offset, since the broker no longer
	// had theirs: see [ConsumerConfig.Start].
	OffsetResets int64
	// Generations counts the assignments of partitions that the consumer took part in.
	Generations int64
	// HandlersAbandoned counts handlers that did not return when their context ended.
	HandlersAbandoned int64
	// Partitions are the partitions that the consumer has now, by topic and number. Those that it
	// gave up are gone.
	Partitions []PartitionStats
}

// Lag returns the sum of the partitions' lag.
func (s ConsumerStats) Lag() int64 {
	var lag int64
	for _, p := range s.Partitions {
		lag += p.Lag
	}
	return lag
}

// PartitionStats is a snapshot of a partition.
type PartitionStats struct {
	// Topic is the topic's name as the cluster has it, Partition the partition's number.
	Topic     string
	Partition int
	// NextOffset is the offset up to which all records are done; it is committed, or will be
	// within [ConsumerConfig.CommitInterval].
	NextOffset int64
	// HighWatermark is the offset after the partition's last record, as of the last read. It is
	// -1 before the first.
	HighWatermark int64
	// Lag is the number of offsets from NextOffset to HighWatermark: at least the number of
	// records that are not done, since transactions leave offsets without a record. It is 0 before
	// the first read.
	Lag int64
	// InFlight is the number of records from the oldest that is not done to the newest that was
	// given to a handler.
	InFlight int
}

// Stats returns a snapshot. It is zero before the first Run.
func (c *Consumer) Stats() ConsumerStats {
	c.mu.Lock()
	group := c.group
	c.mu.Unlock()
	if group == nil {
		return ConsumerStats{}
	}
	from := group.Stats()
	stats := ConsumerStats{
		Handled:           from.Handled,
		Skipped:           from.Skipped,
		DeadLettered:      from.DeadLettered,
		Discarded:         from.Discarded,
		Retried:           from.Retried,
		Panicked:          from.Panicked,
		DeadLetterErrors:  from.DeadLetterErrors,
		FetchErrors:       from.FetchErrors,
		CommitErrors:      from.CommitErrors,
		GroupErrors:       from.GroupErrors,
		OffsetResets:      from.OffsetResets,
		Generations:       from.Generations,
		HandlersAbandoned: from.HandlersAbandoned,
	}
	for _, p := range from.Partitions {
		stats.Partitions = append(stats.Partitions, PartitionStats{
			Topic:         p.Topic,
			Partition:     p.Partition,
			NextOffset:    p.Next,
			HighWatermark: p.HighWatermark,
			Lag:           max(p.HighWatermark-p.Next, 0),
			InFlight:      p.Open,
		})
	}
	return stats
}
