package kafkatest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"

	"github.com/eventc/eventc/event"
)

// Config configures a [Broker]. The zero value is one node without topics.
type Config struct {
	// Nodes is the number of nodes. The default is 1.
	Nodes int
	// Topics are topics to create, with their numbers of partitions. The default is none.
	Topics map[string]int
	// Options are kfake's own, for what is not covered here: TLS, SASL, ACLs, broker settings.
	// The default is none.
	Options []kfake.Opt
}

// minSessionTimeout lets tests of members that vanish be quick; Kafka's own minimum is 6 s.
const minSessionTimeout = 100 * time.Millisecond

// Broker is an in-process Kafka cluster. Its methods may be called concurrently.
type Broker struct {
	cluster *kfake.Cluster
}

// NewBroker starts a cluster, which must be closed. In tests, [Start] does both.
func NewBroker(config Config) (*Broker, error) {
	options := []kfake.Opt{
		kfake.NumBrokers(cmp.Or(config.Nodes, 1)),
		kfake.GroupMinSessionTimeout(minSessionTimeout),
	}
	fake, err := kfake.NewCluster(append(options, config.Options...)...)
	if err != nil {
		return nil, fmt.Errorf("in-process broker: %w", err)
	}
	b := &Broker{cluster: fake}
	for topic, partitions := range config.Topics {
		if err := b.CreateTopic(topic, partitions); err != nil {
			b.Close()
			return nil, err
		}
	}
	return b, nil
}

// Start starts a cluster for a test, and closes it when the test has ended.
func Start(tb testing.TB, config Config) *Broker {
	tb.Helper()
	b, err := NewBroker(config)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(b.Close)
	return b
}

// Addrs returns the addresses (host:port) of the nodes.
func (b *Broker) Addrs() []string { return b.cluster.ListenAddrs() }

// CreateTopic creates a topic. It is an error if there is one of that name.
func (b *Broker) CreateTopic(name string, partitions int) error {
	if partitions < 1 {
		return fmt.Errorf("topic %s: %d partitions, want at least 1", name, partitions)
	}
	if err := b.cluster.CreateTopic(name, int32(partitions), nil); err != nil {
		return fmt.Errorf("create topic %s: %w", name, err)
	}
	return nil
}

// DeleteTopic deletes a topic.
func (b *Broker) DeleteTopic(name string) error {
	if err := b.cluster.DeleteTopic(name); err != nil {
		return fmt.Errorf("delete topic %s: %w", name, err)
	}
	return nil
}

// Write writes records as they are: each to its topic, to the partition of its key or one by
// chance, with its value, headers and time.
func (b *Broker) Write(ctx context.Context, records ...event.Record) error {
	return Write(ctx, b.Addrs(), records...)
}

// Records returns all records of a topic, as [ReadTopic] does.
func (b *Broker) Records(ctx context.Context, topic string) ([]event.Record, error) {
	return ReadTopic(ctx, b.Addrs(), topic)
}

// Fake returns kfake's cluster, to inject faults and move partitions. What it offers is up to
// kfake, and may change with it.
func (b *Broker) Fake() *kfake.Cluster { return b.cluster }

// Close ends the cluster and all connections to it.
func (b *Broker) Close() { b.cluster.Close() }

// errNoBroker is returned for a cluster without an address.
var errNoBroker = errors.New("no broker address")
