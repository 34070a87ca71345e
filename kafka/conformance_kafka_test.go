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
