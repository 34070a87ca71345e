package offsets

import "sort"

// Tracker knows the records of one partition between the oldest that is not done and the newest.
// Offsets may have gaps: transaction markers and compaction leave them.
//
// A Tracker is not safe for concurrent use.
type Tracker struct {
	position int64
	entries  []entry // by offset; the first one is not done
}

type entry struct {
	offset int64
	done   bool
}

// New returns a tracker of a partition whose next record has the given offset or a higher one.
func New(next int64) *Tracker {
	return &Tracker{position: next}
}

// Add takes up the record with the given offset, which must not be below [Tracker.Position].
func (t *Tracker) Add(offset int64) {
	t.entries = append(t.entries, entry{offset: offset})
	t.position = offset + 1
}

// Pass says that there is no record below next that has not been added, as is the case after
// a transaction marker or the remains of a compacted batch.
func (t *Tracker) Pass(next int64) {
	t.position = max(t.position, next)
}

// Done says that the record with the given offset is done. An unknown offset changes nothing.
func (t *Tracker) Done(offset int64) {
	i := sort.Search(len(t.entries), func(i int) bool { return t.entries[i].offset >= offset })
	if i == len(t.entries) || t.entries[i].offset != offset {
		return
	}
	t.entries[i].done = true
	for len(t.entries) > 0 && t.entries[0].done {
		t.entries = t.entries[1:]
	}
}

// Next returns the offset to commit: every record below it is done.
func (t *Tracker) Next() int64 {
	if len(t.entries) == 0 {
		return t.position
	}
	return t.entries[0].offset
}

// Position returns the offset after the newest record that was added or passed.
func (t *Tracker) Position() int64 { return t.position }

// Window returns the number of records from the oldest that is not done to the newest, done ones
// among them included.
func (t *Tracker) Window() int { return len(t.entries) }
