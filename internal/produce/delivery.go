package produce

import (
	"math/bits"
	"sync/atomic"
	"time"

	"github.com/eventc/eventc/event"
)

// Delivery is a record on its way. It is used once.
type Delivery struct {
	// Record is what to write; its partition and offset are not looked at, and a zero time
	// becomes the time of acceptance. Nothing of it may change until the delivery is answered.
	Record event.Record
	// Done is called once with the result if the delivery was accepted and not withdrawn. It must
	// not block: records of the same partition wait for it.
	Done func(Result)

	state    atomic.Int32
	deadline time.Time
}

// Result is what became of a delivery.
type Result struct {
	// Partition and Offset are where the record is, if Err is nil.
	Partition int
	Offset    int64
	// Err is why the record was not acknowledged.
	Err error
	// Unknown says that the record may have been written in spite of Err.
	Unknown bool
}

const (
	queued   = iota // accepted, not part of a batch
	sending         // part of a batch
	answered        // done, or withdrawn
)

// moved changes the state from one to another, unless someone else was faster.
func (d *Delivery) moved(from, to int32) bool { return d.state.CompareAndSwap(from, to) }

// batchOverhead is the size of the header of a record batch (KIP-98).
const batchOverhead = 61

// maxVarint32 is the size of the longest variable-length number of 32 bits.
const maxVarint32 = 5

// Size returns the number of bytes that the record takes at most in a batch, before compression.
func Size(r *event.Record) int {
	body := 1 + maxVarint32 + maxVarint32 + // attributes, time and offset within the batch
		sizeOfBytes(len(r.Key)) + sizeOfBytes(len(r.Value)) + sizeOfVarint(len(r.Headers))
	for _, h := range r.Headers {
		body += sizeOfBytes(len(h.Key)) + sizeOfBytes(len(h.Value))
	}
	return sizeOfVarint(body) + body
}

func sizeOfBytes(n int) int { return sizeOfVarint(n) + n }

// sizeOfVarint returns the size of a number in the zigzag encoding, which doubles it.
func sizeOfVarint(n int) int {
	const bitsPerByte = 7
	return (bits.Len64(uint64(n)<<1|1) + bitsPerByte - 1) / bitsPerByte
}
