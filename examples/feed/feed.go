package main

import (
	"context"
	"log/slog"

	"github.com/eventc/eventc/kafka"
)

// feed is the program's table of contents.
func feed(ctx context.Context, opts options, out *printer, log *slog.Logger) error {
	c, err := openCluster(opts, out)
	if err != nil {
		return err
	}
	defer c.close()
	result, err := play(ctx, c, out, log)
	if err != nil {
		return err
	}
	letters, err := readDeadLetters(ctx, c, result.deadLettered, log)
	if err != nil {
		return err
	}
	printDeadLetters(out, letters)
	result.print(out)
	c.printRemoval(out)
	return both(result.check(), out.failure())
}

// play tells the story while a consumer handles what is sent.
func play(ctx context.Context, c *cluster, out *printer, log *slog.Logger) (summary, error) {
	consumer, err := kafka.NewConsumer(kafka.ConsumerConfig{
		Brokers:      c.brokers,
		Group:        c.prefix + "feed",
		TopicPrefix:  c.prefix,
		CreateTopics: &kafka.TopicSettings{Partitions: partitions},
		Logger:       log,
	})
	if err != nil {
		return summary{}, err
	}
	producer, err := kafka.NewProducer(kafka.ProducerConfig{
		Brokers:     c.brokers,
		TopicPrefix: c.prefix,
		Logger:      log,
	})
	if err != nil {
		return summary{}, err
	}
	s := &story{cluster: c, consumer: consumer, producer: producer, out: out, log: log}
	err = runWhile(ctx, consumer, newTimeline(out).handlers(), s.tell)
	return s.result, both(err, closeProducer(ctx, producer))
}
