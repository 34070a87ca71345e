package consume

import (
	"log/slog"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/backoff"
	"github.com/eventc/eventc/internal/cluster"
	"github.com/eventc/eventc/internal/partition"
	"github.com/eventc/eventc/internal/produce"
)

// Config is all that a [Group] needs. Every field must be set but those that say otherwise.
type Config struct {
	// Cluster is the cluster to read from.
	Cluster *cluster.Cluster
	// Brokers are the addresses that the group protocol begins with.
	Brokers []string
	// Group is the group's id.
	Group string
	// Topics are the topics to read.
	Topics []Topic
	// Letters sends dead letters.
	Letters *produce.Sender
	// ExplainLetter makes an error of the dead letter topic more useful.
	ExplainLetter func(topic string, err error) error
	// Log is where to log.
	Log *slog.Logger

	// FromLatest makes partitions without a committed offset, and those whose offset the broker
	// no longer has, begin at their end instead of their beginning. It may be false.
	FromLatest bool
	// Limits bound each partition.
	Limits partition.Limits
	// Attempts is how often a record is handled at most, Retry when.
	Attempts int
	Retry    backoff.Policy

	// SessionTimeout, HeartbeatInterval and RebalanceTimeout are those of the group protocol.
	SessionTimeout, HeartbeatInterval, RebalanceTimeout time.Duration
	// DrainTimeout is how long handlers may go on when a partition is given up.
	DrainTimeout time.Duration
	// CommitInterval is how often offsets are committed.
	CommitInterval time.Duration
	// WatchInterval is how often topics are looked at for new partitions.
	WatchInterval time.Duration
	// RequestTimeout bounds each request.
	RequestTimeout time.Duration
	// FetchMaxWait and FetchMaxBytes bound one answer to a fetch.
	FetchMaxWait  time.Duration
	FetchMaxBytes int
}

// Topic is a topic to read.
type Topic struct {
	// Name is the topic's name as the cluster has it, Schema its name as the schemas have it.
	Name, Schema string
	// Handler takes its records.
	Handler event.Handler
	// DeadLetters is the topic for what cannot be handled; empty means that it is discarded.
	DeadLetters string
}

const (
	// joinBackoff is how long kafka-go waits after a failed join; its default of 5 s is far
	// beyond what a new group's coordinator needs.
	joinBackoff = 250 * time.Millisecond
	// grace is how long a handler has to return after its context has ended.
	grace = time.Second
	// persistent is the number of errors in a row after which the consumer is unhealthy.
	persistent = 3
)

// patience is the backoff of everything that is tried until it succeeds.
func patience() backoff.Policy {
	return backoff.Policy{Initial: 100 * time.Millisecond, Max: 5 * time.Second}
}

func (c *Config) topic(name string) *Topic {
	for i := range c.Topics {
		if c.Topics[i].Name == name {
			return &c.Topics[i]
		}
	}
	return nil
}

func (c *Config) topicNames() []string {
	names := make([]string, len(c.Topics))
	for i := range c.Topics {
		names[i] = c.Topics[i].Name
	}
	return names
}
