package conformance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

// missingDeadLetterTopic takes the dead letter topic away: the partition waits, the consumer says
// why, the other partition goes on, and all goes on when the topic is back.
func missingDeadLetterTopic(t *testing.T, b *bench) {
	b.topic(t, "notes", 2)
	b.topic(t, "notes.dlq", 1)
	bad, good := keysOfTwoPartitions(t, b)
	var goods atomic.Int64
	consumer := b.start(t, b.consumerConfig(), handle(func(_ context.Context, r *event.Record) error {
		if string(r.Value) == "bad" {
			return event.ErrRejected
		}
		goods.Add(1)
		return nil
	}, "notes"))
	kafkatest.Eventually(t, patience, "the first records handled", func() bool { return goods.Load() == 2 })

	b.deleteTopic(t, "notes.dlq")
	b.write(t, event.Record{Topic: "notes", Key: bad, Value: []byte("bad")})
	// An attempt that never got an answer knows no more than that; one that got one knows the cause.
	kafkatest.Eventually(t, patience, "the consumer unhealthy, with the command that creates the topic", func() bool {
		err := consumer.Healthy()
		return err != nil && strings.Contains(err.Error(), "dead letter of") &&
			strings.Contains(err.Error(), "--create --topic "+b.prefix+"notes.dlq")
	})
	b.write(
		t,
		event.Record{Topic: "notes", Key: bad, Value: []byte("behind the bad one")},
		event.Record{Topic: "notes", Key: good, Value: []byte("in the other partition")},
	)
	kafkatest.Eventually(t, patience, "the other partition goes on", func() bool { return goods.Load() == 3 })
	if committed := b.committed(t, "notes"); slices.Max(committed) > 2 {
		t.Errorf("committed %v, beyond the record that is not dead-lettered", committed)
	}

	b.topic(t, "notes.dlq", 1)
	kafkatest.Eventually(t, patience, "the partition goes on", func() bool {
		return goods.Load() == 4 && consumer.Healthy() == nil && consumer.Stats().Lag() == 0
	})
	if letters := b.read(t, "notes.dlq", 1); len(letters) != 1 || string(letters[0].Value) != "bad" {
		t.Errorf("dead letters %v, want the bad record", letters)
	}
}

// keysOfTwoPartitions writes one record to each partition of notes, and returns their keys.
func keysOfTwoPartitions(t *testing.T, b *bench) (first, second []byte) {
	t.Helper()
	keys := make(map[int][]byte)
	for _, candidate := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		keys[kafkago.Murmur2Balancer{}.Balance(kafkago.Message{Key: []byte(candidate)}, 0, 1)] = []byte(candidate)
	}
	first, second = keys[0], keys[1]
	b.write(
		t,
		event.Record{Topic: "notes", Key: first, Value: []byte("first")},
		event.Record{Topic: "notes", Key: second, Value: []byte("second")},
	)
	return first, second
}

func (b *bench) committed(t *testing.T, topic string) []int64 {
	t.Helper()
	offsets, err := kafkatest.Committed(t.Context(), b.addrs, b.prefix+"group", b.prefix+topic)
	if err != nil {
		t.Fatal(err)
	}
	return offsets
}

// missingTopics are errors that say how to create them.
func missingTopics(t *testing.T, b *bench) {
	nothing := func(context.Context, *event.Record) error { return nil }
	consumer := b.start(t, b.consumerConfig(), handle(nothing, "notes"))
	err := consumer.wait(t)
	var missing *kafka.MissingTopicsError
	if !errors.As(err, &missing) || !slices.Equal(missing.Topics, []string{b.prefix + "notes", b.prefix + "notes.dlq"}) ||
		!strings.Contains(err.Error(), "--create --topic "+b.prefix+"notes.dlq") {
		t.Errorf("consumer: %v; want both missing topics and how to create them", err)
	}

	producer := b.producer(t, func(c *kafka.ProducerConfig) { c.DeliveryTimeout = time.Second })
	err = producer.Publish(t.Context(), entry{"notes", "a", 1}.event())
	var failure *kafka.DeliveryError
	if !errors.As(err, &failure) || failure.OutcomeUnknown || failure.Topic != b.prefix+"notes" ||
		!errors.Is(err, kafka.ErrDeliveryTimeout) || !errors.As(err, &missing) {
		t.Errorf("publish: %v; want a timeout for a missing topic, surely not written", err)
	}

	b.topic(t, "notes", 1)
	if err := producer.Publish(t.Context(), entry{"notes", "a", 1}.event()); err != nil {
		t.Errorf("publish to the topic that is there now: %v", err)
	}
}

// topicsAreCreated when the configuration says so.
func topicsAreCreated(t *testing.T, b *bench) {
	config := b.consumerConfig()
	config.CreateTopics = &kafka.TopicSettings{Partitions: 3}
	var came atomic.Int64
	b.start(t, config, handle(func(context.Context, *event.Record) error {
		came.Add(1)
		return nil
	}, "notes"))
	b.read(t, "notes.dlq", 0)
	b.write(t, event.Record{Topic: "notes", Value: []byte("x")})
	kafkatest.Eventually(t, patience, "the record handled", func() bool { return came.Load() == 1 })
	numbers, err := b.admin.Partitions(t.Context(), b.prefix+"notes")
	if err != nil || len(numbers) != 3 {
		t.Errorf("partitions %v, %v; want 3", numbers, err)
	}
}

// newPartitions are noticed while the consumer runs.
func newPartitions(t *testing.T, b *bench) {
	b.topic(t, "notes", 1)
	b.topic(t, "notes.dlq", 1)
	config := b.consumerConfig()
	config.PartitionWatchInterval = 200 * time.Millisecond
	var came atomic.Int64
	consumer := b.start(t, config, handle(func(context.Context, *event.Record) error {
		came.Add(1)
		return nil
	}, "notes"))
	kafkatest.Eventually(t, patience, "one partition assigned", func() bool { return len(consumer.Stats().Partitions) == 1 })
	b.addPartitions(t, "notes", 4)
	kafkatest.Eventually(t, patience, "four partitions assigned", func() bool { return len(consumer.Stats().Partitions) == 4 })
	var records []event.Record
	for i := range 100 {
		records = append(records, event.Record{Topic: "notes", Key: fmt.Appendf(nil, "key-%d", i), Value: []byte("x")})
	}
	b.write(t, records...)
	kafkatest.Eventually(t, patience, "all handled", func() bool { return came.Load() == 100 })
}

// deletedTopic takes one of two topics away: the other is read on, also after a rebalance.
func deletedTopic(t *testing.T, b *bench) {
	for _, topic := range []string{"kept", "gone"} {
		b.topic(t, topic, 2)
		b.topic(t, topic+".dlq", 1)
	}
	var came atomic.Int64
	handler := handle(func(context.Context, *event.Record) error {
		came.Add(1)
		return nil
	}, "kept", "gone")
	first := b.start(t, b.consumerConfig(), handler)
	kafkatest.Eventually(t, patience, "four partitions assigned", func() bool { return len(first.Stats().Partitions) == 4 })
	b.deleteTopic(t, "gone")
	kafkatest.Eventually(t, patience, "the consumer unhealthy", func() bool {
		err := first.Healthy()
		return err != nil && strings.Contains(err.Error(), "reading "+b.prefix+"gone/0")
	})
	config := b.consumerConfig()
	second := b.start(t, config, handle(func(context.Context, *event.Record) error {
		came.Add(1)
		return nil
	}, "kept"))
	kafkatest.Eventually(t, patience, "the partitions of the other topic shared", func() bool {
		return hasTopic(first.Stats(), b.prefix+"kept") && hasTopic(second.Stats(), b.prefix+"kept")
	})
	var records []event.Record
	for i := range 100 {
		records = append(records, event.Record{Topic: "kept", Key: fmt.Appendf(nil, "key-%d", i), Value: []byte("x")})
	}
	b.write(t, records...)
	kafkatest.Eventually(t, patience, "all handled", func() bool { return came.Load() == 100 })
}

func hasTopic(stats kafka.ConsumerStats, topic string) bool {
	return slices.ContainsFunc(stats.Partitions, func(p kafka.PartitionStats) bool { return p.Topic == topic })
}
