package kafka_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kmsg"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

// quick is a configuration whose waits are short.
func quick(broker *kafkatest.Broker) kafka.ConsumerConfig {
	return kafka.ConsumerConfig{
		Brokers:        broker.Addrs(),
		Retry:          kafka.RetryPolicy{Attempts: 3, InitialDelay: time.Millisecond},
		CommitInterval: 20 * time.Millisecond,
		SessionTimeout: time.Second,
		FetchMaxWait:   50 * time.Millisecond,
	}
}

func values(topic string, n int) []event.Record {
	var records []event.Record
	for i := range n {
		records = append(records, event.Record{
			Topic: topic, Key: fmt.Appendf(nil, "key-%d", i%10), Value: fmt.Appendf(nil, "%d", i),
		})
	}
	return records
}

func TestAnEventGoesFromProducerToHandler(t *testing.T) {
	broker := notesBroker(t)
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs()})
	if err := producer.Publish(t.Context(), note{"notes", "a", "one"}, note{"notes", "a", "two"}); err != nil {
		t.Fatal(err)
	}
	var j journal
	consumer := start(t, kafka.ConsumerConfig{Brokers: broker.Addrs()}, handle(j.take, "notes"))
	kafkatest.Eventually(t, patience, "two records handled", func() bool { return j.count() == 2 })
	for i, text := range []string{`{"text":"one"}`, `{"text":"two"}`} {
		r := j.all()[i]
		if r.Topic != "notes" || string(r.Key) != "a" || string(r.Value) != text || r.Time.IsZero() {
			t.Errorf("record %d is %+v", i, r)
		}
	}
	kafkatest.Eventually(t, patience, "no lag", func() bool {
		stats := consumer.Stats()
		return stats.Handled == 2 && stats.Lag() == 0 && len(stats.Partitions) == 2
	})
	if err := consumer.Healthy(); err != nil {
		t.Errorf("healthy: %v", err)
	}
	consumer.stop(t)
	if err := consumer.Healthy(); !errors.Is(err, kafka.ErrNotRunning) {
		t.Errorf("healthy after the end: %v, want ErrNotRunning", err)
	}
	if stats := consumer.Stats(); len(stats.Partitions) != 0 || stats.Handled != 2 {
		t.Errorf("stats after the end: %+v, want no partitions", stats)
	}
	committed, err := kafkatest.Committed(t.Context(), broker.Addrs(), t.Name(), "notes")
	if err != nil || committed[0]+committed[1] != 2 {
		t.Errorf("committed %v, %v; want 2 records", committed, err)
	}
}

func TestSkippedRecordsAreDoneAndCounted(t *testing.T) {
	broker := notesBroker(t)
	write(t, broker, values("notes", 10)...)
	consumer := start(t, quick(broker), handle(func(context.Context, *event.Record) error { return event.ErrSkipped }, "notes"))
	kafkatest.Eventually(t, patience, "all skipped", func() bool {
		stats := consumer.Stats()
		return stats.Skipped == 10 && stats.Lag() == 0 && stats.Handled == 0 && len(stats.Partitions) == 2
	})
}

func TestDiscardDropsWhatCannotBeHandled(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 1}})
	write(t, broker, values("notes", 3)...)
	config := quick(broker)
	config.Discard = true
	var l logs
	config.Logger = l.logger()
	consumer := start(t, config, handle(func(context.Context, *event.Record) error { return event.ErrRejected }, "notes"))
	kafkatest.Eventually(t, patience, "all discarded", func() bool {
		stats := consumer.Stats()
		return stats.Discarded == 3 && stats.Lag() == 0 && len(stats.Partitions) == 1
	})
	if lines := l.lines(); strings.Count(lines, `msg="record discarded"`) != 3 {
		t.Errorf("log is %s, want each discarded record", lines)
	}
}

func TestTheDeadLetterTopicCanBeNamed(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"x.notes": 1, "x.failed-notes": 1}})
	write(t, broker, event.Record{Topic: "x.notes", Key: []byte("k"), Value: nil})
	config := quick(broker)
	config.TopicPrefix = "x."
	config.DeadLetterTopic = func(topic string) string { return "failed-" + topic }
	var topics journal
	start(t, config, handle(func(ctx context.Context, r *event.Record) error {
		_ = topics.take(ctx, r)
		return event.ErrRejected
	}, "notes"))
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	letters, err := kafkatest.WaitTopic(ctx, broker.Addrs(), "x.failed-notes", 1)
	if err != nil {
		t.Fatal(err)
	}
	wantHeaders(t, letters[0], map[string]string{kafka.HeaderOriginalTopic: "x.notes", kafka.HeaderErrorClass: "rejected"})
	if letters[0].Value != nil || string(letters[0].Key) != "k" {
		t.Errorf("letter %+v, want the tombstone", letters[0])
	}
	if topic := topics.all()[0].Topic; topic != "notes" {
		t.Errorf("the handler saw topic %s, want the name without prefix", topic)
	}
}

func TestLatestBeginsAtTheEnd(t *testing.T) {
	broker := notesBroker(t)
	write(t, broker, values("notes", 10)...)
	config := quick(broker)
	config.Start = kafka.Latest
	var j journal
	consumer := start(t, config, handle(j.take, "notes"))
	kafkatest.Eventually(t, patience, "partitions at their end", func() bool {
		stats := consumer.Stats()
		return len(stats.Partitions) == 2 && stats.Partitions[0].HighWatermark >= 0 && stats.Partitions[1].HighWatermark >= 0
	})
	write(t, broker, event.Record{Topic: "notes", Key: []byte("k"), Value: []byte("new")})
	kafkatest.Eventually(t, patience, "the new record handled", func() bool { return j.count() > 0 })
	if got := texts(j.all()); !slices.Equal(got, []string{"new"}) {
		t.Errorf("handled %q, want the new record only", got)
	}
}

func TestRetentionThatOvertakesTheConsumerIsNamed(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 1, "notes.dlq": 1}})
	write(t, broker, values("notes", 10)...)
	config := quick(broker)
	config.FetchMaxBytes = 1
	config.MaxInFlight = 1
	config.Workers = 1
	var l logs
	config.Logger = l.logger()
	var j journal
	hold := make(chan struct{})
	consumer := start(t, config, handle(func(ctx context.Context, r *event.Record) error {
		_ = j.take(ctx, r)
		<-hold
		return nil
	}, "notes"))
	kafkatest.Eventually(t, patience, "the first record being handled", func() bool { return j.count() == 1 })
	write(t, broker, values("notes", 10)...) // a batch that is not fetched yet
	if err := broker.Fake().DeleteRecords("notes", 0, 15); err != nil {
		t.Fatal(err)
	}
	close(hold)
	kafkatest.Eventually(t, patience, "the records that are left handled", func() bool {
		stats := consumer.Stats()
		return stats.Lag() == 0 && stats.OffsetResets == 1 && stats.Handled == 15
	})
	if lines := l.lines(); !strings.Contains(lines, `level=ERROR msg="offset out of range`) ||
		!strings.Contains(lines, "offset=10 earliest=15 latest=20 new_offset=15") {
		t.Errorf("log is %s, want the reset with its offsets", lines)
	}
}

func TestATopicThatIsCreatedAnewIsReadFromItsBeginning(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 1, "notes.dlq": 1}})
	write(t, broker, values("notes", 20)...)
	var j journal
	consumer := start(t, quick(broker), handle(j.take, "notes"))
	kafkatest.Eventually(t, patience, "all handled", func() bool { return j.count() == 20 })
	if err := broker.DeleteTopic("notes"); err != nil {
		t.Fatal(err)
	}
	if err := broker.CreateTopic("notes", 1); err != nil {
		t.Fatal(err)
	}
	write(t, broker, values("notes", 5)...)
	kafkatest.Eventually(t, patience, "the new records handled", func() bool {
		stats := consumer.Stats()
		return j.count() == 25 && stats.Lag() == 0 && stats.OffsetResets == 1
	})
	kafkatest.Eventually(t, patience, "the new offset committed", func() bool {
		committed, err := kafkatest.Committed(t.Context(), broker.Addrs(), t.Name(), "notes")
		return err == nil && committed[0] == 5
	})
}

// TestUnknownCommittedOffsetsAreNoReset fails the broker's answers about committed offsets, which
// kafka-go takes for none.
func TestUnknownCommittedOffsetsAreNoReset(t *testing.T) {
	broker := notesBroker(t)
	write(t, broker, values("notes", 20)...)
	var j journal
	first := start(t, quick(broker), handle(j.take, "notes"))
	kafkatest.Eventually(t, patience, "all handled", func() bool { return j.count() == 20 })
	first.stop(t)

	fault := broker.Fake().Fault(kfake.Fault{Keys: []kmsg.Key{kmsg.OffsetFetch}, Err: kerr.CoordinatorLoadInProgress, Count: 5})
	second := start(t, quick(broker), handle(j.take, "notes"))
	kafkatest.Eventually(t, patience, "the partitions are read", func() bool {
		stats := second.Stats()
		return len(stats.Partitions) == 2 && stats.Partitions[0].HighWatermark >= 0 && stats.Partitions[1].HighWatermark >= 0
	})
	if fault.Hits() != 5 || j.count() != 20 {
		t.Errorf("%d faults, %d records handled; want 5, and none handled again", fault.Hits(), j.count())
	}
}

func TestASlowHandlerPausesItsPartitionOnly(t *testing.T) {
	broker := notesBroker(t)
	config := quick(broker)
	config.MaxInFlight = 5
	hold := make(chan struct{})
	slow := make(chan int, 100)
	var others atomic.Int64
	consumer := start(t, config, handle(func(_ context.Context, r *event.Record) error {
		if r.Partition == 0 {
			slow <- 1
			<-hold
			return nil
		}
		others.Add(1)
		return nil
	}, "notes"))
	write(t, broker, values("notes", 100)...)
	records, err := broker.Records(t.Context(), "notes")
	if err != nil {
		t.Fatal(err)
	}
	var want int64
	for _, r := range records {
		if r.Partition == 1 {
			want++
		}
	}
	kafkatest.Eventually(t, patience, "the other partition done", func() bool {
		stats := consumer.Stats()
		return others.Load() == want && stats.Partitions[0].InFlight == 5 && stats.Partitions[1].Lag == 0
	})
	if running := len(slow); running > 5 {
		t.Errorf("%d handlers of the slow partition run, more than its 5 records in flight", running)
	}
	close(hold)
	kafkatest.Eventually(t, patience, "all done", func() bool { return consumer.Stats().Handled == 100 })
}

func TestNoMoreHandlersThanWorkersRun(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 1, "notes.dlq": 1}})
	write(t, broker, values("notes", 100)...)
	config := quick(broker)
	config.Workers = 3
	var running, tooMany atomic.Int64
	release := make(chan struct{})
	consumer := start(t, config, handle(func(context.Context, *event.Record) error {
		if running.Add(1) > 3 {
			tooMany.Add(1)
		}
		<-release
		running.Add(-1)
		return nil
	}, "notes"))
	kafkatest.Eventually(t, patience, "three handlers at once", func() bool { return running.Load() == 3 })
	close(release)
	kafkatest.Eventually(t, patience, "all handled", func() bool { return consumer.Stats().Handled == 100 })
	if n := tooMany.Load(); n > 0 {
		t.Errorf("a handler ran beside three others %d times", n)
	}
}

func TestAThousandPanicsHarmNoOther(t *testing.T) {
	broker := notesBroker(t)
	write(t, broker, values("notes", 1000)...)
	config := quick(broker)
	config.Retry.Attempts = 1
	var l logs
	config.Logger = l.logger()
	consumer := start(t, config, handle(func(_ context.Context, r *event.Record) error {
		if r.Partition == 0 {
			panic(fmt.Errorf("broken: %w", errors.ErrUnsupported))
		}
		return nil
	}, "notes"))
	kafkatest.Eventually(t, patience, "all done", func() bool {
		stats := consumer.Stats()
		return stats.Handled+stats.DeadLettered == 1000 && stats.Panicked == stats.DeadLettered && stats.Panicked > 300
	})
	if lines := l.lines(); !strings.Contains(lines, "error_class=panic") || !strings.Contains(lines, "consumer_test.go") {
		t.Error("the log has no panic with its stack")
	}
}

func TestExhaustedRetriesEndInTheDeadLetterTopic(t *testing.T) {
	broker := notesBroker(t)
	write(t, broker, event.Record{Topic: "notes", Key: []byte("k"), Value: []byte("v")})
	var attempts atomic.Int64
	consumer := start(t, quick(broker), handle(func(context.Context, *event.Record) error {
		attempts.Add(1)
		return errors.New("no database")
	}, "notes"))
	kafkatest.Eventually(t, patience, "dead-lettered", func() bool { return consumer.Stats().DeadLettered == 1 })
	if attempts.Load() != 3 || consumer.Stats().Retried != 2 {
		t.Errorf("%d attempts, %d retried; want 3 and 2", attempts.Load(), consumer.Stats().Retried)
	}
	letter := wantTexts(t, broker, "notes.dlq", "v")[0]
	wantHeaders(t, letter, map[string]string{
		kafka.HeaderAttempts: "3", kafka.HeaderErrorClass: "failed", kafka.HeaderErrorMessage: "no database",
		kafka.HeaderOriginalGroup: t.Name(),
	})
}

func TestALetterThatIsTooLargeIsNamed(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 1}})
	if err := broker.Fake().CreateTopic("notes.dlq", 1, map[string]string{"max.message.bytes": "1000"}); err != nil {
		t.Fatal(err)
	}
	write(t, broker, event.Record{Topic: "notes", Value: make([]byte, 900)})
	consumer := start(t, quick(broker), handle(func(context.Context, *event.Record) error { return event.ErrRejected }, "notes"))
	kafkatest.Eventually(t, patience, "the consumer says why the partition waits", func() bool {
		err := consumer.Healthy()
		return err != nil && strings.Contains(err.Error(), "dead letter of notes/0: larger than max.message.bytes of notes.dlq, raise it")
	})
	if stats := consumer.Stats(); stats.DeadLettered != 0 || stats.Partitions[0].NextOffset != 0 || stats.DeadLetterErrors == 0 {
		t.Errorf("stats %+v, want the record neither dead-lettered nor done", stats)
	}
}

func TestHandlersSeeTheirRecordAndTheContextsValues(t *testing.T) {
	broker := notesBroker(t)
	write(t, broker, values("notes", 1)...)
	type key struct{}
	config := quick(broker)
	config.Group = t.Name()
	config.Logger = new(logs).logger()
	c, err := kafka.NewConsumer(config)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.WithValue(t.Context(), key{}, "value"))
	defer cancel()
	err = c.Run(ctx, handle(func(ctx context.Context, r *event.Record) error {
		if from, ok := event.RecordFromContext(ctx); !ok || from != r || ctx.Value(key{}) != "value" {
			t.Errorf("context has record %v, value %v", from, ctx.Value(key{}))
		}
		cancel()
		if ctx.Err() != nil {
			t.Error("the handler's context ended with Run's")
		}
		return nil
	}, "notes"))
	if err != nil {
		t.Errorf("run: %v", err)
	}
}

func TestAHandlerThatOutlastsTheDrainIsInterrupted(t *testing.T) {
	broker := notesBroker(t)
	write(t, broker, values("notes", 1)...)
	config := quick(broker)
	config.DrainTimeout = 50 * time.Millisecond
	interrupted := make(chan struct{})
	running := make(chan struct{})
	consumer := start(t, config, handle(func(ctx context.Context, _ *event.Record) error {
		close(running)
		<-ctx.Done()
		close(interrupted)
		return ctx.Err()
	}, "notes"))
	<-running
	consumer.cancel()
	err := consumer.result(t)
	if err == nil || !strings.Contains(err.Error(), "handlers were interrupted, their records will come again") {
		t.Errorf("run: %v, want it to tell of the interruption", err)
	}
	<-interrupted
	committed, err := kafkatest.Committed(t.Context(), broker.Addrs(), t.Name(), "notes")
	if err != nil || committed[0] > 0 || committed[1] > 0 {
		t.Errorf("committed %v, %v; want nothing of the interrupted record", committed, err)
	}
	if stats := consumer.Stats(); stats.Retried != 0 || stats.DeadLettered != 0 || stats.HandlersAbandoned != 0 {
		t.Errorf("stats %+v: an interruption is no failure of the handler", stats)
	}
}

func TestAHandlerThatNeverReturnsIsNamed(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 1, "notes.dlq": 1}})
	write(t, broker, values("notes", 1)...)
	config := quick(broker)
	config.DrainTimeout = 50 * time.Millisecond
	running, release := make(chan struct{}), make(chan struct{})
	consumer := start(t, config, handle(func(context.Context, *event.Record) error {
		close(running)
		<-release
		return nil
	}, "notes"))
	<-running
	consumer.cancel()
	err := consumer.result(t)
	close(release)
	if err == nil || !strings.Contains(err.Error(), "notes/0: handlers still run after their context has ended, at offsets [0]") {
		t.Errorf("run: %v, want the partition and the offset", err)
	}
	if abandoned := consumer.Stats().HandlersAbandoned; abandoned != 1 {
		t.Errorf("%d handlers abandoned, want 1", abandoned)
	}
}

func TestLostOwnershipInterruptsHandlers(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 1, "notes.dlq": 1}})
	write(t, broker, values("notes", 2)...)
	var once sync.Once
	running, interrupted := make(chan struct{}), make(chan struct{})
	var j journal
	consumer := start(t, quick(broker), handle(func(ctx context.Context, r *event.Record) error {
		first := false
		once.Do(func() { first = true })
		if !first {
			return j.take(ctx, r)
		}
		close(running)
		<-ctx.Done()
		close(interrupted)
		return ctx.Err()
	}, "notes"))
	<-running
	broker.Fake().Fault(kfake.Fault{Keys: []kmsg.Key{kmsg.OffsetCommit}, Err: kerr.UnknownMemberID, Count: -1})
	select {
	case <-interrupted:
	case <-time.After(patience):
		t.Fatal("the handler was not interrupted")
	}
	kafkatest.Eventually(t, patience, "the records handled by the next generation", func() bool { return j.count() >= 2 })
	consumer.cancel()
	if err := consumer.result(t); err == nil || !strings.Contains(err.Error(), "belong to another generation") {
		t.Errorf("run: %v, want the refused last commit", err)
	}
}

func TestCoordinatorsAndLeadersThatMoveAreFound(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Nodes: 3, Topics: map[string]int{"notes": 4, "notes.dlq": 1}})
	var mu sync.Mutex
	times := map[string]int{}
	consumer := start(t, quick(broker), handle(func(_ context.Context, r *event.Record) error {
		mu.Lock()
		defer mu.Unlock()
		times[string(r.Value)]++
		return nil
	}, "notes"))
	for round := range 5 {
		records := values("notes", 100)
		for i := range records {
			records[i].Value = fmt.Appendf(nil, "%d/%d", round, i)
		}
		write(t, broker, records...)
		kafkatest.Eventually(t, patience, "the records of the round handled", func() bool {
			mu.Lock()
			defer mu.Unlock()
			return len(times) == (round+1)*100
		})
		broker.Fake().ShufflePartitionLeaders()
		broker.Fake().RehashCoordinators()
	}
	consumer.stop(t)
	mu.Lock()
	defer mu.Unlock()
	for value, n := range times {
		if n != 1 {
			t.Errorf("%s was handled %d times", value, n)
		}
	}
}

func TestBrokenReadsAreUnhealthyUntilTheyWorkAgain(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 1, "notes.dlq": 1}})
	consumer := start(t, quick(broker), handle(func(context.Context, *event.Record) error { return nil }, "notes"))
	kafkatest.Eventually(t, patience, "the consumer healthy", func() bool { return consumer.Healthy() == nil })
	fault := broker.Fake().Fault(kfake.Fault{Keys: []kmsg.Key{kmsg.Fetch}, Err: kerr.KafkaStorageError, Count: -1})
	kafkatest.Eventually(t, patience, "the consumer unhealthy", func() bool {
		err := consumer.Healthy()
		return err != nil && strings.HasPrefix(err.Error(), "reading notes/0: [56]")
	})
	fault.Remove()
	write(t, broker, values("notes", 1)...)
	kafkatest.Eventually(t, patience, "the consumer healthy again", func() bool {
		return consumer.Healthy() == nil && consumer.Stats().Handled == 1
	})
	if errs := consumer.Stats().FetchErrors; errs < 3 {
		t.Errorf("%d fetch errors counted, want at least 3", errs)
	}
}

func TestAGroupThatCannotBeJoinedIsUnhealthy(t *testing.T) {
	broker := notesBroker(t)
	fault := broker.Fake().Fault(kfake.Fault{Keys: []kmsg.Key{kmsg.JoinGroup}, Err: kerr.GroupAuthorizationFailed, TopLevel: true, Count: -1})
	consumer := start(t, quick(broker), handle(func(context.Context, *event.Record) error { return nil }, "notes"))
	kafkatest.Eventually(t, patience, "the consumer says why", func() bool {
		err := consumer.Healthy()
		return err != nil && strings.Contains(err.Error(), "group: cannot join "+t.Name()+": [30]")
	})
	fault.Remove()
	kafkatest.Eventually(t, patience, "the consumer healthy", func() bool { return consumer.Healthy() == nil })
}

func TestRunReturnsWhatIsWrongAtTheStart(t *testing.T) {
	broker := notesBroker(t)
	nothing := func(context.Context, *event.Record) error { return nil }
	for name, test := range map[string]struct {
		change   func(*kafka.ConsumerConfig)
		handlers []event.Handler
		want     string
	}{
		"no handler": {nil, nil, "no handler has a topic: give Run at least one handler"},
		"two handlers": {
			nil,
			[]event.Handler{handle(nothing, "notes"), handle(nothing, "notes")},
			"two handlers take topic notes: only one can",
		},
		"illegal name": {
			nil,
			[]event.Handler{handle(nothing, "my notes")},
			"topic \"my notes\": the name has characters other than letters, digits, '.', '_' and '-'\n" +
				"topic \"my notes.dlq\": the name has characters other than letters, digits, '.', '_' and '-'",
		},
		"own dead letter topic": {
			func(c *kafka.ConsumerConfig) { c.DeadLetterTopic = func(topic string) string { return topic } },
			[]event.Handler{handle(nothing, "notes")},
			"topic notes is its own dead letter topic: what cannot be handled would come again for ever",
		},
		"no dead letter topic": {
			func(c *kafka.ConsumerConfig) { c.DeadLetterTopic = func(string) string { return "" } },
			[]event.Handler{handle(nothing, "notes")},
			"DeadLetterTopic has no name for topic notes: to drop what cannot be handled, set Discard",
		},
		"missing topic": {
			nil,
			[]event.Handler{handle(nothing, "notes", "other")},
			"topics other, other.dlq do not exist; to create: " +
				"kafka-topics.sh --bootstrap-server BROKER --create --topic other && " +
				"kafka-topics.sh --bootstrap-server BROKER --create --topic other.dlq, or set ConsumerConfig.CreateTopics",
		},
	} {
		t.Run(name, func(t *testing.T) {
			config := quick(broker)
			config.Group = "g"
			if test.change != nil {
				test.change(&config)
			}
			err := start(t, config, test.handlers...).result(t)
			wantMessage(t, err, "consumer of group g: "+strings.ReplaceAll(test.want, "BROKER", broker.Addrs()[0]))
		})
	}
}

func TestASecondRunIsRefused(t *testing.T) {
	broker := notesBroker(t)
	consumer := start(t, quick(broker), handle(func(context.Context, *event.Record) error { return nil }, "notes"))
	kafkatest.Eventually(t, patience, "the consumer healthy", func() bool { return consumer.Healthy() == nil })
	err := consumer.Run(t.Context(), handle(func(context.Context, *event.Record) error { return nil }, "notes"))
	wantMessage(t, err, "consumer is running already")
}

func TestRunEndsWithItsContextAtAnyTime(t *testing.T) {
	broker := notesBroker(t)
	write(t, broker, values("notes", 100)...)
	for delay := time.Duration(0); delay < 60*time.Millisecond; delay += 3 * time.Millisecond {
		config := quick(broker)
		config.Group = "g"
		consumer := newConsumer(t, config)
		ctx, cancel := context.WithTimeout(context.Background(), delay)
		err := consumer.Run(ctx, handle(func(context.Context, *event.Record) error { return nil }, "notes"))
		cancel()
		if err != nil {
			t.Errorf("Run that was ended after %v: %v", delay, err)
		}
	}
}

func TestConsumerConfigComplainsOfEverythingAtOnce(t *testing.T) {
	_, err := kafka.NewConsumer(kafka.ConsumerConfig{
		Start: 7, Workers: -1, FetchMaxWait: -1, Discard: true, DrainTimeout: time.Minute,
		DeadLetterTopic: func(topic string) string { return topic },
		Retry:           kafka.RetryPolicy{InitialDelay: 2, MaxDelay: 1},
		CreateTopics:    &kafka.TopicSettings{Partitions: -1},
	})
	wantComplaints(
		t, err,
		"Brokers is empty: give the address (host:port) of at least one broker",
		"Group is empty: give the id of the consumer group",
		"Start is 7, neither Earliest nor Latest",
		"Discard and DeadLetterTopic are both set: choose one",
		"Workers is negative",
		"FetchMaxWait is negative",
		"Retry.InitialDelay is 2ns, more than Retry.MaxDelay, 1ns",
		"DrainTimeout is 1m0s, which leaves less than 3s of RebalanceTimeout, 30s: the last commit would come too late",
		"CreateTopics.Partitions is negative",
	)
}
