package kafka

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/segmentio/kafka-go/sasl"

	"github.com/eventc/eventc/internal/cluster"
)

const (
	defaultClientID       = "eventc"
	defaultRequestTimeout = 5 * time.Second
)

// connection is what producers and consumers have in common.
type connection struct {
	brokers        []string
	clientID       string
	tls            *tls.Config
	sasl           sasl.Mechanism
	dial           func(ctx context.Context, network, address string) (net.Conn, error)
	requestTimeout time.Duration
}

// cluster returns a connection to the cluster that needs to know the given topics, or all.
func (c connection) cluster(topics []string) *cluster.Cluster {
	return cluster.New(cluster.Config{
		Brokers:  c.brokers,
		ClientID: c.clientID,
		TLS:      c.tls,
		SASL:     c.sasl,
		Dial:     c.dial,
		Topics:   topics,
		Timeout:  c.requestTimeout,
	})
}

// complaints collects what is wrong with a configuration.
type complaints struct{ errs []error }

// check adds a complaint unless ok.
func (c *complaints) check(ok bool, format string, args ...any) {
	if !ok {
		c.errs = append(c.errs, fmt.Errorf(format, args...))
	}
}

// add adds a complaint that is not nil.
func (c *complaints) add(err error) {
	if err != nil {
		c.errs = append(c.errs, err)
	}
}

func (c *complaints) brokers(brokers []string) {
	c.check(len(brokers) > 0, "Brokers is empty: give the address (host:port) of at least one broker")
	for _, broker := range brokers {
		_, port, err := net.SplitHostPort(broker)
		c.check(err == nil && port != "", "Brokers has %q, which is no host:port", broker)
	}
}

// notNegative complains about values below zero, which is the default's.
func (c *complaints) notNegative(name string, value int64) {
	c.check(value >= 0, "%s is negative", name)
}

func (c *complaints) err() error { return errors.Join(c.errs...) }

// maxTopicName is the length of the longest name that Kafka allows for a topic.
const maxTopicName = 249

// checkTopicName says what is wrong with a topic's name, by Kafka's rules.
func checkTopicName(name string) error {
	legal := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r)
	}
	illegal := strings.IndexFunc(name, func(r rune) bool { return !legal(r) })
	switch {
	case name == "" || name == "." || name == "..":
		return fmt.Errorf("topic %q has no name that Kafka allows", name)
	case len(name) > maxTopicName:
		return fmt.Errorf("topic %s…: the name is longer than %d characters", name[:32], maxTopicName)
	case illegal >= 0:
		return fmt.Errorf("topic %q: the name has characters other than letters, digits, '.', '_' and '-'", name)
	}
	return nil
}
