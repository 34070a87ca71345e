package event

import (
	"context"
	"time"
)

// Record is a message of a topic as a handler receives it.
//
// The byte slices are the record's own: nothing else writes to them, and a handler may keep them,
// but must not change them, since a record that ends in a dead letter topic goes there as it came.
type Record struct {
	// Topic is the topic that the record was read from, by the name that the schemas give it: without
	// the prefix that a consumer may be configured with.
	Topic string
	// Partition is the partition of the topic.
	Partition int
	// Offset is the record's offset in its partition.
	Offset int64
	// Key is the record's key; nil is a null key, which differs from an empty one.
	Key []byte
	// Value is the payload; nil is a tombstone (a null value), which differs from an empty payload.
	Value []byte
	// Headers are the record's headers in their order; a key can occur more than once.
	Headers []Header
	// Time is the record's timestamp, in milliseconds' precision.
	Time time.Time
}

// Header is one header of a [Record].
type Header struct {
	// Key is the header's name.
	Key string
	// Value is the header's value; nil is a null value.
	Value []byte
}

type recordKey struct{}

// ContextWithRecord returns a copy of ctx that carries r. A consumer calls it before each handler.
func ContextWithRecord(ctx context.Context, r *Record) context.Context {
	return context.WithValue(ctx, recordKey{}, r)
}

// RecordFromContext returns the record that is being handled: its key, headers, partition, offset
// and time. The second result is false outside a handler.
func RecordFromContext(ctx context.Context) (*Record, bool) {
	r, ok := ctx.Value(recordKey{}).(*Record)
	return r, ok
}
