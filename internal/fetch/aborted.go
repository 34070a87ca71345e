package fetch

import (
	"cmp"
	"slices"

	fetchapi "github.com/segmentio/kafka-go/protocol/fetch"
)

// abortedProducers knows, as a partition's batches go by in order, which producers are inside
// a transaction that they abort later on (KIP-98).
type abortedProducers struct {
	upcoming []fetchapi.ResponseTransaction // by first offset
	active   map[int64]struct{}
}

// newAbortedProducers takes the transactions as the broker lists them, which is in no order.
func newAbortedProducers(transactions []fetchapi.ResponseTransaction) abortedProducers {
	byFirstOffset := func(a, b fetchapi.ResponseTransaction) int { return cmp.Compare(a.FirstOffset, b.FirstOffset) }
	return abortedProducers{
		upcoming: slices.SortedFunc(slices.Values(transactions), byFirstOffset),
		active:   make(map[int64]struct{}),
	}
}

// contain reports whether the producer's transactional batch at the offset was aborted.
func (a *abortedProducers) contain(producer, baseOffset int64) bool {
	for len(a.upcoming) > 0 && a.upcoming[0].FirstOffset <= baseOffset {
		a.active[a.upcoming[0].ProducerID] = struct{}{}
		a.upcoming = a.upcoming[1:]
	}
	_, aborted := a.active[producer]
	return aborted
}

// end says that the producer's abort marker went by.
func (a *abortedProducers) end(producer int64) { delete(a.active, producer) }
