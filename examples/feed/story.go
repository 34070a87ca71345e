package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/google/uuid"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/gen/userevents"
	"github.com/eventc/eventc/kafka"
)

// story is the side that sends.
type story struct {
	cluster  *cluster
	consumer *kafka.Consumer
	producer *kafka.Producer
	out      *printer
	log      *slog.Logger

	result summary
}

// tell tells the story. It waits after each chapter, so that it reads the same every time: there
// is an order within a key, and none between keys.
func (s *story) tell(ctx context.Context) error {
	if err := s.awaitConsumer(ctx); err != nil {
		return err
	}
	chapters := []func(context.Context) error{
		s.signUps, s.firstPost, s.secondPost, s.refusal, s.brokenPayloads, s.lifeGoesOn,
	}
	for _, chapter := range chapters {
		if err := chapter(ctx); err != nil {
			return err
		}
	}
	stats := s.consumer.Stats()
	s.result.handled, s.result.deadLettered, s.result.lag = stats.Handled, stats.DeadLettered, stats.Lag()
	return nil
}

// signUps sends with Publish, which returns when the brokers have the event.
func (s *story) signUps(ctx context.Context) error {
	s.out.heading("Two users sign up")
	for _, name := range []string{"ada", "grace"} {
		if err := s.publish(ctx, userevents.NewUserCreated(id(name), name, name+"@example.com")); err != nil {
			return err
		}
	}
	return nil
}

// firstPost sends with Send, which does not wait.
func (s *story) firstPost(ctx context.Context) error {
	s.out.heading("Ada publishes a post")
	post, grace := id("first post"), id("grace")
	view := feedevents.NewViewed(post)
	view.UserID = &grace // optional, so that it is no argument of the constructor
	return s.send(ctx,
		feedevents.NewCreated(post, id("ada"), "Hello, world"),
		feedevents.NewViewed(post),
		view,
		feedevents.NewLiked(post, grace),
		feedevents.NewCommented(post, grace, id("first comment"), "Welcome!"),
	)
}

// secondPost sends with one Publish for all.
func (s *story) secondPost(ctx context.Context) error {
	s.out.heading("Grace publishes a post")
	post := id("second post")
	return s.publish(ctx,
		feedevents.NewCreated(post, id("grace"), "Found a moth in the relay"),
		feedevents.NewViewed(post),
		feedevents.NewLiked(post, id("ada")),
		feedevents.NewCommented(post, id("ada"), id("second comment"), "Keep it, it is the first bug"),
	)
}

// refusal tries to send an event that its schema forbids: a comment needs a character at least.
func (s *story) refusal(ctx context.Context) error {
	s.out.heading("Grace sends an empty comment, which is refused before it is sent")
	err := s.producer.Publish(ctx, feedevents.NewCommented(id("first post"), id("grace"), id("third comment"), ""))
	var rejected *event.RejectedError
	switch {
	case err == nil:
		return errors.New("an empty comment was not refused")
	case !errors.As(err, &rejected):
		return err
	}
	s.out.linef("  %v", rejected)
	return nil
}

// lifeGoesOn sends an event with the key of one that is broken: it does not wait for it.
func (s *story) lifeGoesOn(ctx context.Context) error {
	s.out.heading("What comes behind them is handled")
	return s.publish(ctx, feedevents.NewLiked(id("first post"), id("ada")))
}

// publish sends events and waits for the brokers to have them.
func (s *story) publish(ctx context.Context, events ...event.Event) error {
	if err := s.producer.Publish(ctx, events...); err != nil {
		return err
	}
	s.result.sentEvents += int64(len(events))
	return s.awaitHandled(ctx)
}

// send hands events over and goes on; the callback tells what became of each.
func (s *story) send(ctx context.Context, events ...event.Event) error {
	answers := make(chan error, len(events))
	for _, e := range events {
		if err := s.producer.Send(ctx, e, func(err error) { answers <- err }); err != nil {
			return err
		}
	}
	for range events {
		if err := <-answers; err != nil {
			return err
		}
		s.result.sentEvents++
	}
	return s.awaitHandled(ctx)
}

// awaitConsumer waits until the consumer takes part in its group, and with that until the topics
// are there.
func (s *story) awaitConsumer(ctx context.Context) error {
	return await(ctx, "the consumer has joined its group", func() bool { return s.consumer.Healthy() == nil })
}

// awaitHandled waits until all that was sent is handled or a dead letter.
func (s *story) awaitHandled(ctx context.Context) error {
	return await(ctx, "all that was sent is handled", func() bool {
		stats := s.consumer.Stats()
		return stats.Handled+stats.DeadLettered >= s.result.sent() && stats.Lag() == 0
	})
}

// id returns the id of a user, a post or a comment by a name, so that the story reads the same
// every time: keys decide about partitions. Otherwise take [uuid.New].
func id(name string) uuid.UUID { return uuid.NewSHA1(uuid.NameSpaceOID, []byte(name)) }
