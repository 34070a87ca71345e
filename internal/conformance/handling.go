package conformance

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

// failingHandler fails twice for one record: its key waits with growing delays, others go on.
func failingHandler(t *testing.T, b *bench) {
	b.topic(t, "notes", 1)
	b.topic(t, "notes.dlq", 1)
	b.write(
		t,
		event.Record{Topic: "notes", Key: []byte("a"), Value: []byte("fails twice")},
		event.Record{Topic: "notes", Key: []byte("a"), Value: []byte("waits")},
		event.Record{Topic: "notes", Key: []byte("b"), Value: []byte("goes on")},
	)
	var mu sync.Mutex
	var order []string
	var attempts []time.Time
	config := b.consumerConfig()
	config.Retry = kafka.RetryPolicy{Attempts: 5, InitialDelay: 200 * time.Millisecond}
	consumer := b.start(t, config, handle(func(_ context.Context, r *event.Record) error {
		mu.Lock()
		defer mu.Unlock()
		order = append(order, string(r.Value))
		if string(r.Value) != "fails twice" {
			return nil
		}
		attempts = append(attempts, time.Now())
		if len(attempts) < 3 {
			return errors.New("not yet")
		}
		return nil
	}, "notes"))
	kafkatest.Eventually(t, patience, "all handled", func() bool { return consumer.Stats().Handled == 3 })

	mu.Lock()
	defer mu.Unlock()
	if len(attempts) != 3 {
		t.Fatalf("%d attempts, want 3", len(attempts))
	}
	first, second := attempts[1].Sub(attempts[0]), attempts[2].Sub(attempts[1])
	t.Logf("attempts after %v and %v", first, second)
	if first < 160*time.Millisecond || second < 320*time.Millisecond || second <= first {
		t.Errorf("delays of %v and %v, want them to grow from 200 ms by doubling", first, second)
	}
	if last := order[len(order)-1]; last != "waits" || slices.Index(order, "goes on") > 1 {
		t.Errorf("handled in the order %q", order)
	}
	if retried := consumer.Stats().Retried; retried != 2 {
		t.Errorf("%d retried, want 2", retried)
	}
}

// broken is a payload that cannot be handled, and the class that its dead letter has.
type broken struct {
	payload []byte
	class   string
}

func brokenKinds() []broken {
	return []broken{
		{[]byte("not JSON"), "syntax"},
		{[]byte(`{"likes":-1}`), "schema"},
		{[]byte(`{"type":"shared"}`), "unknown-type"},
		{[]byte{}, "empty"},
		{nil, "empty"},
		{[]byte("permanent"), "permanent"},
		{[]byte("panic"), "panic"},
		{[]byte("fails"), "failed"},
	}
}

// refuse is a handler's answer to a broken payload.
func refuse(payload []byte) error {
	reject := func(reason event.Reason) error {
		return &event.RejectedError{Topic: "notes", Reason: reason, Violations: []event.Violation{{Message: "broken"}}}
	}
	switch {
	case len(payload) == 0:
		return reject(event.ReasonEmpty)
	case bytes.Contains(payload, []byte("likes")):
		return reject(event.ReasonSchema)
	case bytes.Contains(payload, []byte("shared")):
		return &event.UnknownTypeError{Topic: "notes", Type: "shared"}
	case string(payload) == "permanent":
		return event.Permanent(errors.New("no such feed"))
	case string(payload) == "panic":
		panic("out of luck")
	case string(payload) == "fails":
		return errors.New("no database")
	}
	return reject(event.ReasonSyntax)
}

// brokenPayloads sends 1 % of broken payloads: each of them ends in the dead letter topic, whole,
// with its origin and its reason, and none keeps the others from being handled in order.
func brokenPayloads(t *testing.T, b *bench) {
	const total, partitions = 20_000, 4
	b.topic(t, "notes", partitions)
	b.topic(t, "notes.dlq", 2)
	kinds := brokenKinds()
	var records []event.Record
	for i := range total {
		r := event.Record{
			Topic: "notes", Key: fmt.Appendf(nil, "key-%d", i%50), Value: fmt.Appendf(nil, "good %d", i),
			Headers: []event.Header{{Key: "number", Value: strconv.AppendInt(nil, int64(i), 10)}},
		}
		if i%100 == 7 {
			r.Value = kinds[i/100%len(kinds)].payload
		}
		records = append(records, r)
	}
	b.write(t, records...)

	var mu sync.Mutex
	last := make(map[string]int)
	handled := 0
	consumer := b.start(t, b.consumerConfig(), handle(func(_ context.Context, r *event.Record) error {
		var number int
		if n, _ := fmt.Sscanf(string(r.Value), "good %d", &number); n == 0 {
			return refuse(r.Value)
		}
		mu.Lock()
		defer mu.Unlock()
		handled++
		if number < last[string(r.Key)] {
			t.Errorf("%s came after %d", r.Value, last[string(r.Key)])
		}
		last[string(r.Key)] = number
		return nil
	}, "notes"))
	kafkatest.Eventually(t, patience, "no lag", func() bool {
		stats := consumer.Stats()
		return stats.Handled+stats.DeadLettered == total && stats.Lag() == 0
	})
	letters := b.read(t, "notes.dlq", total/100)
	checkLetters(t, b, letters, b.read(t, "notes", total))
	mu.Lock()
	defer mu.Unlock()
	t.Logf("sent %d, handled %d, dead-lettered %d", total, handled, len(letters))
	if handled != total-total/100 || len(letters) != total/100 {
		t.Errorf("want %d handled, %d dead-lettered", total-total/100, total/100)
	}
	if err := consumer.Healthy(); err != nil {
		t.Errorf("healthy: %v", err)
	}
}

// checkLetters compares dead letters with the records that they are made of.
func checkLetters(t *testing.T, b *bench, letters, origins []event.Record) {
	t.Helper()
	byNumber := make(map[string]event.Record)
	for _, r := range origins {
		byNumber[header(r, "number")] = r
	}
	for _, letter := range letters {
		origin := byNumber[header(letter, "number")]
		i, _ := strconv.Atoi(header(letter, "number"))
		kind := brokenKinds()[i/100%len(brokenKinds())]
		if !bytes.Equal(letter.Key, origin.Key) || !bytes.Equal(letter.Value, kind.payload) ||
			(letter.Value == nil) != (kind.payload == nil) {
			t.Errorf("letter of %d has key %q and payload %q", i, letter.Key, letter.Value)
		}
		attempts := "1"
		if kind.class == "panic" || kind.class == "failed" {
			attempts = "3"
		}
		for name, want := range map[string]string{
			kafka.HeaderOriginalTopic:     b.prefix + "notes",
			kafka.HeaderOriginalPartition: strconv.Itoa(origin.Partition),
			kafka.HeaderOriginalOffset:    strconv.FormatInt(origin.Offset, 10),
			kafka.HeaderOriginalTimestamp: origin.Time.Format("2006-01-02T15:04:05.000Z07:00"),
			kafka.HeaderOriginalGroup:     b.prefix + "group",
			kafka.HeaderErrorClass:        kind.class,
			kafka.HeaderAttempts:          attempts,
		} {
			if got := header(letter, name); got != want {
				t.Errorf("letter of %d: %s is %q, want %q", i, name, got, want)
			}
		}
		if header(letter, kafka.HeaderErrorMessage) == "" {
			t.Errorf("letter of %d has no reason", i)
		}
		if stack := header(letter, kafka.HeaderErrorStack); (stack != "") != (kind.class == "panic") {
			t.Errorf("letter of %d, class %s, has the stack %q", i, kind.class, stack)
		}
	}
}

func header(r event.Record, name string) string {
	for _, h := range r.Headers {
		if h.Key == name {
			return string(h.Value)
		}
	}
	return ""
}

// emptyPayloads reach a raw handler as they were sent.
func emptyPayloads(t *testing.T, b *bench) {
	b.topic(t, "raw", 1)
	b.topic(t, "raw.dlq", 1)
	sent := []event.Record{
		{Topic: "raw", Key: []byte("tombstone"), Value: nil},
		{Topic: "raw", Key: []byte("empty"), Value: []byte{}},
		{Topic: "raw", Key: nil, Value: []byte("no key")},
		{Topic: "raw", Key: []byte{}, Value: []byte("empty key")},
		{Topic: "raw", Key: nil, Value: nil},
	}
	b.write(t, slices.Clone(sent)...)
	var mu sync.Mutex
	var came []string
	consumer := b.start(t, b.consumerConfig(), event.RawHandler(func(ctx context.Context, topic string, key, payload []byte) error {
		mu.Lock()
		defer mu.Unlock()
		r, ok := event.RecordFromContext(ctx)
		if !ok || topic != "raw" || r.Offset < 0 {
			t.Errorf("record %v of topic %s", r, topic)
		}
		came = append(came, show(key, payload))
		return nil
	}, "raw"))
	kafkatest.Eventually(t, patience, "all handled", func() bool { return consumer.Stats().Handled == int64(len(sent)) })
	mu.Lock()
	defer mu.Unlock()
	for _, r := range sent {
		if !slices.Contains(came, show(r.Key, r.Value)) {
			t.Errorf("%s did not come; %q did", show(r.Key, r.Value), came)
		}
	}
}

// show tells nil from empty.
func show(key, value []byte) string { return fmt.Sprintf("%#v %#v", key, value) }

// shutdown ends a consumer while handlers run: they finish, and what they did is not repeated.
func shutdown(t *testing.T, b *bench) {
	b.topic(t, "notes", 2)
	b.topic(t, "notes.dlq", 1)
	var records []event.Record
	for i := range 100 {
		records = append(records, event.Record{Topic: "notes", Key: fmt.Appendf(nil, "key-%d", i%10), Value: []byte("x")})
	}
	b.write(t, records...)
	var mu sync.Mutex
	times := make(map[place]int)
	count := func(r *event.Record) {
		mu.Lock()
		defer mu.Unlock()
		times[place{partition{r.Topic, r.Partition}, r.Offset}]++
	}
	release := make(chan struct{})
	first := b.start(t, b.consumerConfig(), handle(func(ctx context.Context, r *event.Record) error {
		select {
		case <-release:
		case <-ctx.Done():
			t.Error("a handler's context ended before the drain's deadline")
		}
		count(r)
		return nil
	}, "notes"))
	kafkatest.Eventually(t, patience, "handlers run", func() bool { return inFlight(first.Stats()) > 0 })
	first.cancel()
	ended := make(chan error)
	go func() { ended <- first.wait(t) }()
	select {
	case err := <-ended:
		t.Fatalf("the consumer ended while handlers ran: %v", err)
	case <-time.After(300 * time.Millisecond):
	}
	close(release)
	if err := <-ended; err != nil {
		t.Errorf("consumer: %v", err)
	}
	mu.Lock()
	t.Logf("%d of %d records handled before the consumer ended", len(times), len(records))
	if len(times) == 0 {
		t.Error("the handlers that ran did not finish")
	}
	mu.Unlock()

	b.start(t, b.consumerConfig(), handle(func(_ context.Context, r *event.Record) error {
		count(r)
		return nil
	}, "notes"))
	kafkatest.Eventually(t, patience, "all handled", func() bool {
		mu.Lock()
		defer mu.Unlock()
		return len(times) == len(records)
	})
	mu.Lock()
	defer mu.Unlock()
	for at, n := range times {
		if n != 1 {
			t.Errorf("record %v was handled %d times", at, n)
		}
	}
}

func inFlight(stats kafka.ConsumerStats) int {
	var n int
	for _, p := range stats.Partitions {
		n += p.InFlight
	}
	return n
}

// slowHandler runs a handler for longer than the session lasts while another member joins: its
// member stays in the group, nobody else gets the record, and the others wait no longer than that.
func slowHandler(t *testing.T, b *bench) {
	b.topic(t, "notes", 2)
	b.topic(t, "notes.dlq", 1)
	slow, quick := keysOfTwoPartitions(t, b)
	var mu sync.Mutex
	times := make(map[string]int)
	begun := make(chan struct{})
	config := b.consumerConfig()
	handler := handle(func(_ context.Context, r *event.Record) error {
		if string(r.Value) == "slow" {
			close(begun) // panics if the record comes again
			<-time.After(config.SessionTimeout + 1500*time.Millisecond)
		}
		mu.Lock()
		defer mu.Unlock()
		times[string(r.Value)]++
		return nil
	}, "notes")
	config.SessionTimeout = 6 * time.Second // the least that brokers allow by default
	first := b.start(t, config, handler)
	b.write(t, event.Record{Topic: "notes", Key: slow, Value: []byte("slow")})
	<-begun
	second := b.start(t, config, handler)
	b.write(
		t,
		event.Record{Topic: "notes", Key: slow, Value: []byte("behind it")},
		event.Record{Topic: "notes", Key: quick, Value: []byte("in the other partition")},
	)
	kafkatest.Eventually(t, patience, "all handled", func() bool {
		mu.Lock()
		defer mu.Unlock()
		return len(times) == 5
	})
	for _, m := range []*member{first, second} {
		if err := m.end(t); err != nil {
			t.Errorf("consumer: %v", err)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	t.Logf("handled %v; generations %d and %d", times, first.Stats().Generations, second.Stats().Generations)
	for value, n := range times {
		if n != 1 {
			t.Errorf("%q was handled %d times", value, n)
		}
	}
	if generations := first.Stats().Generations; generations > 4 {
		t.Errorf("%d generations: the member was evicted again and again", generations)
	}
}
