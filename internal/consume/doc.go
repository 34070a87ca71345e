// Package consume is the consumer: it joins the group, reads the partitions of each generation,
// runs their records through the handlers, commits what is done, and hands the partitions back
// without a record lost or, as long as handlers return in time, handled twice.
//
// A generation's partitions are given up in this order, and before the group goes on: reading
// ends, what has begun is finished (with commits on the way, which keep the member in the group
// meanwhile), the last offsets are committed, and only then the member leaves or joins anew.
//
// kafka-go's ConsumerGroup does the membership; its Reader is not used: it commits and reads
// without regard to what is still being handled.
//
// The package imports event, internal/backoff, internal/cluster, internal/coordinator,
// internal/deadletter, internal/fetch, internal/logattr, internal/partition, internal/produce,
// kafka-go and the standard library.
package consume
