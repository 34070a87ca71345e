package produce

import (
	"context"
	"sync"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/backoff"
)

// Config bounds a [Sender]. All fields are needed but Linger.
type Config struct {
	// Linger is how long a batch waits for more records when none is on its way.
	Linger time.Duration
	// BatchRecords and BatchBytes bound a batch.
	BatchRecords, BatchBytes int
	// MaxMessageBytes is the largest record, as a batch of its own, before compression.
	MaxMessageBytes int
	// QueueRecords and QueueBytes bound what is on its way.
	QueueRecords, QueueBytes int
	// DeliveryTimeout bounds the time from the acceptance of a record to its answer.
	DeliveryTimeout time.Duration
	// RequestTimeout bounds one attempt to send a batch.
	RequestTimeout time.Duration
}

// Link is what a sender needs of a cluster.
type Link interface {
	// Partitions returns the numbers of a topic's partitions.
	Partitions(ctx context.Context, topic string) ([]int, error)
	// Produce writes records to a partition, waits for all in-sync replicas, and returns the
	// offset of the first.
	Produce(ctx context.Context, topic string, partition int, records []*event.Record) (int64, error)
	// Refresh makes the next request look anew for the leaders.
	Refresh()
}

// Sender sends records. Its methods may be called concurrently.
type Sender struct {
	link   Link
	config Config
	retry  backoff.Policy
	budget *budget

	ctx     context.Context // ends when what is left is given up
	cancel  context.CancelFunc
	closing chan struct{} // closed when no record is accepted any more

	mu      sync.Mutex
	closed  bool
	topics  map[string]*topic
	open    sync.WaitGroup // deliveries without an answer
	workers sync.WaitGroup // goroutines
}

// New returns a sender.
func New(link Link, config Config) *Sender {
	ctx, cancel := context.WithCancel(context.Background())
	return &Sender{
		link:    link,
		config:  config,
		retry:   backoff.Policy{Initial: 50 * time.Millisecond, Max: time.Second},
		budget:  newBudget(config.QueueRecords, config.QueueBytes),
		ctx:     ctx,
		cancel:  cancel,
		closing: make(chan struct{}),
		topics:  make(map[string]*topic),
	}
}

// Offer accepts a delivery, or returns at once why not: [ErrQueueFull], [ErrClosed] or
// a [*TooLargeError].
func (s *Sender) Offer(d *Delivery) error {
	if err := s.checkSize(d); err != nil {
		return err
	}
	size := Size(&d.Record)
	if !s.budget.take(size) {
		return s.closedOr(ErrQueueFull)
	}
	return s.accept(d, size)
}

// Add accepts a delivery as soon as the queue has room for it. It returns ctx's error if that
// ends before, otherwise what [Sender.Offer] does.
func (s *Sender) Add(ctx context.Context, d *Delivery) error {
	if err := s.checkSize(d); err != nil {
		return err
	}
	size := Size(&d.Record)
	if !s.budget.wait(ctx, s.closing, size) {
		return s.closedOr(ctx.Err())
	}
	return s.accept(d, size)
}

func (s *Sender) checkSize(d *Delivery) error {
	if size := batchOverhead + Size(&d.Record); size > s.config.MaxMessageBytes {
		return &TooLargeError{Size: size, Limit: s.config.MaxMessageBytes}
	}
	return nil
}

func (s *Sender) closedOr(err error) error {
	select {
	case <-s.closing:
		return ErrClosed
	default:
		return err
	}
}

func (s *Sender) accept(d *Delivery, size int) error {
	now := time.Now()
	d.deadline = now.Add(s.config.DeliveryTimeout)
	if d.Record.Time.IsZero() {
		d.Record.Time = now
	}
	t, ok := s.enter(d.Record.Topic)
	if !ok {
		s.budget.give(size)
		return ErrClosed
	}
	t.add(d)
	return nil
}

// enter counts a delivery in and returns its topic, unless the sender is closed.
func (s *Sender) enter(name string) (*topic, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, false
	}
	s.open.Add(1)
	t, known := s.topics[name]
	if !known {
		t = &topic{sender: s, name: name}
		s.topics[name] = t
	}
	return t, true
}

// Withdraw takes an accepted delivery back and reports whether it will surely not be written.
// Otherwise it is part of a batch, and Done will be called.
func (s *Sender) Withdraw(d *Delivery) bool {
	if !d.moved(queued, answered) {
		return false
	}
	s.budget.give(Size(&d.Record))
	s.open.Done()
	return true
}

// answer answers a delivery, unless it was withdrawn before.
func (s *Sender) answer(d *Delivery, from int32, result Result) {
	if !d.moved(from, answered) {
		return
	}
	s.budget.give(Size(&d.Record)) // first, so that who is answered finds the room
	d.Done(result)
	s.open.Done()
}

// Queued returns the number and the size of the deliveries that are accepted and not answered.
func (s *Sender) Queued() (records, bytes int) {
	freeRecords, freeBytes := s.budget.left()
	return s.config.QueueRecords - freeRecords, s.config.QueueBytes - freeBytes
}

// Close accepts no more and returns when every accepted delivery is answered. When ctx ends
// before, what is left is answered with [ErrClosed], and Close returns ctx's error.
func (s *Sender) Close(ctx context.Context) error {
	s.close()
	defer s.workers.Wait()
	defer s.cancel()
	answered := make(chan struct{})
	go func() {
		s.open.Wait()
		close(answered)
	}()
	select {
	case <-answered:
		return nil
	case <-ctx.Done():
		s.cancel()
		<-answered
		return ctx.Err()
	}
}

func (s *Sender) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.closed = true
		close(s.closing)
	}
}

// spawn runs a worker. It is called for deliveries that are not answered, and so before Close
// waits for the workers.
func (s *Sender) spawn(work func()) {
	s.workers.Go(work)
}
