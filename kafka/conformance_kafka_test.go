//go:build kafka && unix

package kafka_test

import (
	"testing"

	"github.com/eventc/eventc/internal/conformance"
	"github.com/eventc/eventc/internal/kafkaserver"
)

// TestConformanceOnKafka runs the suite on a real Apache Kafka.
func TestConformanceOnKafka(t *testing.T) {
	for name, brokers := range map[string]int{"OneBroker": 1, "ThreeBrokers": 3} {
		t.Run(name, func(t *testing.T) {
			server := kafkaserver.StartForTest(t, kafkaserver.Config{Brokers: brokers})
			conformance.Run(t, server.Addresses())
		})
	}
}

// TestBrokersThatCrash kills the brokers of a cluster of three one after the other, at once and
// without warning, while events go through.
func TestBrokersThatCrash(t *testing.T) {
	server := kafkaserver.StartForTest(t, kafkaserver.Config{Brokers: 3})
	conformance.Disturb(t, server.Addresses(), func(step int) {
		node := step/3 + 1
		var err error
		switch step % 3 {
		case 1:
			err = server.Kill(node)
		case 2:
			err = server.Start(t.Context(), node)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
}
