package kafka_test

import (
	"testing"

	"github.com/eventc/eventc/internal/conformance"
	"github.com/eventc/eventc/kafka/kafkatest"
)

// TestConformance runs the suite on the in-process broker.
func TestConformance(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Nodes: 3})
	conformance.Run(t, broker.Addrs())
}
