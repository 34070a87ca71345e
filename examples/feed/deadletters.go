package main

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"strconv"
	"sync"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/gen/userevents"
	"github.com/eventc/eventc/kafka"
)

// deadLetter is what a record of a dead letter topic tells about the record that it was.
type deadLetter struct {
	topic         string
	partition     int
	offset        int64
	key           string
	class, reason string
}

// mailbox collects dead letters.
type mailbox struct {
	cluster *cluster

	mu      sync.Mutex
	letters []deadLetter
}

// readDeadLetters reads the dead letter topics until it has the given number of dead letters, and
// returns them by topic, partition and offset.
func readDeadLetters(ctx context.Context, c *cluster, count int64, log *slog.Logger) ([]deadLetter, error) {
	consumer, err := kafka.NewConsumer(kafka.ConsumerConfig{
		Brokers:     c.brokers,
		Group:       c.prefix + "dead-letters",
		TopicPrefix: c.prefix,
		Discard:     true, // dead letters of dead letters would help nobody
		Logger:      log,
	})
	if err != nil {
		return nil, err
	}
	box := &mailbox{cluster: c}
	// The payloads are no events, so they are taken as bytes. The suffix is the default of
	// ConsumerConfig.DeadLetterTopic.
	handler := event.RawHandler(box.take, feedevents.Topic+".dlq", userevents.Topic+".dlq")
	err = runWhile(ctx, consumer, []event.Handler{handler}, func(ctx context.Context) error {
		return await(ctx, "the dead letters are read", func() bool { return box.count() >= count })
	})
	return box.sorted(), err
}

// take is an [event.RawFunc].
func (b *mailbox) take(ctx context.Context, _ string, _, _ []byte) error {
	record, _ := event.RecordFromContext(ctx)
	letter, err := b.parse(record)
	if err != nil {
		return event.Permanent(err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.letters = append(b.letters, letter)
	return nil
}

func (b *mailbox) count() int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return int64(len(b.letters))
}

func (b *mailbox) sorted() []deadLetter {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.SortedFunc(slices.Values(b.letters), func(x, y deadLetter) int {
		return cmp.Or(cmp.Compare(x.topic, y.topic), cmp.Compare(x.partition, y.partition), cmp.Compare(x.offset, y.offset))
	})
}

// parse reads the headers that the consumer has added to the record. Key and payload are those of
// the original.
func (b *mailbox) parse(record *event.Record) (deadLetter, error) {
	values := make(map[string]string)
	for _, header := range record.Headers {
		values[header.Key] = string(header.Value)
	}
	partition, err := strconv.Atoi(values[kafka.HeaderOriginalPartition])
	if err != nil {
		return deadLetter{}, err
	}
	offset, err := strconv.ParseInt(values[kafka.HeaderOriginalOffset], 10, 64)
	if err != nil {
		return deadLetter{}, err
	}
	return deadLetter{
		topic:     b.cluster.name(values[kafka.HeaderOriginalTopic]),
		partition: partition,
		offset:    offset,
		key:       string(record.Key),
		class:     values[kafka.HeaderErrorClass],
		reason:    values[kafka.HeaderErrorMessage],
	}, nil
}

func printDeadLetters(out *printer, letters []deadLetter) {
	out.heading("The broken payloads are in the dead letter topics, with their place and the reason")
	for _, l := range letters {
		out.linef("  %-15s key %s, %s:", place(l.topic, l.partition, l.offset), l.key, l.class)
		out.linef("  %-15s %s", "", l.reason)
	}
}
