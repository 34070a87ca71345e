package produce

import (
	"context"
	"sync"
)

// budget bounds the records and bytes that are on their way.
type budget struct {
	mu      sync.Mutex
	records int
	bytes   int
	freed   chan struct{} // closed when something is given back; nil when nobody waits
}

func newBudget(records, bytes int) *budget {
	return &budget{records: records, bytes: bytes}
}

// take takes one record of the given size, if the budget has it.
func (b *budget) take(size int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.tryTake(size)
}

func (b *budget) tryTake(size int) bool {
	if b.records < 1 || b.bytes < size {
		return false
	}
	b.records--
	b.bytes -= size
	return true
}

// wait takes one record of the given size as soon as the budget has it; it returns false when
// ctx or done ends before.
func (b *budget) wait(ctx context.Context, done <-chan struct{}, size int) bool {
	for {
		freed, taken := b.takeOrWatch(size)
		if taken {
			return true
		}
		select {
		case <-freed:
		case <-ctx.Done():
			return false
		case <-done:
			return false
		}
	}
}

func (b *budget) takeOrWatch(size int) (<-chan struct{}, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.tryTake(size) {
		return nil, true
	}
	if b.freed == nil {
		b.freed = make(chan struct{})
	}
	return b.freed, false
}

// give gives one record of the given size back.
func (b *budget) give(size int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.records++
	b.bytes += size
	if b.freed != nil {
		close(b.freed)
		b.freed = nil
	}
}

func (b *budget) left() (records, bytes int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.records, b.bytes
}
