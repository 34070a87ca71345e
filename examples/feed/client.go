package main

import (
	"context"
	"fmt"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

// partitions is the number of partitions of each topic.
const partitions = 3

// runWhile runs the consumer as long as work works. The context of work ends when the consumer
// does, with the consumer's error as its cause.
func runWhile(ctx context.Context, consumer *kafka.Consumer, handlers []event.Handler, work func(context.Context) error) error {
	running, stop := context.WithCancel(ctx)
	working, ended := context.WithCancelCause(ctx)
	result := make(chan error, 1)
	go func() {
		err := consumer.Run(running, handlers...)
		ended(err)
		result <- err
	}()
	err := work(working)
	stop() // Run finishes what it has begun, commits and leaves the group: wait for it
	return both(err, <-result)
}

// closeProducer waits for what is on its way. It has its own time for that: ctx may be over.
func closeProducer(ctx context.Context, producer *kafka.Producer) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	return producer.Close(ctx)
}

// await waits until the condition holds. An application seldom waits like this; a story does.
func await(ctx context.Context, what string, holds func() bool) error {
	if kafkatest.WaitFor(ctx, holds) != nil {
		return fmt.Errorf("waiting until %s: %w", what, context.Cause(ctx))
	}
	return nil
}
