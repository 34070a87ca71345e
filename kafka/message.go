package kafka

import (
	"context"
	"errors"
	"slices"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/produce"
)

// message is a record to be sent, and what its errors say of it.
type message struct {
	index     int
	eventType string
	record    event.Record // with the topic's name as the cluster has it
}

// encode makes the message of an event. On an error the message has what is known of it.
func (p *Producer) encode(ctx context.Context, index int, e event.Event) (message, error) {
	m := message{index: index, eventType: e.EventType()}
	m.record.Topic = p.config.TopicPrefix + e.EventTopic()
	m.record.Key = e.AppendKey(nil)
	value, err := e.AppendJSON(nil)
	if err != nil {
		return m, err
	}
	m.record.Value = value
	m.record.Headers = p.headers(ctx, e)
	return m, nil
}

// headers returns the headers that the configuration gives the event, and those that say its type,
// which nothing else can say: others of their names are left out.
func (p *Producer) headers(ctx context.Context, e event.Event) []event.Header {
	var given []event.Header
	if p.config.Headers != nil {
		given = p.config.Headers(ctx, e)
	}
	appender, ok := e.(event.HeaderAppender)
	if !ok {
		return given
	}
	fixed := appender.AppendHeaders(nil)
	headers := make([]event.Header, 0, len(given)+len(fixed))
	for _, h := range given {
		if !slices.ContainsFunc(fixed, func(f event.Header) bool { return f.Key == h.Key }) {
			headers = append(headers, h)
		}
	}
	return append(headers, fixed...)
}

// plain makes the message of a record.
func (p *Producer) plain(index int, record event.Record) message {
	record.Topic = p.config.TopicPrefix + record.Topic
	return message{index: index, record: record}
}

func (m message) failure(err error, unknown bool) *DeliveryError {
	var tooLarge *produce.TooLargeError
	if errors.As(err, &tooLarge) {
		err = &TooLargeError{Size: tooLarge.Size, Limit: tooLarge.Limit}
	}
	return &DeliveryError{
		Index: m.index, Topic: m.record.Topic, EventType: m.eventType, Key: m.record.Key,
		OutcomeUnknown: unknown, Err: err,
	}
}
