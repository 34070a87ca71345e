package kafka_test

import (
	"context"
	"io"
	"log/slog"
	"maps"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

// patience is how long a test waits for something that is to happen.
const patience = 30 * time.Second

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}

// note is an event of the tests: a key and a text; the text "invalid" is against its schema.
type note struct {
	topic, key, text string
}

func (n note) EventTopic() string { return n.topic }
func (n note) EventType() string  { return "note" }

func (n note) AppendKey(dst []byte) []byte {
	if n.key == "" {
		return dst
	}
	return append(dst, n.key...)
}

func (n note) AppendJSON(dst []byte) ([]byte, error) {
	if n.text == "invalid" {
		return dst, &event.RejectedError{
			Topic: n.topic, EventType: "note", Reason: event.ReasonSchema,
			Violations: []event.Violation{{Pointer: "/text", Keyword: "not", Message: "invalid"}},
		}
	}
	return append(dst, `{"text":"`+n.text+`"}`...), nil
}

// handler is an event.Handler made of a function.
type handler struct {
	topics []string
	handle func(ctx context.Context, r *event.Record) error
}

func (h handler) Topics() []string { return h.topics }

func (h handler) HandleRecord(ctx context.Context, r *event.Record) error { return h.handle(ctx, r) }

func handle(f func(ctx context.Context, r *event.Record) error, topics ...string) event.Handler {
	return handler{topics, f}
}

// journal notes the values of the records that were handled.
type journal struct {
	mu      sync.Mutex
	records []event.Record
}

func (j *journal) take(_ context.Context, r *event.Record) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.records = append(j.records, *r)
	return nil
}

func (j *journal) all() []event.Record {
	j.mu.Lock()
	defer j.mu.Unlock()
	return append([]event.Record(nil), j.records...)
}

func (j *journal) count() int { return len(j.all()) }

// logs is a logger whose lines a test can read.
type logs struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logs) lines() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func (l *logs) logger() *slog.Logger {
	var to io.Writer = l
	if testing.Verbose() {
		to = io.MultiWriter(l, os.Stderr)
	}
	return slog.New(slog.NewTextHandler(to, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

func newProducer(t *testing.T, config kafka.ProducerConfig) *kafka.Producer {
	t.Helper()
	if config.Logger == nil {
		config.Logger = new(logs).logger()
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

// run is a consumer that runs.
type run struct {
	*kafka.Consumer
	cancel context.CancelFunc
	done   chan error
}

// start runs a consumer until the test ends or it is stopped.
func start(t *testing.T, config kafka.ConsumerConfig, handlers ...event.Handler) *run {
	t.Helper()
	c := newConsumer(t, config)
	ctx, cancel := context.WithCancel(context.Background())
	r := &run{Consumer: c, cancel: cancel, done: make(chan error, 1)}
	go func() { r.done <- c.Run(ctx, handlers...) }()
	t.Cleanup(func() { r.stop(t) })
	return r
}

// newConsumer returns a consumer that is not running, with a group and a logger of its own where the
// configuration has none.
func newConsumer(t *testing.T, config kafka.ConsumerConfig) *kafka.Consumer {
	t.Helper()
	if config.Group == "" {
		config.Group = t.Name()
	}
	if config.Logger == nil {
		config.Logger = new(logs).logger()
	}
	c, err := kafka.NewConsumer(config)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// stop ends the consumer, and fails the test if it does not end well. It may be called again.
func (r *run) stop(t *testing.T) {
	t.Helper()
	r.cancel()
	select {
	case err := <-r.done:
		r.done <- nil
		if err != nil {
			t.Errorf("consumer: %v", err)
		}
	case <-time.After(patience):
		t.Fatal("the consumer does not stop")
	}
}

// result waits until the consumer has ended by itself, and returns its error.
func (r *run) result(t *testing.T) error {
	t.Helper()
	select {
	case err := <-r.done:
		r.done <- nil
		return err
	case <-time.After(patience):
		t.Fatal("the consumer does not end")
		return nil
	}
}

func write(t *testing.T, broker *kafkatest.Broker, records ...event.Record) {
	t.Helper()
	if err := broker.Write(t.Context(), records...); err != nil {
		t.Fatal(err)
	}
}

func headers(r event.Record) map[string]string {
	values := make(map[string]string)
	for _, h := range r.Headers {
		values[h.Key] = string(h.Value)
	}
	return values
}

func wantHeaders(t *testing.T, r event.Record, want map[string]string) {
	t.Helper()
	got := headers(r)
	maps.DeleteFunc(got, func(key, _ string) bool {
		_, wanted := want[key]
		return !wanted
	})
	if !maps.Equal(got, want) {
		t.Errorf("headers %v, want %v", got, want)
	}
}
