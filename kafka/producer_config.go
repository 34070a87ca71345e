package kafka

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net"
	"time"

	"github.com/segmentio/kafka-go/sasl"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/produce"
)

const (
	defaultBatchRecords    = 1000
	defaultMaxMessageBytes = 1 << 20
	defaultQueueRecords    = 100_000
	defaultQueueBytes      = 64 << 20
	defaultDeliveryTimeout = 5 * time.Second
)

// ProducerConfig configures a [Producer]. Only Brokers must be set.
//
// Acknowledgement by all in-sync replicas and the partitioner of Java's clients (murmur2 of the
// key, a partition by chance without one) are no settings.
type ProducerConfig struct {
	// Brokers are the addresses (host:port) of some brokers of the cluster.
	Brokers []string
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

	// TopicPrefix is put before the topics' names as the schemas have them, such as "staging.".
	// The default is no prefix.
	TopicPrefix string
	// Headers returns headers for the record of an event, such as a trace context; ctx is that of
	// Publish or Send. It is called concurrently. The default is no headers.
	Headers func(ctx context.Context, e event.Event) []event.Header

	// Linger is how long a batch waits for more messages when none of its partition is on its
	// way; while one is, the next fills anyway. The default is no wait.
	Linger time.Duration
	// BatchRecords is the largest number of messages in a batch. The default is 1000.
	BatchRecords int
	// BatchBytes is the size of a batch, in bytes before compression. The default is
	// MaxMessageBytes.
	BatchBytes int
	// MaxMessageBytes is the largest message, in bytes before compression, with key and headers.
	// The topic's max.message.bytes bounds it as well. The default is 1 MiB, like the brokers'.
	MaxMessageBytes int
	// QueueRecords is the largest number of messages that are accepted and not yet acknowledged.
	// The default is 100,000.
	QueueRecords int
	// QueueBytes is the size of the messages that are accepted and not yet acknowledged, in
	// bytes. The default is 64 MiB.
	QueueBytes int
	// Compression compresses batches. The default is none.
	Compression Compression

	// DeliveryTimeout is how long a message is tried, from its acceptance to its acknowledgement.
	// When a broker crashes, its partitions can be without a leader for longer: up to 9 s with
	// the brokers' stock session timeout, so that 15 s and more outlast it. The default is 5 s.
	DeliveryTimeout time.Duration
	// RequestTimeout is how long one request to a broker may take, and the opening of
	// a connection. The default is 5 s.
	RequestTimeout time.Duration

	// Logger is where failed deliveries are logged. The default is [slog.Default].
	Logger *slog.Logger
}

// Validate returns all that is wrong with the configuration, or nil.
func (c ProducerConfig) Validate() error {
	var is complaints
	is.brokers(c.Brokers)
	is.notNegative("Linger", int64(c.Linger))
	is.notNegative("BatchRecords", int64(c.BatchRecords))
	is.notNegative("BatchBytes", int64(c.BatchBytes))
	is.notNegative("MaxMessageBytes", int64(c.MaxMessageBytes))
	is.notNegative("QueueRecords", int64(c.QueueRecords))
	is.notNegative("QueueBytes", int64(c.QueueBytes))
	is.notNegative("DeliveryTimeout", int64(c.DeliveryTimeout))
	is.notNegative("RequestTimeout", int64(c.RequestTimeout))
	is.check(c.Compression.known(), "Compression is %d, which Kafka does not know", c.Compression)
	full := c.withDefaults()
	is.check(full.BatchBytes <= full.MaxMessageBytes,
		"BatchBytes is %d, more than MaxMessageBytes, %d: brokers refuse such batches", full.BatchBytes, full.MaxMessageBytes)
	is.check(full.QueueBytes >= full.MaxMessageBytes,
		"QueueBytes is %d, less than MaxMessageBytes, %d: such messages would never be accepted", full.QueueBytes, full.MaxMessageBytes)
	is.check(full.Linger < full.DeliveryTimeout,
		"Linger is %v, not less than DeliveryTimeout, %v: no message could be delivered", full.Linger, full.DeliveryTimeout)
	return is.err()
}

func (c ProducerConfig) withDefaults() ProducerConfig {
	setDefault(&c.ClientID, defaultClientID)
	setDefault(&c.BatchRecords, defaultBatchRecords)
	setDefault(&c.MaxMessageBytes, defaultMaxMessageBytes)
	setDefault(&c.BatchBytes, c.MaxMessageBytes)
	setDefault(&c.QueueRecords, defaultQueueRecords)
	setDefault(&c.QueueBytes, defaultQueueBytes)
	setDefault(&c.DeliveryTimeout, defaultDeliveryTimeout)
	setDefault(&c.RequestTimeout, defaultRequestTimeout)
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	return c
}

// setDefault sets a value that is zero.
func setDefault[T comparable](value *T, def T) {
	var zero T
	if *value == zero {
		*value = def
	}
}

func (c ProducerConfig) connection() connection {
	return connection{
		brokers: c.Brokers, clientID: c.ClientID, tls: c.TLS, sasl: c.SASL, dial: c.Dial,
		requestTimeout: c.RequestTimeout,
	}
}

func (c ProducerConfig) sender() produce.Config {
	return produce.Config{
		Linger:          c.Linger,
		BatchRecords:    c.BatchRecords,
		BatchBytes:      c.BatchBytes,
		MaxMessageBytes: c.MaxMessageBytes,
		QueueRecords:    c.QueueRecords,
		QueueBytes:      c.QueueBytes,
		DeliveryTimeout: c.DeliveryTimeout,
		RequestTimeout:  c.RequestTimeout,
	}
}
