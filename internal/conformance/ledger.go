package conformance

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/eventc/eventc/event"
)

// ledger counts what was sent and what was delivered.
type ledger struct {
	mu        sync.Mutex
	sent      int
	acked     map[entry]bool
	delivered map[entry]int
	offsets   map[place]int
	last      map[string]int // last sequence number that was delivered first, by topic and key
	active    map[partition]map[string]int
	owners    map[partition]string // the member that began to handle a record last
	reordered int
	overlap   int
}

// entry is an event: its topic, its key, and its number among those of the key.
type entry struct {
	topic, key string
	number     int
}

// String returns the event's payload.
func (e entry) String() string { return fmt.Sprintf("%s %d", e.key, e.number) }

// event returns the event.
func (e entry) event() event.Event { return numbered{e} }

type partition struct {
	topic  string
	number int
}

type place struct {
	partition
	offset int64
}

func newLedger() *ledger {
	return &ledger{
		acked:     make(map[entry]bool),
		delivered: make(map[entry]int),
		offsets:   make(map[place]int),
		last:      make(map[string]int),
		active:    make(map[partition]map[string]int),
		owners:    make(map[partition]string),
	}
}

func (l *ledger) send() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent++
}

func (l *ledger) ack(e entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.acked[e] = true
}

// life says whether a member has been killed. It belongs to the ledger, so that no record is handled
// to its end between the killing and the count of what was handled until then.
type life struct{ dead bool }

// kill notes that a member is dead: it handles nothing to its end any more.
func (l *ledger) kill(member *life) {
	l.mu.Lock()
	defer l.mu.Unlock()
	member.dead = true
}

// begin notes that a member began to handle a record.
func (l *ledger) begin(member string, r *event.Record) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := partition{r.Topic, r.Partition}
	if l.active[p] == nil {
		l.active[p] = make(map[string]int)
	}
	for other, n := range l.active[p] {
		if other != member && n > 0 {
			l.overlap++
			break
		}
	}
	l.active[p][member]++
	l.owners[p] = member
}

// end notes that a member has handled a record, unless it is dead, and returns whether it lives.
func (l *ledger) end(member string, lives *life, r *event.Record) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := partition{r.Topic, r.Partition}
	l.active[p][member]--
	if lives.dead {
		return false
	}
	l.deliver(p, r)
	return true
}

// deliver counts a record that was handled; the ledger is locked.
func (l *ledger) deliver(p partition, r *event.Record) {
	l.offsets[place{p, r.Offset}]++
	e := parse(r)
	l.delivered[e]++
	if l.delivered[e] > 1 {
		return
	}
	key := e.topic + " " + e.key
	if e.number < l.last[key] {
		l.reordered++
	}
	l.last[key] = max(l.last[key], e.number)
}

// uncommitted returns the number of records that a member has handled beyond the offsets that are
// committed for the partitions of a topic.
func (l *ledger) uncommitted(member, topic string, committed []int64) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	var n int
	for at := range l.offsets {
		if at.topic == topic && l.owners[at.partition] == member && at.offset >= committed[at.number] {
			n++
		}
	}
	return n
}

func parse(r *event.Record) entry {
	var number int
	_, text, _ := strings.Cut(string(r.Value), " ")
	_, _ = fmt.Sscan(text, &number) // a payload that is none counts as number 0
	return entry{r.Topic, string(r.Key), number}
}

// distinct returns the number of events that were delivered at least once.
func (l *ledger) distinct() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.delivered)
}

// acknowledged returns the number of events that were acknowledged.
func (l *ledger) acknowledged() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.acked)
}

// counts are the sums.
type counts struct {
	sent, acked, delivered, lost, dup, reordered, overlap int
}

func (l *ledger) counts() counts {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := counts{sent: l.sent, acked: len(l.acked), reordered: l.reordered, overlap: l.overlap}
	for e := range l.acked {
		if l.delivered[e] == 0 {
			c.lost++
		}
	}
	for _, n := range l.offsets {
		c.delivered += n
		c.dup += n - 1
	}
	return c
}

func (c counts) log(t *testing.T) {
	t.Helper()
	t.Logf("sent %d, acknowledged %d, delivered %d, LOST %d, DUP %d, REORDERED %d, OVERLAP %d",
		c.sent, c.acked, c.delivered, c.lost, c.dup, c.reordered, c.overlap)
}

// numbered is the event of an entry.
type numbered struct{ entry entry }

func (n numbered) EventTopic() string          { return n.entry.topic }
func (n numbered) EventType() string           { return "numbered" }
func (n numbered) AppendKey(dst []byte) []byte { return append(dst, n.entry.key...) }
func (n numbered) AppendJSON(dst []byte) ([]byte, error) {
	return append(dst, n.entry.String()...), nil
}
