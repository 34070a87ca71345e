// Package kafka sends and receives events on Apache Kafka: [Producer] and [Consumer].
//
// A producer validates each event while it encodes it, and waits for the acknowledgement of all
// in-sync replicas:
//
//	producer, err := kafka.NewProducer(kafka.ProducerConfig{Brokers: brokers})
//	err = producer.Publish(ctx, feedevents.NewLiked(feedID, userID))
//
// A consumer validates each payload while it decodes it, calls the handlers in order within a key
// and side by side across keys, and commits a record only when it and all before it are done:
//
//	consumer, err := kafka.NewConsumer(kafka.ConsumerConfig{Brokers: brokers, Group: "notifications"})
//	err = consumer.Run(ctx, feedevents.Handlers{
//		Liked: func(ctx context.Context, e *feedevents.Liked) error { return notify(e.UserID) },
//	})
//
// # What is delivered
//
// Delivery is at least once. A record comes again after a crash, or when a handler outlasts
// [ConsumerConfig.DrainTimeout] while its partition moves to another member; when members come
// and go in peace, it does not. A producer that loses an acknowledgement sends the record again,
// so that the log has it twice.
//
// Nothing is lost on bad input: a record that cannot be handled goes to the dead letter topic,
// whole, with headers that say where it came from and why ([HeaderOriginalTopic] and those that
// follow it). As long as it cannot be written there, its partition waits.
//
// # Errors
//
// What an operation returns is not logged, with one exception: a failed delivery of a producer is
// returned or given to the callback, and logged, since callbacks are easily left out. What
// happens in the background is logged through log/slog under one vocabulary: topic, partition,
// offset, key, group, generation, attempts, retry_in, dead_letter_topic, error_class, error.
// Errors of brokers match the codes of github.com/segmentio/kafka-go by errors.Is.
//
// # Imports
//
// The package imports event, the engine's packages under internal, kafka-go and the standard
// library. It does not import generated code.
package kafka
