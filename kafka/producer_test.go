package kafka_test

import (
	"context"
	"encoding/binary"
	"errors"
	"net"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	kafkago "github.com/segmentio/kafka-go"
	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kmsg"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

func notesBroker(t *testing.T) *kafkatest.Broker {
	t.Helper()
	return kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 2, "notes.dlq": 1}})
}

func texts(records []event.Record) []string {
	var texts []string
	for _, r := range records {
		texts = append(texts, string(r.Value))
	}
	slices.Sort(texts)
	return texts
}

func wantTexts(t *testing.T, broker *kafkatest.Broker, topic string, want ...string) []event.Record {
	t.Helper()
	records, err := broker.Records(t.Context(), topic)
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(records); !slices.Equal(got, want) {
		t.Errorf("topic %s has %q, want %q", topic, got, want)
	}
	return records
}

func TestARejectedEventDoesNotFailItsNeighbours(t *testing.T) {
	broker := notesBroker(t)
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs()})
	err := producer.Publish(t.Context(), note{"notes", "a", "1"}, note{"notes", "b", "invalid"}, note{"notes", "c", "3"})
	var failures *kafka.PublishError
	if !errors.As(err, &failures) || failures.Total != 3 || len(failures.Failed) != 1 {
		t.Fatalf("publish: %v, want one of three to fail", err)
	}
	failure := failures.Failed[0]
	if failure.Index != 1 || failure.Topic != "notes" || failure.EventType != "note" || string(failure.Key) != "b" || failure.OutcomeUnknown {
		t.Errorf("failure %+v", failure)
	}
	var rejected *event.RejectedError
	if !errors.As(err, &rejected) || !errors.Is(err, event.ErrRejected) {
		t.Errorf("publish: %v, want it to match the rejection", err)
	}
	wantMessage(t, err, "1 of 3 messages not delivered, the first: note to notes, key=b, not written: "+
		"notes note rejected (schema): /text: not: invalid")
	wantTexts(t, broker, "notes", `{"text":"1"}`, `{"text":"3"}`)
}

func wantMessage(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || err.Error() != want {
		t.Errorf("message is\n%v\nwant\n%s", err, want)
	}
}

func TestPublishOfOneEventReturnsItsError(t *testing.T) {
	broker := notesBroker(t)
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs()})
	err := producer.Publish(t.Context(), note{"notes", "", "invalid"})
	if _, ok := err.(*kafka.DeliveryError); !ok { //nolint:errorlint // the very type is promised
		t.Errorf("publish: %T, want a DeliveryError", err)
	}
	if err := producer.Publish(t.Context()); err != nil {
		t.Errorf("publish of nothing: %v", err)
	}
}

func TestPublishRecordsKeepsThemAsTheyAre(t *testing.T) {
	broker := notesBroker(t)
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs()})
	at := time.Date(2026, 1, 2, 3, 4, 5, 6e6, time.UTC)
	sent := event.Record{
		Topic: "notes", Key: nil, Value: nil, Time: at,
		Headers: []event.Header{{Key: "a", Value: []byte("1")}, {Key: "a", Value: nil}},
	}
	if err := producer.PublishRecords(t.Context(), sent); err != nil {
		t.Fatal(err)
	}
	r := wantTexts(t, broker, "notes", "")[0]
	if r.Key != nil || r.Value != nil || !r.Time.Equal(at) || len(r.Headers) != 2 || r.Headers[1].Value != nil {
		t.Errorf("record is %+v, want %+v", r, sent)
	}
}

func TestHeadersAndPrefix(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"staging.notes": 1}})
	type traceKey struct{}
	producer := newProducer(t, kafka.ProducerConfig{
		Brokers: broker.Addrs(), TopicPrefix: "staging.",
		Headers: func(ctx context.Context, e event.Event) []event.Header {
			trace, _ := ctx.Value(traceKey{}).(string)
			return []event.Header{{Key: "type", Value: []byte(e.EventType())}, {Key: "trace", Value: []byte(trace)}}
		},
	})
	ctx := context.WithValue(t.Context(), traceKey{}, "t1")
	if err := producer.Publish(ctx, note{"notes", "a", "1"}); err != nil {
		t.Fatal(err)
	}
	wantHeaders(t, wantTexts(t, broker, "staging.notes", `{"text":"1"}`)[0], map[string]string{"type": "note", "trace": "t1"})
}

func TestSendCallsBackOnce(t *testing.T) {
	broker := notesBroker(t)
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs()})
	answers := make(chan error, 10)
	if err := producer.Send(t.Context(), note{"notes", "a", "1"}, func(err error) { answers <- err }); err != nil {
		t.Fatal(err)
	}
	if err := producer.SendRecord(event.Record{Topic: "notes", Value: []byte("2")}, func(err error) { answers <- err }); err != nil {
		t.Fatal(err)
	}
	if err := producer.Send(t.Context(), note{"notes", "a", "3"}, nil); err != nil {
		t.Fatal(err)
	}
	err := producer.Send(t.Context(), note{"notes", "a", "invalid"}, func(error) { t.Error("a rejected event was answered") })
	var failure *kafka.DeliveryError
	if !errors.Is(err, event.ErrRejected) || !errors.As(err, &failure) {
		t.Errorf("send: %v, want the rejection", err)
	}
	if err := producer.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	close(answers)
	var count int
	for err := range answers {
		count++
		if err != nil {
			t.Errorf("answer: %v", err)
		}
	}
	if count != 2 {
		t.Errorf("%d answers, want 2", count)
	}
	wantTexts(t, broker, "notes", "2", `{"text":"1"}`, `{"text":"3"}`)
	if stats := producer.Stats(); stats != (kafka.ProducerStats{Delivered: 3}) {
		t.Errorf("stats %+v, want 3 delivered", stats)
	}
}

// gate is a network that can hold back the answers to produce requests.
type gate struct {
	mu   sync.Mutex
	open chan struct{} // closed while answers pass
}

func newGate() *gate {
	g := &gate{open: make(chan struct{})}
	close(g.open)
	return g
}

func (g *gate) hold() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open = make(chan struct{})
}

func (g *gate) release() {
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-g.open:
	default:
		close(g.open)
	}
}

func (g *gate) passing() <-chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.open
}

func (g *gate) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	return &gatedConn{Conn: conn, gate: g, closed: make(chan struct{})}, nil
}

type gatedConn struct {
	net.Conn
	gate      *gate
	producing atomic.Bool // the last request was a produce request
	once      sync.Once
	closed    chan struct{}
}

// Write looks at the request: after its size comes its kind, which is 0 for a produce request.
func (c *gatedConn) Write(p []byte) (int, error) {
	if len(p) >= 6 {
		c.producing.Store(binary.BigEndian.Uint16(p[4:]) == uint16(kmsg.Produce))
	}
	return c.Conn.Write(p)
}

func (c *gatedConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if c.producing.Load() {
		select {
		case <-c.gate.passing():
		case <-c.closed:
		}
	}
	return n, err
}

func (c *gatedConn) Close() error {
	c.once.Do(func() { close(c.closed) })
	return c.Conn.Close()
}

// heldProducer returns a producer whose records reach the broker, while the acknowledgements are
// held back until the gate is released.
func heldProducer(t *testing.T, broker *kafkatest.Broker, config kafka.ProducerConfig) (*kafka.Producer, *gate) {
	t.Helper()
	g := newGate()
	config.Brokers = broker.Addrs()
	config.Dial = g.dial
	producer := newProducer(t, config)
	t.Cleanup(g.release) // before the producer is closed
	if err := producer.Publish(t.Context(), note{"notes", "a", "0"}); err != nil {
		t.Fatal(err)
	}
	g.hold()
	return producer, g
}

// written waits until the broker has n records, acknowledged or not.
func written(t *testing.T, broker *kafkatest.Broker, n int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if _, err := kafkatest.WaitTopic(ctx, broker.Addrs(), "notes", n); err != nil {
		t.Fatal(err)
	}
}

func TestAFullQueueIsAnErrorAtOnce(t *testing.T) {
	broker := notesBroker(t)
	producer, held := heldProducer(t, broker, kafka.ProducerConfig{QueueRecords: 2})
	for _, text := range []string{"1", "2"} {
		if err := producer.Send(t.Context(), note{"notes", "a", text}, nil); err != nil {
			t.Fatal(err)
		}
	}
	err := producer.Send(t.Context(), note{"notes", "a", "3"}, func(error) { t.Error("what was not accepted was answered") })
	var failure *kafka.DeliveryError
	if !errors.Is(err, kafka.ErrQueueFull) || !errors.As(err, &failure) || failure.OutcomeUnknown {
		t.Errorf("send: %v, want ErrQueueFull", err)
	}
	if stats := producer.Stats(); stats.QueuedRecords != 2 || stats.QueuedBytes < 20 {
		t.Errorf("stats %+v, want 2 records queued", stats)
	}
	done := make(chan error)
	go func() { done <- producer.Publish(t.Context(), note{"notes", "a", "4"}) }()
	held.release()
	if err := <-done; err != nil {
		t.Errorf("publish that waited for room: %v", err)
	}
	wantTexts(t, broker, "notes", `{"text":"0"}`, `{"text":"1"}`, `{"text":"2"}`, `{"text":"4"}`)
}

// TestWhoIsAnsweredFindsTheRoom publishes one record after the other through a queue of one.
func TestWhoIsAnsweredFindsTheRoom(t *testing.T) {
	broker := notesBroker(t)
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs(), QueueRecords: 1})
	for i := range 200 {
		answered := make(chan error, 1)
		if err := producer.Send(t.Context(), note{"notes", "a", "x"}, func(err error) { answered <- err }); err != nil {
			t.Fatalf("record %d: %v", i, err)
		}
		if err := <-answered; err != nil {
			t.Fatal(err)
		}
	}
}

func TestAPublishThatIsGivenUpTellsWhatIsKnown(t *testing.T) {
	broker := notesBroker(t)
	producer, held := heldProducer(t, broker, kafka.ProducerConfig{})
	ctx, cancel := context.WithCancel(t.Context())
	first := make(chan error)
	go func() { first <- producer.Publish(ctx, note{"notes", "a", "on its way"}) }()
	written(t, broker, 2)
	second := make(chan error)
	go func() { second <- producer.Publish(ctx, note{"notes", "a", "queued"}) }()
	kafkatest.Eventually(t, patience, "a second record queued", func() bool { return producer.Stats().QueuedRecords == 2 })
	cancel()
	var failure *kafka.DeliveryError
	if err := <-first; !errors.Is(err, context.Canceled) || !errors.As(err, &failure) || !failure.OutcomeUnknown {
		t.Errorf("publish of what is on its way: %v, want the context's error and an unknown outcome", err)
	}
	if err := <-second; !errors.Is(err, context.Canceled) || !errors.As(err, &failure) || failure.OutcomeUnknown {
		t.Errorf("publish of what is queued: %v, want the context's error, surely not written", err)
	}
	held.release()
	kafkatest.Eventually(t, patience, "nothing queued", func() bool { return producer.Stats().QueuedRecords == 0 })
	wantTexts(t, broker, "notes", `{"text":"0"}`, `{"text":"on its way"}`)
}

func TestCloseAnswersWithinItsDeadline(t *testing.T) {
	broker := notesBroker(t)
	var l logs
	producer, _ := heldProducer(t, broker, kafka.ProducerConfig{DeliveryTimeout: time.Hour, Logger: l.logger()})
	answer := make(chan error, 1)
	if err := producer.Send(t.Context(), note{"notes", "a", "1"}, func(err error) { answer <- err }); err != nil {
		t.Fatal(err)
	}
	written(t, broker, 2)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := producer.Close(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("close: %v, want its context's error", err)
	}
	var failure *kafka.DeliveryError
	if err := <-answer; !errors.Is(err, kafka.ErrClosed) || !errors.As(err, &failure) || !failure.OutcomeUnknown {
		t.Errorf("answer: %v, want ErrClosed and an unknown outcome", err)
	}
	if lines := l.lines(); !strings.Contains(lines, `level=ERROR msg="message not delivered" topic=notes key=a error="producer is closed`) {
		t.Errorf("log is %q, want the failed delivery", lines)
	}
	if err := producer.Publish(t.Context(), note{"notes", "a", "2"}); !errors.Is(err, kafka.ErrClosed) {
		t.Errorf("publish after Close: %v, want ErrClosed", err)
	}
}

func TestATooLargeMessageIsNotSent(t *testing.T) {
	broker := notesBroker(t)
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs(), MaxMessageBytes: 1000})
	err := producer.Publish(t.Context(), note{"notes", "a", strings.Repeat("x", 1000)})
	var tooLarge *kafka.TooLargeError
	if !errors.As(err, &tooLarge) || tooLarge.Limit != 1000 || tooLarge.Size < 1000 || !strings.Contains(err.Error(), "raise") {
		t.Errorf("publish: %v, want a TooLargeError that says what to do", err)
	}
	wantTexts(t, broker, "notes")
}

func TestErrorsOfTheBrokerAreTriedAgain(t *testing.T) {
	for _, code := range []*kerr.Error{
		kerr.NotLeaderForPartition, kerr.NotEnoughReplicas, kerr.RequestTimedOut, kerr.UnknownServerError, kerr.KafkaStorageError,
	} {
		t.Run(code.Message, func(t *testing.T) {
			broker := notesBroker(t)
			fault := broker.Fake().Fault(kfake.Fault{Keys: []kmsg.Key{kmsg.Produce}, Err: code, Count: 2})
			producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs()})
			if err := producer.Publish(t.Context(), note{"notes", "a", "1"}); err != nil {
				t.Errorf("publish: %v", err)
			}
			if fault.Hits() != 2 {
				t.Errorf("the broker failed %d times, want 2", fault.Hits())
			}
		})
	}
}

func TestARefusalIsReturnedAtOnce(t *testing.T) {
	broker := notesBroker(t)
	broker.Fake().Fault(kfake.Fault{Keys: []kmsg.Key{kmsg.Produce}, Err: kerr.TopicAuthorizationFailed, Count: -1})
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs(), DeliveryTimeout: time.Hour})
	err := producer.Publish(t.Context(), note{"notes", "a", "1"})
	var failure *kafka.DeliveryError
	if !errors.Is(err, kafkago.TopicAuthorizationFailed) || !errors.As(err, &failure) || failure.OutcomeUnknown {
		t.Errorf("publish: %v, want the broker's refusal", err)
	}
}

func TestBrokersOutOfReachAreNamed(t *testing.T) {
	broker, err := kafkatest.NewBroker(kafkatest.Config{})
	if err != nil {
		t.Fatal(err)
	}
	addrs := broker.Addrs()
	broker.Close()
	producer := newProducer(t, kafka.ProducerConfig{Brokers: addrs, DeliveryTimeout: 300 * time.Millisecond})
	err = producer.Publish(t.Context(), note{"notes", "a", "1"})
	var failure *kafka.DeliveryError
	if !errors.Is(err, kafka.ErrDeliveryTimeout) || !errors.As(err, &failure) || failure.OutcomeUnknown ||
		!strings.Contains(err.Error(), "no broker can be reached at "+addrs[0]) {
		t.Errorf("publish: %v, want the address that does not answer", err)
	}
}

func TestLeadersThatMoveAreFound(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Nodes: 3, Topics: map[string]int{"notes": 4}})
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs()})
	for round := range 5 {
		for i := range 20 {
			if err := producer.Publish(t.Context(), note{"notes", string(rune('a' + i)), "x"}); err != nil {
				t.Fatalf("round %d: %v", round, err)
			}
		}
		broker.Fake().ShufflePartitionLeaders()
	}
	records, err := broker.Records(t.Context(), "notes")
	if err != nil || len(records) != 100 {
		t.Errorf("%d records, %v; want 100", len(records), err)
	}
}

func TestProducerConfigComplainsOfEverythingAtOnce(t *testing.T) {
	_, err := kafka.NewProducer(kafka.ProducerConfig{
		Brokers: []string{"localhost", "host:9092"}, Linger: -1, BatchRecords: -1, Compression: 9,
		BatchBytes: 2 << 20, QueueBytes: 10,
	})
	wantComplaints(
		t, err,
		`Brokers has "localhost", which is no host:port`,
		"Linger is negative",
		"BatchRecords is negative",
		"Compression is 9, which Kafka does not know",
		"BatchBytes is 2097152, more than MaxMessageBytes, 1048576: brokers refuse such batches",
		"QueueBytes is 10, less than MaxMessageBytes, 1048576: such messages would never be accepted",
	)
	_, err = kafka.NewProducer(kafka.ProducerConfig{Linger: time.Minute})
	wantComplaints(
		t, err,
		"Brokers is empty: give the address (host:port) of at least one broker",
		"Linger is 1m0s, not less than DeliveryTimeout, 5s: no message could be delivered",
	)
}

// wantComplaints compares the lines of a configuration's error.
func wantComplaints(t *testing.T, err error, want ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want %q", want)
	}
	_, text, _ := strings.Cut(err.Error(), ": ")
	if got := strings.Split(text, "\n"); !slices.Equal(got, want) {
		t.Errorf("complaints:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
