// Package produce sends records to the leaders of their partitions: it queues them within bounds,
// batches them by partition, and tries each batch until it is acknowledged by all in-sync
// replicas, is refused, or its time is over. Every record that it accepts is answered once.
//
// One batch of a partition is on its way at a time, so that trying again never changes the order
// of a partition's records. A batch that the broker refuses for one of its records is split until
// that record fails alone.
//
// It goes through kafka-go's Transport, not its Writer: the Writer counts attempts where the
// delivery timeout matters, fails a whole batch for one record, has no bound on its queue, and
// can hang when it is closed under load. A lost acknowledgement still doubles a batch, since the
// protocol's idempotence (KIP-98) is not used.
//
// It imports event, internal/backoff, internal/cluster, kafka-go and the standard library.
package produce
