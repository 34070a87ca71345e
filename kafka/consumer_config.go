package kafka

import (
	"context"
	"crypto/tls"
	"log/slog"
	"math"
	"net"
	"time"

	"github.com/segmentio/kafka-go/sasl"
)

const (
	defaultWorkers          = 8
	defaultMaxInFlight      = 1000
	defaultAttempts         = 10
	defaultInitialDelay     = 100 * time.Millisecond
	defaultMaxDelay         = 10 * time.Second
	defaultSessionTimeout   = 6 * time.Second
	defaultRebalanceTimeout = 30 * time.Second
	defaultDrainTimeout     = 20 * time.Second
	defaultCommitInterval   = time.Second
	defaultWatchInterval    = 5 * time.Second
	defaultFetchMaxWait     = 500 * time.Millisecond
	defaultFetchMaxBytes    = 1 << 20

	// maxHeartbeatInterval makes members notice a rebalance within a second.
	maxHeartbeatInterval = time.Second
	// drainMargin is what a drain leaves of the rebalance timeout for noticing the rebalance and
	// for the last commit, which the coordinator refuses afterwards.
	drainMargin = 3 * time.Second
)

// Start says where a group begins to read a partition for which it has committed no offset.
type Start int

const (
	// Earliest begins with the oldest record that the partition has.
	Earliest Start = iota
	// Latest begins with the records that are written from now on.
	Latest
)

// RetryPolicy says how a record is tried again whose handler failed. Its key waits meanwhile,
// other keys go on. A rejected payload and an error marked by [event.Permanent] are not tried
// again. When a partition moves to another member, its attempts are counted anew.
type RetryPolicy struct {
	// Attempts is how often a record is handled at most, the first time included. The default
	// is 10, which takes about half a minute.
	Attempts int
	// InitialDelay is the time before the second attempt; it doubles with each further one, and
	// is up to a fifth shorter by chance. The default is 100 ms.
	InitialDelay time.Duration
	// MaxDelay is the longest delay. The default is 10 s.
	MaxDelay time.Duration
}

// TopicSettings are those of topics that a consumer creates.
type TopicSettings struct {
	// Partitions is the number of partitions. The default is the broker's.
	Partitions int
	// ReplicationFactor is the number of replicas. The default is the broker's.
	ReplicationFactor int
}

// ConsumerConfig configures a [Consumer]. Brokers and Group must be set.
type ConsumerConfig struct {
	// Brokers are the addresses (host:port) of some brokers of the cluster.
	Brokers []string
	// Group is the id of the consumer group.
	Group string
	// ClientID is the name that the brokers see in logs, metrics and quotas. The default is
	// "eventc".
	ClientID string
	// TLS configures TLS. The default is a plain connection.
	TLS *tls.Config
	// SASL authenticates: a mechanism of kafka-go's packages sasl/plain and sasl/scram, or an own
	// one. The default is no authentication.
	SASL sasl.Mechanism
	// Dial opens network connections, for networks that need more than an address. The default is
	// a plain [net.Dialer].
	Dial func(ctx context.Context, network, address string) (net.Conn, error)

	// TopicPrefix is put before the topics' names as the schemas have them, such as "staging.",
	// dead letter topics included. Handlers see the names without it. The default is no prefix.
	TopicPrefix string
	// CreateTopics creates topics that are missing when Run begins, dead letter topics included.
	// The default is an error that says how to create them.
	CreateTopics *TopicSettings
	// Start says where to begin in partitions for which the group has committed no offset, and in
	// those whose committed offset the broker no longer has. The default is [Earliest].
	Start Start

	// Workers is the number of handlers that run at once for each partition, each on another key.
	// Records without a key keep their order among each other. The default is 8.
	Workers int
	// MaxInFlight is the number of records of each partition between the oldest that is not done
	// and the newest that was given to a handler: when it is reached, the partition waits. It
	// bounds the memory, together with FetchMaxBytes, and what comes again after a crash. The
	// default is 1000.
	MaxInFlight int
	// Retry says how records are tried again. The default is that of its fields.
	Retry RetryPolicy
	// DeadLetterTopic returns the name of the topic for the records of a topic that cannot be
	// handled, both without TopicPrefix. The default adds ".dlq".
	DeadLetterTopic func(topic string) string
	// Discard drops records that cannot be handled: they are counted and logged, and are lost.
	// The default is the dead letter topic.
	Discard bool

	// SessionTimeout is how long a member may be silent before its partitions go to others. The
	// brokers' group.min.session.timeout.ms bounds it. The default is 6 s.
	SessionTimeout time.Duration
	// RebalanceTimeout is how long the group waits for its members when partitions are assigned
	// anew. The default is 30 s.
	RebalanceTimeout time.Duration
	// DrainTimeout is how long handlers may go on when their partition is given up, in a rebalance
	// or because Run's context has ended; then their context ends. It must be at least 3 s less
	// than RebalanceTimeout. The default is 20 s, or what RebalanceTimeout allows.
	DrainTimeout time.Duration
	// CommitInterval is how often offsets are committed, besides when partitions are given up.
	// The default is 1 s.
	CommitInterval time.Duration
	// PartitionWatchInterval is how often topics are looked at for new partitions. The default
	// is 5 s.
	PartitionWatchInterval time.Duration
	// FetchMaxWait is how long a broker may wait for records before it answers with none. The
	// default is 500 ms.
	FetchMaxWait time.Duration
	// FetchMaxBytes is how many bytes of records a broker sends at once for each partition; a
	// batch that is larger comes nevertheless. The default is 1 MiB.
	FetchMaxBytes int
	// RequestTimeout is how long one request to a broker may take, and the opening of
	// a connection. Run returns an error if no broker is found within twice that time. The
	// default is 5 s.
	RequestTimeout time.Duration

	// Logger is where to log what happens in the background. The default is [slog.Default].
	Logger *slog.Logger
}

// Validate returns all that is wrong with the configuration, or nil.
func (c ConsumerConfig) Validate() error {
	var is complaints
	is.brokers(c.Brokers)
	is.check(c.Group != "", "Group is empty: give the id of the consumer group")
	is.check(c.Start == Earliest || c.Start == Latest, "Start is %d, neither Earliest nor Latest", c.Start)
	is.check(!c.Discard || c.DeadLetterTopic == nil, "Discard and DeadLetterTopic are both set: choose one")
	for name, value := range c.numbers() {
		is.notNegative(name, value)
	}
	full := c.withDefaults()
	is.check(full.Retry.InitialDelay <= full.Retry.MaxDelay,
		"Retry.InitialDelay is %v, more than Retry.MaxDelay, %v", full.Retry.InitialDelay, full.Retry.MaxDelay)
	is.check(full.RebalanceTimeout > drainMargin && full.DrainTimeout <= full.RebalanceTimeout-drainMargin,
		"DrainTimeout is %v, which leaves less than %v of RebalanceTimeout, %v: the last commit would come too late",
		full.DrainTimeout, drainMargin, full.RebalanceTimeout)
	is.check(full.FetchMaxBytes <= math.MaxInt32, "FetchMaxBytes is %d, more than 2 GiB", full.FetchMaxBytes)
	if s := c.CreateTopics; s != nil {
		is.notNegative("CreateTopics.Partitions", int64(s.Partitions))
		is.notNegative("CreateTopics.ReplicationFactor", int64(s.ReplicationFactor))
	}
	return is.err()
}

// numbers returns the settings that may not be negative, in their order.
func (c ConsumerConfig) numbers() func(yield func(string, int64) bool) {
	settings := []struct {
		name  string
		value int64
	}{
		{"Workers", int64(c.Workers)},
		{"MaxInFlight", int64(c.MaxInFlight)},
		{"Retry.Attempts", int64(c.Retry.Attempts)},
		{"Retry.InitialDelay", int64(c.Retry.InitialDelay)},
		{"Retry.MaxDelay", int64(c.Retry.MaxDelay)},
		{"SessionTimeout", int64(c.SessionTimeout)},
		{"RebalanceTimeout", int64(c.RebalanceTimeout)},
		{"DrainTimeout", int64(c.DrainTimeout)},
		{"CommitInterval", int64(c.CommitInterval)},
		{"PartitionWatchInterval", int64(c.PartitionWatchInterval)},
		{"FetchMaxWait", int64(c.FetchMaxWait)},
		{"FetchMaxBytes", int64(c.FetchMaxBytes)},
		{"RequestTimeout", int64(c.RequestTimeout)},
	}
	return func(yield func(string, int64) bool) {
		for _, s := range settings {
			if !yield(s.name, s.value) {
				return
			}
		}
	}
}

func (c ConsumerConfig) withDefaults() ConsumerConfig {
	setDefault(&c.ClientID, defaultClientID)
	setDefault(&c.Workers, defaultWorkers)
	setDefault(&c.MaxInFlight, defaultMaxInFlight)
	setDefault(&c.Retry.Attempts, defaultAttempts)
	setDefault(&c.Retry.InitialDelay, defaultInitialDelay)
	setDefault(&c.Retry.MaxDelay, max(defaultMaxDelay, c.Retry.InitialDelay))
	setDefault(&c.SessionTimeout, defaultSessionTimeout)
	setDefault(&c.RebalanceTimeout, defaultRebalanceTimeout)
	setDefault(&c.DrainTimeout, min(defaultDrainTimeout, c.RebalanceTimeout-drainMargin))
	setDefault(&c.CommitInterval, defaultCommitInterval)
	setDefault(&c.PartitionWatchInterval, defaultWatchInterval)
	setDefault(&c.FetchMaxWait, defaultFetchMaxWait)
	setDefault(&c.FetchMaxBytes, defaultFetchMaxBytes)
	setDefault(&c.RequestTimeout, defaultRequestTimeout)
	if c.DeadLetterTopic == nil {
		c.DeadLetterTopic = func(topic string) string { return topic + deadLetterSuffix }
	}
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	return c
}

func (c ConsumerConfig) connection() connection {
	return connection{
		brokers: c.Brokers, clientID: c.ClientID, tls: c.TLS, sasl: c.SASL, dial: c.Dial,
		requestTimeout: c.RequestTimeout,
	}
}

// heartbeatInterval is a third of the session timeout, as Kafka advises, and short enough to
// notice a rebalance soon.
func (c ConsumerConfig) heartbeatInterval() time.Duration {
	return min(c.SessionTimeout/3, maxHeartbeatInterval)
}
