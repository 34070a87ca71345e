package main

import (
	"context"
	"fmt"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/gen/userevents"
	"github.com/eventc/eventc/kafka"
)

// brokenPayloads plays another program, which writes to the topics without the schemas.
func (s *story) brokenPayloads(ctx context.Context) error {
	s.out.heading("Another program sends what is no event of the topics")
	careless, err := kafka.NewProducer(kafka.ProducerConfig{
		Brokers: s.cluster.brokers, TopicPrefix: s.cluster.prefix, Logger: s.log,
	})
	if err != nil {
		return err
	}
	records := brokenRecords()
	for _, r := range records {
		s.out.linef("  %-15s %s", r.Topic, r.Value)
	}
	// PublishRecords sends bytes as they are.
	err = careless.PublishRecords(ctx, records...)
	if err := both(err, closeProducer(ctx, careless)); err != nil {
		return fmt.Errorf("the other program: %w", err)
	}
	s.result.sentBroken += int64(len(records))
	return s.awaitHandled(ctx)
}

// brokenRecords are no JSON, of a type that no schema describes, and against a schema in two ways.
// The first two have the keys of posts, so that events that are not broken come behind them.
func brokenRecords() []event.Record {
	return []event.Record{
		{Topic: feedevents.Topic, Key: key("first post"), Value: []byte(`liked by grace`)},
		{Topic: feedevents.Topic, Key: key("second post"), Value: []byte(`{"event_type":"shared"}`)},
		{
			Topic: userevents.Topic, Key: key("linus"),
			Value: []byte(`{"event_type":"user_created","username":"linus","email":"linus"}`),
		},
	}
}

func key(name string) []byte { return []byte(id(name).String()) }
