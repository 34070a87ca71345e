package conformance

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

const (
	soakEvents = 100_000
	soakSteps  = 10
	soakKeys   = 100 // of each topic
	soakParts  = 8
)

func soakTopics() []string { return []string{"left", "right"} }

// gracefulMembers lets members join and leave while 100,000 events go through: nothing is lost,
// repeated, out of order, or handled by two members at once.
func gracefulMembers(t *testing.T, b *bench) {
	s := newSoak(t, b)
	s.step(func() { s.join("a") })
	s.step(func() { s.join("b") })
	s.step(func() { s.join("c") })
	s.step(func() { s.leave("a") })
	s.step(func() { s.join("a") })
	s.step(func() { s.leave("b"); s.leave("c") })
	s.step(func() { s.join("b") })
	s.step(func() { s.join("c") })
	s.step(func() { s.leave("a") })
	s.step(func() {})
	c := s.finish()
	if c.lost != 0 || c.dup != 0 || c.reordered != 0 || c.overlap != 0 {
		t.Error("want LOST 0, DUP 0, REORDERED 0, OVERLAP 0")
	}
}

// memberEndsWithoutGoodbye cuts a member's connections: what it had not committed comes again,
// and nothing else is amiss.
func memberEndsWithoutGoodbye(t *testing.T, b *bench) {
	s := newSoak(t, b)
	s.step(func() { s.join("a") })
	s.step(func() { s.join("b") })
	s.step(func() { s.join("c") })
	s.step(func() { s.kill("b") })
	s.step(func() { s.leave("c") })
	s.step(func() { s.join("b") })
	s.step(func() { s.join("c") })
	s.step(func() { s.leave("a") })
	s.step(func() { s.join("a") })
	s.step(func() {})
	c := s.finish()
	if c.lost != 0 || c.reordered != 0 {
		t.Error("want LOST 0, REORDERED 0")
	}
	if c.dup > s.uncommitted {
		t.Errorf("DUP %d, more than the %d that were handled and not committed", c.dup, s.uncommitted)
	}
}

// Disturb lets 100,000 events go through three members while disturb, called in each of ten steps,
// does harm to the cluster: nothing that was acknowledged is lost, and first deliveries are in
// order within each key. Records may come twice: a lost acknowledgement makes the producer send
// them again.
func Disturb(t *testing.T, addrs []string, disturb func(step int)) {
	s := newSoak(t, newBench(t, addrs))
	for step := range soakSteps {
		s.step(func() {
			if step == 0 {
				s.join("a")
				s.join("b")
				s.join("c")
			}
			disturb(step)
		})
	}
	c := s.finish()
	if c.lost != 0 || c.reordered != 0 {
		t.Error("want LOST 0, REORDERED 0")
	}
}

// soak sends events in steps, in each of which members come or go.
type soak struct {
	t           *testing.T
	bench       *bench
	ledger      *ledger
	producer    *kafka.Producer
	members     map[string]*soakMember
	numbers     map[string]int
	steps       int
	uncommitted int // records that killed members had handled and not committed
}

type soakMember struct {
	*member
	network *network
	life    *life
}

func newSoak(t *testing.T, b *bench) *soak {
	for _, topic := range soakTopics() {
		b.topic(t, topic, soakParts)
		b.topic(t, topic+".dlq", 1)
	}
	return &soak{
		t: t, bench: b, ledger: newLedger(), producer: b.producer(t, nil),
		members: make(map[string]*soakMember), numbers: make(map[string]int),
	}
}

// step sends a share of the events while members come or go, and waits for most of them.
func (s *soak) step(change func()) {
	s.t.Helper()
	s.steps++
	var sending sync.WaitGroup
	sending.Go(s.send)
	begun := time.Now()
	change()
	changed := time.Since(begun)
	sending.Wait()
	sent := time.Since(begun)
	target := soakEvents * s.steps / soakSteps * 95 / 100
	kafkatest.Eventually(s.t, patience, fmt.Sprintf("%d events delivered", target), func() bool {
		return s.ledger.distinct() >= target
	})
	s.t.Logf("step %d: members changed after %v, sent after %v, delivered after %v, %+v",
		s.steps, changed, sent, time.Since(begun), s.ledger.counts())
}

// send sends the events of a step without waiting for each.
func (s *soak) send() {
	for i := range soakEvents / soakSteps {
		topic := soakTopics()[i%2]
		key := fmt.Sprintf("key-%d", i/2%soakKeys)
		s.numbers[topic+key]++
		e := entry{topic, key, s.numbers[topic+key]}
		s.ledger.send()
		err := s.producer.Send(s.t.Context(), e.event(), func(err error) {
			if err == nil {
				s.ledger.ack(e)
			}
		})
		if err != nil {
			s.t.Errorf("send %v: %v", e, err)
		}
	}
}

// join starts a member; it takes some time until it has partitions.
func (s *soak) join(name string) {
	network := &network{}
	alive := &life{}
	config := s.bench.consumerConfig()
	config.Dial = network.dial
	config.MaxInFlight = 100
	config.DrainTimeout = 5 * time.Second // what a member that is cut off takes to end
	handler := handle(func(ctx context.Context, r *event.Record) error {
		s.ledger.begin(name, r)
		work(r)
		if s.ledger.end(name, alive, r) {
			return nil
		}
		<-ctx.Done() // what is dead handles nothing to its end
		return ctx.Err()
	}, soakTopics()...)
	s.members[name] = &soakMember{s.bench.start(s.t, config, handler), network, alive}
}

// work takes time for some records, so that changes come while handlers run.
func work(r *event.Record) {
	if r.Offset%50 == 0 {
		<-time.After(2 * time.Millisecond)
	}
}

func (s *soak) leave(name string) {
	if err := s.members[name].end(s.t); err != nil {
		s.t.Errorf("member %s: %v", name, err)
	}
	delete(s.members, name)
}

// settled reports whether each partition has a member, and each member partitions.
func (s *soak) settled() bool {
	var assigned int
	for _, m := range s.members {
		n := len(m.Stats().Partitions)
		if n == 0 {
			return false
		}
		assigned += n
	}
	return assigned == len(soakTopics())*soakParts
}

// kill ends a member without goodbye: its handlers stop where they are, and the group hears no
// more of it.
func (s *soak) kill(name string) {
	kafkatest.Eventually(s.t, patience, "all partitions assigned", s.settled)
	m := s.members[name]
	s.ledger.kill(m.life)
	m.network.cut()
	for _, topic := range soakTopics() {
		committed, err := kafkatest.Committed(s.t.Context(), s.bench.addrs, s.bench.prefix+"group", s.bench.prefix+topic)
		if err != nil {
			s.t.Fatal(err)
		}
		s.uncommitted += s.ledger.uncommitted(name, topic, committed)
	}
	m.cancel()
	go func() { m.done <- ignore(<-m.done) }() // it ends badly, and the test's end waits for it
	delete(s.members, name)
}

// ignore makes nothing of an error that is expected.
func ignore(error) error { return nil }

// finish waits until everything is delivered and members have left, and returns the counts.
func (s *soak) finish() counts {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), patience)
	defer cancel()
	err := kafkatest.WaitFor(ctx, func() bool {
		return s.ledger.acknowledged() == soakEvents && s.ledger.distinct() == soakEvents
	})
	if err != nil {
		s.ledger.counts().log(s.t)
		for name, m := range s.members {
			s.t.Logf("member %s: %+v", name, m.Stats())
		}
		s.t.Fatal("not all events acknowledged and delivered")
	}
	for name := range s.members {
		s.leave(name)
	}
	c := s.ledger.counts()
	c.log(s.t)
	return c
}

// network is a dialer whose connections can be cut.
type network struct {
	mu    sync.Mutex
	conns []net.Conn
	down  bool
}

var errDown = errors.New("network is down")

func (n *network) dial(ctx context.Context, network, address string) (net.Conn, error) {
	n.mu.Lock()
	down := n.down
	n.mu.Unlock()
	if down {
		return nil, errDown
	}
	conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.conns = append(n.conns, conn)
	if n.down {
		_ = conn.Close()
	}
	return conn, nil
}

// cut closes all connections and lets no new ones through.
func (n *network) cut() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.down = true
	for _, conn := range n.conns {
		_ = conn.Close() // it may be closed already
	}
}
