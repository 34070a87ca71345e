package kafka

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/cluster"
	"github.com/eventc/eventc/internal/logattr"
	"github.com/eventc/eventc/internal/produce"
)

// Producer sends events. Its methods may be called concurrently. Events with the same key that
// one goroutine sends are written in the order in which it sent them.
type Producer struct {
	config  ProducerConfig
	cluster *cluster.Cluster
	sender  *produce.Sender

	delivered, failed atomic.Int64
}

// NewProducer returns a producer. It does not connect before there is something to send; the
// error is what is wrong with the configuration. The producer must be closed.
func NewProducer(config ProducerConfig) (*Producer, error) {
	if err := config.Validate(); err != nil {
		return nil, fmt.Errorf("kafka.ProducerConfig: %w", err)
	}
	config = config.withDefaults()
	connected := config.connection().cluster(nil)
	link := produce.ClusterLink{Cluster: connected, Compression: config.Compression.codec()}
	return &Producer{config: config, cluster: connected, sender: produce.New(link, config.sender())}, nil
}

// Publish validates and sends events, and waits until all in-sync replicas have each of them. An
// event that fails does not keep others from being sent.
//
// The error is a [*DeliveryError] if there is one event, otherwise a [*PublishError] with one
// [*DeliveryError] for each event that failed. When the queue is full, Publish waits for room.
// When ctx ends, what is not on its way yet is taken back, and for the rest the outcome is unknown.
func (p *Producer) Publish(ctx context.Context, events ...event.Event) error {
	call := newCall(p, len(events))
	for i, e := range events {
		m, err := p.encode(ctx, i, e)
		call.add(ctx, m, err)
	}
	return call.wait(ctx)
}

// PublishRecords sends records as they are, and waits like [Producer.Publish]. Of each record it
// takes topic (as the schemas have it), key, value, headers and time, where the zero time is now;
// a nil key or value is written as null. The slices must not change until it returns, nor later
// if ctx ended before.
func (p *Producer) PublishRecords(ctx context.Context, records ...event.Record) error {
	call := newCall(p, len(records))
	for i := range records {
		call.add(ctx, p.plain(i, records[i]), nil)
	}
	return call.wait(ctx)
}

// Send validates an event and hands it over to be sent, without waiting. If it returns nil, done
// is called once, with nil or a [*DeliveryError]; otherwise done is not called, and the error is
// a [*DeliveryError]: the event is rejected, the queue is full ([ErrQueueFull]), the producer
// closed.
//
// done may be nil, since failures are logged anyway. It must not block: messages of the same
// partition wait for it. Of ctx only the values count, for [ProducerConfig.Headers].
func (p *Producer) Send(ctx context.Context, e event.Event, done func(error)) error {
	m, err := p.encode(ctx, 0, e)
	if err != nil {
		return m.failure(err, false)
	}
	return p.send(m, done)
}

// SendRecord hands a record over to be sent as it is, like [Producer.Send]. Its slices must not
// change before done is called.
func (p *Producer) SendRecord(record event.Record, done func(error)) error {
	return p.send(p.plain(0, record), done)
}

func (p *Producer) send(m message, done func(error)) error {
	delivery := &produce.Delivery{Record: m.record, Done: func(r produce.Result) {
		err := p.settle(m, r)
		if done != nil {
			done(err)
		}
	}}
	if err := p.sender.Offer(delivery); err != nil {
		return m.failure(err, false)
	}
	return nil
}

// settle counts a result and returns its error, which it logs: the one error that is both logged
// and returned, since it often comes when nobody waits for it any more.
func (p *Producer) settle(m message, r produce.Result) error {
	if r.Err == nil {
		p.delivered.Add(1)
		return nil
	}
	p.failed.Add(1)
	err := m.failure(p.explain(m, r.Err), r.Unknown)
	p.config.Logger.Error("message not delivered", logattr.Topic(m.record.Topic), logattr.Key(m.record.Key), logattr.Error(err.Err))
	return err
}

// explain says how to mend errors for which there is a remedy.
func (p *Producer) explain(m message, err error) error {
	if errors.Is(err, kafkago.UnknownTopicOrPartition) {
		missing := &MissingTopicsError{Topics: []string{m.record.Topic}, Brokers: p.config.Brokers}
		if errors.Is(err, ErrDeliveryTimeout) {
			return fmt.Errorf("%w: %w", ErrDeliveryTimeout, missing)
		}
		return missing
	}
	if errors.Is(err, kafkago.MessageSizeTooLarge) {
		return fmt.Errorf("larger than the topic's max.message.bytes: %w", err)
	}
	return err
}

// Close accepts no more messages and returns when each accepted one is acknowledged or has failed,
// which takes no longer than [ProducerConfig.DeliveryTimeout]. When ctx ends before, the rest
// fails with [ErrClosed], and Close returns ctx's error. A callback must not call it.
func (p *Producer) Close(ctx context.Context) error {
	err := p.sender.Close(ctx)
	p.cluster.Close()
	if err != nil {
		return fmt.Errorf("close of the producer, messages given up: %w", err)
	}
	return nil
}

// ProducerStats is a snapshot of a [Producer].
type ProducerStats struct {
	// Delivered counts acknowledged messages, Failed accepted ones that were not delivered.
	Delivered, Failed int64
	// QueuedRecords and QueuedBytes are the messages that are accepted and not yet answered.
	QueuedRecords, QueuedBytes int
}

// Stats returns a snapshot.
func (p *Producer) Stats() ProducerStats {
	records, bytes := p.sender.Queued()
	return ProducerStats{
		Delivered: p.delivered.Load(), Failed: p.failed.Load(),
		QueuedRecords: records, QueuedBytes: bytes,
	}
}
