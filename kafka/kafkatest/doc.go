// Package kafkatest is an in-process Kafka cluster for tests and first steps: it needs no Java,
// no container and no port of its own choosing.
//
//	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"feed_events": 3}})
//	producer, err := kafka.NewProducer(kafka.ProducerConfig{Brokers: broker.Addrs()})
//
// It is franz-go's kfake behind a small front. Beside the cluster there is what tests need around
// it: [ReadTopic] and [WaitTopic] for what was written, [Committed] for a group's offsets, which
// work with every cluster, and [WaitFor] and [Eventually] to wait for a condition.
//
// It is meant for tests: nothing is stored, and kfake is no replacement for a broker in
// production. It imports event, internal/cluster, internal/coordinator, internal/fetch,
// internal/produce, kfake and the standard library.
package kafkatest
