package conformance

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/cluster"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

// patience is how long a test waits for something that is to happen.
const patience = time.Minute

// Run runs the suite on the cluster at the addresses (host:port). It makes topics and groups of
// its own, and leaves them behind.
func Run(t *testing.T, addrs []string) {
	for _, test := range suite() {
		t.Run(test.name, func(t *testing.T) {
			if test.waits {
				t.Parallel()
			}
			test.run(t, newBench(t, addrs))
		})
	}
}

// test is a test of the suite. One that waits most of its time runs beside others.
type test struct {
	name  string
	waits bool
	run   func(*testing.T, *bench)
}

func suite() []test {
	return []test{
		{"GracefulMembers", false, gracefulMembers},
		{"AMemberEndsWithoutGoodbye", false, memberEndsWithoutGoodbye},
		{"AFailingHandlerIsTriedAgain", false, failingHandler},
		{"BrokenPayloads", false, brokenPayloads},
		{"EmptyPayloadsAndTombstones", false, emptyPayloads},
		{"AbortedTransactions", false, abortedTransactions},
		{"ShutdownFinishesWhatRuns", false, shutdown},
		{"CloseAnswersEverything", false, closeAnswers},
		{"Compression", false, compression},
		{"ATooLargeMessageFailsAlone", false, tooLarge},
		{"AHandlerOutlastsTheSession", true, slowHandler},
		{"AMissingDeadLetterTopic", true, missingDeadLetterTopic},
		{"MissingTopics", true, missingTopics},
		{"TopicsAreCreated", true, topicsAreCreated},
		{"NewPartitions", true, newPartitions},
		{"ADeletedTopicStopsNoOther", true, deletedTopic},
	}
}

// bench is what a test works with: the cluster, and names that no other test has.
type bench struct {
	addrs  []string
	prefix string
	log    *slog.Logger
	admin  *cluster.Cluster
}

func newBench(t *testing.T, addrs []string) *bench {
	t.Helper()
	admin := cluster.New(cluster.Config{Brokers: addrs, ClientID: "conformance", Timeout: 10 * time.Second})
	t.Cleanup(admin.Close)
	name := t.Name()[strings.LastIndexByte(t.Name(), '/')+1:]
	return &bench{
		addrs:  addrs,
		prefix: fmt.Sprintf("%s-%x.", name, time.Now().UnixNano()),
		log:    slog.New(slog.NewTextHandler(testLog{t}, nil)),
		admin:  admin,
	}
}

// testLog writes to the test's log, which is shown when it fails.
type testLog struct{ t *testing.T }

func (l testLog) Write(p []byte) (int, error) {
	l.t.Log(strings.TrimSuffix(string(p), "\n"))
	return len(p), nil
}

// topic creates a topic.
func (b *bench) topic(t *testing.T, name string, partitions int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := b.admin.CreateTopics(ctx, []string{b.prefix + name}, partitions, -1); err != nil {
		t.Fatal(err)
	}
	err := kafkatest.WaitFor(ctx, func() bool {
		numbers, err := b.admin.Partitions(ctx, b.prefix+name)
		return err == nil && len(numbers) == partitions
	})
	if err != nil {
		t.Fatalf("topic %s does not appear: %v", name, err)
	}
}

// deleteTopic deletes a topic.
func (b *bench) deleteTopic(t *testing.T, name string) {
	t.Helper()
	response, err := b.admin.Client().DeleteTopics(t.Context(), &kafkago.DeleteTopicsRequest{Topics: []string{b.prefix + name}})
	if err != nil {
		t.Fatal(err)
	}
	if err := response.Errors[b.prefix+name]; err != nil {
		t.Fatalf("delete topic %s: %v", name, err)
	}
}

// addPartitions makes a topic have the given number of partitions.
func (b *bench) addPartitions(t *testing.T, name string, partitions int) {
	t.Helper()
	response, err := b.admin.Client().CreatePartitions(t.Context(), &kafkago.CreatePartitionsRequest{
		Topics: []kafkago.TopicPartitionsConfig{{Name: b.prefix + name, Count: int32(partitions)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := response.Errors[b.prefix+name]; err != nil {
		t.Fatalf("add partitions to %s: %v", name, err)
	}
}

// write writes records to topics, whose names get the prefix.
func (b *bench) write(t *testing.T, records ...event.Record) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for i := range records {
		records[i].Topic = b.prefix + records[i].Topic
	}
	if err := kafkatest.Write(ctx, b.addrs, records...); err != nil {
		t.Fatal(err)
	}
}

// read waits for n records in a topic, and returns them all.
func (b *bench) read(t *testing.T, name string, n int) []event.Record {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	records, err := kafkatest.WaitTopic(ctx, b.addrs, b.prefix+name, n)
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func (b *bench) producer(t *testing.T, change func(*kafka.ProducerConfig)) *kafka.Producer {
	t.Helper()
	config := kafka.ProducerConfig{
		Brokers: b.addrs, TopicPrefix: b.prefix, Logger: b.log, DeliveryTimeout: patience,
	}
	if change != nil {
		change(&config)
	}
	p, err := kafka.NewProducer(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := p.Close(ctx); err != nil {
			t.Errorf("close of the producer: %v", err)
		}
	})
	return p
}

// consumerConfig is that of the suite's consumers: quick where the defaults are patient.
func (b *bench) consumerConfig() kafka.ConsumerConfig {
	return kafka.ConsumerConfig{
		Brokers: b.addrs, Group: b.prefix + "group", TopicPrefix: b.prefix, Logger: b.log,
		CommitInterval: 200 * time.Millisecond,
		Retry:          kafka.RetryPolicy{Attempts: 3, InitialDelay: 10 * time.Millisecond},
	}
}

// member is a consumer that runs.
type member struct {
	*kafka.Consumer
	cancel context.CancelFunc
	done   chan error
}

// start runs a consumer until it is stopped, or the test ends.
func (b *bench) start(t *testing.T, config kafka.ConsumerConfig, handlers ...event.Handler) *member {
	t.Helper()
	c, err := kafka.NewConsumer(config)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	m := &member{Consumer: c, cancel: cancel, done: make(chan error, 1)}
	go func() { m.done <- c.Run(ctx, handlers...) }()
	t.Cleanup(func() {
		if err := m.end(t); err != nil {
			t.Errorf("consumer: %v", err)
		}
	})
	return m
}

// end stops the member and returns what Run returned; called again it returns nil.
func (m *member) end(t *testing.T) error {
	t.Helper()
	m.cancel()
	return m.wait(t)
}

// wait waits for Run to return; called again it returns nil.
func (m *member) wait(t *testing.T) error {
	t.Helper()
	select {
	case err := <-m.done:
		m.done <- nil
		return err
	case <-time.After(patience):
		t.Fatal("the consumer does not end")
		return nil
	}
}

// handler is an event.Handler made of a function.
type handler struct {
	topics []string
	handle func(ctx context.Context, r *event.Record) error
}

func handle(f func(ctx context.Context, r *event.Record) error, topics ...string) event.Handler {
	return handler{topics, f}
}

func (h handler) Topics() []string { return h.topics }

func (h handler) HandleRecord(ctx context.Context, r *event.Record) error { return h.handle(ctx, r) }
