package kafka_test

import (
	"context"
	"fmt"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

// greeting is an event; real ones are generated from a schema.
type greeting struct{ name string }

func (g greeting) EventTopic() string          { return "greetings" }
func (g greeting) EventType() string           { return "greeting" }
func (g greeting) AppendKey(dst []byte) []byte { return append(dst, g.name...) }
func (g greeting) AppendJSON(dst []byte) ([]byte, error) {
	return fmt.Appendf(dst, `{"name":%q}`, g.name), nil
}

func Example() {
	broker, err := kafkatest.NewBroker(kafkatest.Config{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer broker.Close()

	consumer, err := kafka.NewConsumer(kafka.ConsumerConfig{
		Brokers:      broker.Addrs(),
		Group:        "greeters",
		CreateTopics: &kafka.TopicSettings{Partitions: 3}, // greetings and greetings.dlq
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()
	running, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error)
	go func() {
		ended <- consumer.Run(running, event.RawHandler(
			func(_ context.Context, topic string, key, payload []byte) error {
				fmt.Printf("%s of %s: %s\n", topic, key, payload)
				stop() // Run finishes what it has begun, commits and returns
				return nil
			}, "greetings",
		))
	}()

	producer, err := kafka.NewProducer(kafka.ProducerConfig{Brokers: broker.Addrs()})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := producer.Publish(ctx, greeting{"Ada"}); err != nil {
		fmt.Println(err)
	}
	if err := producer.Close(ctx); err != nil {
		fmt.Println(err)
	}
	fmt.Println("ended:", <-ended)
	// Output:
	// greetings of Ada: {"name":"Ada"}
	// ended: <nil>
}
