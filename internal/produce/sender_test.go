package produce_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/produce"
)

// link is a cluster of one topic that answers as it is told.
type link struct {
	partitions func() ([]int, error)
	produce    func(ctx context.Context, batch []string) error

	mu      sync.Mutex
	log     map[int][]string // values by partition
	batches [][]string
}

func (l *link) Partitions(context.Context, string) ([]int, error) {
	if l.partitions == nil {
		return []int{0}, nil
	}
	return l.partitions()
}

func (l *link) Produce(ctx context.Context, _ string, partition int, records []*event.Record) (int64, error) {
	var batch []string
	for _, r := range records {
		batch = append(batch, string(r.Value))
	}
	l.mu.Lock()
	l.batches = append(l.batches, batch)
	l.mu.Unlock()
	if l.produce != nil {
		if err := l.produce(ctx, batch); err != nil {
			return 0, err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.log == nil {
		l.log = make(map[int][]string)
	}
	offset := int64(len(l.log[partition]))
	l.log[partition] = append(l.log[partition], batch...)
	return offset, nil
}

func (l *link) Refresh() {}

func (l *link) wantBatches(t *testing.T, want ...string) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	var got []string
	for _, b := range l.batches {
		got = append(got, strings.Join(b, " "))
	}
	if !slices.Equal(got, want) {
		t.Errorf("batches %q, want %q", got, want)
	}
}

func config() produce.Config {
	return produce.Config{
		BatchRecords: 100, BatchBytes: 10_000, MaxMessageBytes: 10_000,
		QueueRecords: 1000, QueueBytes: 100_000,
		DeliveryTimeout: 5 * time.Second, RequestTimeout: 2 * time.Second,
	}
}

// results collects what deliveries were answered with, by value.
type results struct {
	mu sync.Mutex
	of map[string][]produce.Result
}

func (rs *results) delivery(value string) *produce.Delivery {
	return &produce.Delivery{
		Record: event.Record{Topic: "topic", Value: []byte(value)},
		Done: func(r produce.Result) {
			rs.mu.Lock()
			defer rs.mu.Unlock()
			if rs.of == nil {
				rs.of = make(map[string][]produce.Result)
			}
			rs.of[value] = append(rs.of[value], r)
		},
	}
}

// only returns the one result of a value.
func (rs *results) only(t *testing.T, value string) produce.Result {
	t.Helper()
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if len(rs.of[value]) != 1 {
		t.Fatalf("%q was answered %d times, want once", value, len(rs.of[value]))
	}
	return rs.of[value][0]
}

func (rs *results) count() int {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	return len(rs.of)
}

func offer(t *testing.T, s *produce.Sender, deliveries ...*produce.Delivery) {
	t.Helper()
	for _, d := range deliveries {
		if err := s.Offer(d); err != nil {
			t.Fatalf("offer: %v", err)
		}
	}
}

func closeSender(t *testing.T, s *produce.Sender) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := s.Close(ctx); err != nil {
		t.Errorf("close: %v", err)
	}
}

// slow returns a produce function that takes a second.
func slow(context.Context, []string) error {
	<-time.After(time.Second)
	return nil
}

func TestABatchFillsWhileTheOneBeforeIsOnItsWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &link{produce: slow}
		s := produce.New(l, config())
		var rs results
		offer(t, s, rs.delivery("a"))
		synctest.Wait()
		offer(t, s, rs.delivery("b"), rs.delivery("c"))
		closeSender(t, s)
		l.wantBatches(t, "a", "b c")
		for value, offset := range map[string]int64{"a": 0, "b": 1, "c": 2} {
			if r := rs.only(t, value); r.Err != nil || r.Offset != offset {
				t.Errorf("%s: %+v, want offset %d", value, r, offset)
			}
		}
	})
}

func TestLingerWaitsForMoreRecords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &link{}
		c := config()
		c.Linger = time.Second
		c.BatchRecords = 3
		s := produce.New(l, c)
		var rs results
		offer(t, s, rs.delivery("a"))
		<-time.After(999 * time.Millisecond)
		offer(t, s, rs.delivery("b"))
		l.wantBatches(t)
		<-time.After(time.Millisecond)
		synctest.Wait()
		l.wantBatches(t, "a b")
		offer(t, s, rs.delivery("c"), rs.delivery("d"), rs.delivery("e"))
		synctest.Wait()
		l.wantBatches(t, "a b", "c d e")
		closeSender(t, s)
	})
}

func TestBatchesAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &link{produce: slow}
		c := config()
		c.BatchRecords = 2
		c.BatchBytes = 200
		s := produce.New(l, c)
		var rs results
		offer(t, s, rs.delivery("first"))
		synctest.Wait()
		long, longer := strings.Repeat("x", 80), strings.Repeat("y", 81)
		offer(t, s, rs.delivery("a"), rs.delivery("b"), rs.delivery("c"), rs.delivery(long), rs.delivery(longer))
		closeSender(t, s)
		l.wantBatches(t, "first", "a b", "c "+long, longer)
	})
}

func TestTryingAgainKeepsTheOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		failures := 3
		l := &link{produce: func(context.Context, []string) error {
			if failures--; failures >= 0 {
				return kafkago.NotLeaderForPartition
			}
			return nil
		}}
		s := produce.New(l, config())
		var rs results
		offer(t, s, rs.delivery("a"))
		synctest.Wait()
		offer(t, s, rs.delivery("b"))
		closeSender(t, s)
		l.wantBatches(t, "a", "a", "a", "a", "b")
		if !slices.Equal(l.log[0], []string{"a", "b"}) {
			t.Errorf("log %q", l.log[0])
		}
	})
}

func TestOneRecordAtFaultFailsAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &link{produce: func(_ context.Context, batch []string) error {
			<-time.After(time.Second)
			if slices.Contains(batch, "bad") {
				return fmt.Errorf("%w: no key", kafkago.InvalidRecord)
			}
			return nil
		}}
		c := config()
		c.DeliveryTimeout = time.Minute
		s := produce.New(l, c)
		var rs results
		offer(t, s, rs.delivery("first"))
		synctest.Wait()
		offer(t, s, rs.delivery("a"), rs.delivery("b"), rs.delivery("bad"), rs.delivery("c"))
		closeSender(t, s)
		if r := rs.only(t, "bad"); !errors.Is(r.Err, kafkago.InvalidRecord) || r.Unknown {
			t.Errorf("bad: %+v, want InvalidRecord, surely not written", r)
		}
		if !slices.Equal(l.log[0], []string{"first", "a", "b", "c"}) {
			t.Errorf("log %q", l.log[0])
		}
	})
}

func TestARefusalFailsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &link{produce: func(context.Context, []string) error { return kafkago.TopicAuthorizationFailed }}
		s := produce.New(l, config())
		var rs results
		start := time.Now()
		offer(t, s, rs.delivery("a"))
		closeSender(t, s)
		r := rs.only(t, "a")
		if !errors.Is(r.Err, kafkago.TopicAuthorizationFailed) || r.Unknown || time.Since(start) != 0 {
			t.Errorf("%+v after %v", r, time.Since(start))
		}
	})
}

func TestTheDeliveryTimeoutTellsWhetherARecordMayBeWritten(t *testing.T) {
	dial := &net.OpError{Op: "dial", Err: errors.New("connection refused")}
	for name, test := range map[string]struct {
		err     error
		unknown bool
	}{
		"no leader":        {kafkago.NotLeaderForPartition, false},
		"too few replicas": {kafkago.NotEnoughReplicas, false},
		"replicas failed":  {kafkago.NotEnoughReplicasAfterAppend, true},
		"timed out":        {kafkago.RequestTimedOut, true},
		"connection lost":  {errors.New("connection reset by peer"), true},
		"never connected":  {dial, false},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := produce.New(&link{produce: func(context.Context, []string) error { return test.err }}, config())
				var rs results
				start := time.Now()
				offer(t, s, rs.delivery("a"))
				closeSender(t, s)
				r := rs.only(t, "a")
				if !errors.Is(r.Err, produce.ErrTimeout) || !errors.Is(r.Err, test.err) || r.Unknown != test.unknown {
					t.Errorf("%+v, want a timeout for %v, unknown %v", r, test.err, test.unknown)
				}
				if waited := time.Since(start); waited != 5*time.Second {
					t.Errorf("answered after %v, want the timeout of 5 s", waited)
				}
			})
		})
	}
}

func TestABrokerThatHangsCostsNoMoreThanTheTimeouts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &link{produce: func(ctx context.Context, _ []string) error {
			<-ctx.Done()
			return ctx.Err()
		}}
		s := produce.New(l, config())
		var rs results
		start := time.Now()
		offer(t, s, rs.delivery("a"))
		closeSender(t, s)
		if r := rs.only(t, "a"); !errors.Is(r.Err, produce.ErrTimeout) || !r.Unknown {
			t.Errorf("%+v, want a timeout with unknown outcome", r)
		}
		if waited := time.Since(start); waited != 5*time.Second {
			t.Errorf("answered after %v, want 5 s", waited)
		}
		l.wantBatches(t, "a", "a", "a")
	})
}

func TestRecordsWaitForTheirTopic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		l := &link{partitions: func() ([]int, error) {
			if time.Since(start) < 2*time.Second {
				return nil, kafkago.UnknownTopicOrPartition
			}
			return []int{0}, nil
		}}
		s := produce.New(l, config())
		var rs results
		offer(t, s, rs.delivery("a"), rs.delivery("b"))
		closeSender(t, s)
		if !slices.Equal(l.log[0], []string{"a", "b"}) {
			t.Errorf("log %q", l.log[0])
		}
	})
}

func TestATopicThatIsMissingFailsWithTheTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &link{partitions: func() ([]int, error) { return nil, kafkago.UnknownTopicOrPartition }}
		s := produce.New(l, config())
		var rs results
		offer(t, s, rs.delivery("a"))
		<-time.After(3 * time.Second)
		offer(t, s, rs.delivery("b"))
		<-time.After(4 * time.Second)
		r := rs.only(t, "a")
		if !errors.Is(r.Err, produce.ErrTimeout) || !errors.Is(r.Err, kafkago.UnknownTopicOrPartition) || r.Unknown {
			t.Errorf("%+v, want a timeout for an unknown topic, surely not written", r)
		}
		if rs.count() != 1 {
			t.Error("b was answered before its time")
		}
		closeSender(t, s)
		rs.only(t, "b")
	})
}

func TestPartitionsThatAreAddedAreUsed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		numbers := []int{0}
		l := &link{partitions: func() ([]int, error) { return numbers, nil }}
		s := produce.New(l, config())
		var rs results
		offer(t, s, rs.delivery("a"))
		synctest.Wait()
		numbers = []int{0, 1, 2, 3}
		<-time.After(time.Minute)
		offer(t, s, rs.delivery("b"))
		synctest.Wait()
		for i := range 100 {
			offer(t, s, rs.delivery(strconv.Itoa(i)))
		}
		closeSender(t, s)
		if len(l.log) != 4 {
			t.Errorf("written to %d partitions, want 4", len(l.log))
		}
	})
}

func TestKeysGoToThePartitionThatJavaChooses(t *testing.T) {
	// Hashes as in the tests of Kafka's own clients (UtilsTest.testMurmur2), modulo 10 partitions.
	want := map[string]int{
		"21":                         positive(-973932308) % 10,
		"foobar":                     positive(-790332482) % 10,
		"a-little-bit-long-string":   positive(-985981536) % 10,
		"a-little-bit-longer-string": positive(-1486304829) % 10,
	}
	numbers := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	l := &link{partitions: func() ([]int, error) { return numbers, nil }}
	s := produce.New(l, config())
	var rs results
	for key := range want {
		d := rs.delivery(key)
		d.Record.Key = []byte(key)
		offer(t, s, d)
	}
	closeSender(t, s)
	for key, partition := range want {
		if r := rs.only(t, key); r.Partition != partition {
			t.Errorf("key %q went to partition %d, want %d", key, r.Partition, partition)
		}
	}
}

// positive is how Java's clients make a hash positive.
func positive(hash int32) int { return int(hash & 0x7fffffff) }

func TestAFullQueueIsAnErrorAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, limit := range map[string]func(*produce.Config){
			"records": func(c *produce.Config) { c.QueueRecords = 2 },
			"bytes":   func(c *produce.Config) { c.QueueBytes = 40 },
		} {
			l := &link{produce: slow}
			c := config()
			limit(&c)
			s := produce.New(l, c)
			var rs results
			offer(t, s, rs.delivery("a"), rs.delivery("b"))
			start := time.Now()
			if err := s.Offer(rs.delivery("c")); !errors.Is(err, produce.ErrQueueFull) {
				t.Errorf("%s: %v, want ErrQueueFull", name, err)
			}
			if waited := time.Since(start); waited != 0 {
				t.Errorf("%s: Offer took %v", name, waited)
			}

			ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
			if err := s.Add(ctx, rs.delivery("d")); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%s: Add: %v, want the context's error", name, err)
			}
			cancel()
			if err := s.Add(t.Context(), rs.delivery("e")); err != nil {
				t.Errorf("%s: Add: %v, want it to wait for room", name, err)
			}
			closeSender(t, s)
			if rs.count() != 3 {
				t.Errorf("%s: %d were answered, want a, b and e", name, rs.count())
			}
		}
	})
}

func TestATooLargeRecordIsNotAccepted(t *testing.T) {
	s := produce.New(&link{}, config())
	var rs results
	err := s.Offer(rs.delivery(strings.Repeat("x", 10_000)))
	var tooLarge *produce.TooLargeError
	if !errors.As(err, &tooLarge) || tooLarge.Limit != 10_000 || tooLarge.Size < 10_061 || tooLarge.Size > 10_100 {
		t.Errorf("%v, want a TooLargeError", err)
	}
	closeSender(t, s)
}

func TestCloseAnswersEverythingWithinItsDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &link{produce: func(ctx context.Context, batch []string) error {
			if batch[0] == "first" {
				return nil
			}
			<-ctx.Done()
			return ctx.Err()
		}}
		c := config()
		c.DeliveryTimeout = time.Hour
		c.RequestTimeout = time.Hour
		c.QueueRecords = 3
		s := produce.New(l, c)
		var rs results
		offer(t, s, rs.delivery("first"))
		synctest.Wait()
		offer(t, s, rs.delivery("sent"))
		synctest.Wait()
		offer(t, s, rs.delivery("queued"), rs.delivery("queued too"))
		waiting := make(chan error)
		go func() { waiting <- s.Add(context.Background(), rs.delivery("no room")) }()
		synctest.Wait()

		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		start := time.Now()
		if err := s.Close(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("close: %v, want the context's error", err)
		}
		if waited := time.Since(start); waited != 3*time.Second {
			t.Errorf("close took %v, want its 3 s", waited)
		}
		if err := <-waiting; !errors.Is(err, produce.ErrClosed) {
			t.Errorf("Add during Close: %v, want ErrClosed", err)
		}
		if r := rs.only(t, "sent"); !errors.Is(r.Err, produce.ErrClosed) || !r.Unknown {
			t.Errorf("sent: %+v, want ErrClosed and unknown", r)
		}
		for _, value := range []string{"queued", "queued too"} {
			if r := rs.only(t, value); !errors.Is(r.Err, produce.ErrClosed) || r.Unknown {
				t.Errorf("%s: %+v, want ErrClosed, surely not written", value, r)
			}
		}
		if err := s.Offer(rs.delivery("late")); !errors.Is(err, produce.ErrClosed) {
			t.Errorf("Offer after Close: %v, want ErrClosed", err)
		}
		closeSender(t, s)
	})
}

func TestWithdrawTakesBackWhatIsNotSent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &link{produce: slow}
		s := produce.New(l, config())
		var rs results
		sent, queued := rs.delivery("sent"), rs.delivery("queued")
		offer(t, s, sent)
		synctest.Wait()
		offer(t, s, queued)
		if s.Withdraw(sent) {
			t.Error("a record on its way was withdrawn")
		}
		if !s.Withdraw(queued) || s.Withdraw(queued) {
			t.Error("a queued record could not be withdrawn, or twice")
		}
		closeSender(t, s)
		l.wantBatches(t, "sent")
		if rs.count() != 1 {
			t.Error("the withdrawn record was answered")
		}
	})
}

// TestEveryAcceptedRecordIsAnsweredOnce closes the sender while many goroutines use it and the
// link fails at random.
func TestEveryAcceptedRecordIsAnsweredOnce(t *testing.T) {
	l := &link{produce: func(context.Context, []string) error {
		switch rand.IntN(6) {
		case 0:
			return kafkago.NotLeaderForPartition
		case 1:
			return kafkago.InvalidRecord
		}
		return nil
	}}
	c := config()
	c.QueueRecords = 50
	c.DeliveryTimeout = 100 * time.Millisecond
	s := produce.New(l, c)
	var accepted, answered atomic.Int64
	var callers sync.WaitGroup
	started := make(chan struct{})
	for caller := range 16 {
		callers.Go(func() {
			for i := 0; ; i++ {
				d := &produce.Delivery{
					Record: event.Record{Topic: "topic", Value: []byte(strconv.Itoa(caller))},
					Done:   func(produce.Result) { answered.Add(1) },
				}
				err := s.Add(t.Context(), d)
				if err != nil {
					if !errors.Is(err, produce.ErrClosed) {
						t.Errorf("add: %v", err)
					}
					return
				}
				if accepted.Add(1) == 5000 {
					close(started)
				}
				if i%10 == 0 && s.Withdraw(d) {
					answered.Add(1)
				}
			}
		})
	}
	<-started
	closeSender(t, s)
	callers.Wait()
	if accepted.Load() != answered.Load() {
		t.Errorf("%d accepted, %d answered", accepted.Load(), answered.Load())
	}
}
