package kafka_test

import (
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

func TestAnEventGoesFromProducerToHandler(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 3, "notes.dlq": 1}})
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs()})
	if err := producer.Publish(t.Context(), note{"notes", "a", "one"}, note{"notes", "a", "two"}); err != nil {
		t.Fatal(err)
	}
	var j journal
	consumer := start(t, kafka.ConsumerConfig{Brokers: broker.Addrs()}, handle(j.take, "notes"))
	kafkatest.Eventually(t, patience, "two records handled", func() bool { return j.count() == 2 })
	for i, text := range []string{`{"text":"one"}`, `{"text":"two"}`} {
		r := j.all()[i]
		if r.Topic != "notes" || string(r.Key) != "a" || string(r.Value) != text || r.Time.IsZero() {
			t.Errorf("record %d is %+v", i, r)
		}
	}
	kafkatest.Eventually(t, patience, "no lag", func() bool {
		stats := consumer.Stats()
		return stats.Handled == 2 && stats.Lag() == 0 && len(stats.Partitions) == 3
	})
	if err := consumer.Healthy(); err != nil {
		t.Errorf("healthy: %v", err)
	}
	consumer.stop(t)
	if err := consumer.Healthy(); err == nil {
		t.Error("a consumer that does not run is healthy")
	}
}

var _ event.Event = note{}
