// Package quickstart is the README's code, compiled.
package quickstart

import (
	"context"
	"log/slog"

	"github.com/google/uuid"

	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/kafka"
)

// Like publishes an event and returns when all replicas have it.
func Like(ctx context.Context, brokers []string, feedID, userID uuid.UUID) error {
	producer, err := kafka.NewProducer(kafka.ProducerConfig{Brokers: brokers})
	if err != nil {
		return err
	}
	if err := producer.Publish(ctx, feedevents.NewLiked(feedID, userID)); err != nil {
		return err
	}
	return producer.Close(ctx)
}

// Notify handles events until ctx ends.
func Notify(ctx context.Context, brokers []string, log *slog.Logger) error {
	consumer, err := kafka.NewConsumer(kafka.ConsumerConfig{Brokers: brokers, Group: "notifications"})
	if err != nil {
		return err
	}
	return consumer.Run(ctx, feedevents.Handlers{
		Liked: func(ctx context.Context, e *feedevents.Liked) error {
			log.InfoContext(ctx, "liked", "feed", e.FeedID, "by", e.UserID)
			return nil
		},
	})
}
