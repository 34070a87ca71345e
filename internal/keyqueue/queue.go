package keyqueue

import "slices"

// Queue holds items that wait for their turn. A key of which an item has been popped is busy
// until it is released; until then nothing of that key is popped.
//
// The zero value is an empty queue. A Queue is not safe for concurrent use.
type Queue[K comparable, T any] struct {
	waiting map[K][]T // an entry for every key that is ready or busy
	ready   []K       // keys that have an item and are not busy, the longest ready first
}

// Push adds an item behind all others of its key.
func (q *Queue[K, T]) Push(key K, item T) {
	if q.waiting == nil {
		q.waiting = make(map[K][]T)
	}
	items, known := q.waiting[key]
	q.waiting[key] = append(items, item)
	if !known {
		q.ready = append(q.ready, key)
	}
}

// Pop returns the first item of the key that has been ready longest, and makes the key busy. It
// returns false when no key is ready.
func (q *Queue[K, T]) Pop() (K, T, bool) {
	if len(q.ready) == 0 {
		var key K
		var item T
		return key, item, false
	}
	key := q.ready[0]
	q.ready = q.ready[1:]
	items := q.waiting[key]
	item := items[0]
	var none T
	items[0] = none // so that the queue does not hold on to what it gave away
	q.waiting[key] = items[1:]
	return key, item, true
}

// Release ends a key's turn: its next item, if there is one, may be popped.
func (q *Queue[K, T]) Release(key K) {
	if len(q.waiting[key]) == 0 {
		delete(q.waiting, key)
		return
	}
	q.ready = append(q.ready, key)
}

// Keep drops the waiting items for which keep returns false.
func (q *Queue[K, T]) Keep(keep func(T) bool) {
	drop := func(item T) bool { return !keep(item) }
	for key, items := range q.waiting {
		q.waiting[key] = slices.DeleteFunc(items, drop)
	}
	q.ready = slices.DeleteFunc(q.ready, func(key K) bool {
		if len(q.waiting[key]) > 0 {
			return false
		}
		delete(q.waiting, key)
		return true
	})
}
