package main

import (
	"strings"

	"github.com/google/uuid"

	"github.com/eventc/eventc/kafka/kafkatest"
)

// cluster is where the story takes place.
type cluster struct {
	brokers []string
	prefix  string // of the names of topics and groups
	close   func()
}

func openCluster(opts options, out *printer) (*cluster, error) {
	if len(opts.brokers) == 0 {
		return startBroker(out)
	}
	// On a cluster that is used for other things, each run has topics of its own.
	c := &cluster{
		brokers: opts.brokers,
		prefix:  "eventc-example-" + uuid.NewString()[:8] + ".",
		close:   func() {},
	}
	out.linef("Cluster at %s; topics and groups of this run begin with %s", c.addresses(), c.prefix)
	return c, nil
}

func startBroker(out *printer) (*cluster, error) {
	broker, err := kafkatest.NewBroker(kafkatest.Config{})
	if err != nil {
		return nil, err
	}
	out.linef("Broker inside this program: nothing to install, nothing remains")
	return &cluster{brokers: broker.Addrs(), close: broker.Close}, nil
}

func (c *cluster) addresses() string { return strings.Join(c.brokers, ",") }

// name returns a topic's name as the schemas have it.
func (c *cluster) name(topic string) string { return strings.TrimPrefix(topic, c.prefix) }

// printRemoval says how to remove what a run leaves behind.
func (c *cluster) printRemoval(out *printer) {
	if c.prefix == "" {
		return
	}
	pattern := strings.ReplaceAll(c.prefix, ".", `\.`) + ".*"
	out.heading("To remove this run's topics:")
	out.linef("  kafka-topics.sh --bootstrap-server %s --delete --topic '%s'", c.addresses(), pattern)
}
