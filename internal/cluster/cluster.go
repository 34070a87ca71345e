package cluster

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"time"

	kafkago "github.com/segmentio/kafka-go"
	"github.com/segmentio/kafka-go/protocol"
	metadataapi "github.com/segmentio/kafka-go/protocol/metadata"
	"github.com/segmentio/kafka-go/sasl"
)

const (
	// metadataAge is the longest that the Transport goes without asking for the cluster's layout,
	// and the deadline that it gives the answer.
	metadataAge = 5 * time.Second
	// refreshInterval keeps many partitions that fail at once from asking many times.
	refreshInterval = 250 * time.Millisecond
)

// ErrUnreachable is matched by errors that say that no broker could be asked: nothing was sent.
var ErrUnreachable = errors.New("no broker can be reached")

// Config says how to reach a cluster.
type Config struct {
	// Brokers are the addresses (host:port) of some brokers.
	Brokers []string
	// ClientID is the name that the brokers see.
	ClientID string
	// TLS is the configuration of TLS, or nil for plain connections.
	TLS *tls.Config
	// SASL is the way to authenticate, or nil for none.
	SASL sasl.Mechanism
	// Dial opens network connections, or is nil for a plain dialer.
	Dial DialFunc
	// Topics are all topics of which the layout is needed; nil means those of the whole cluster.
	Topics []string
	// Timeout bounds one request, and the opening of a connection.
	Timeout time.Duration
}

// DialFunc opens a network connection.
type DialFunc func(ctx context.Context, network, address string) (net.Conn, error)

// Cluster is a connection to a cluster. Its methods may be called concurrently.
type Cluster struct {
	config    Config
	addr      net.Addr
	conns     *conns
	transport *kafkago.Transport
	cancel    context.CancelFunc // of the Transport's own work

	mu        sync.Mutex
	refreshed time.Time
}

// New returns a cluster; connections are opened when they are needed.
func New(config Config) *Cluster {
	tracked := newConns(config.Dial, config.Timeout)
	ctx, cancel := context.WithCancel(context.Background())
	return &Cluster{
		config: config,
		addr:   kafkago.TCP(config.Brokers...),
		conns:  tracked,
		cancel: cancel,
		transport: &kafkago.Transport{
			Dial:           tracked.dial,
			DialTimeout:    config.Timeout,
			ClientID:       config.ClientID,
			TLS:            config.TLS,
			SASL:           config.SASL,
			MetadataTTL:    metadataAge,
			MetadataTopics: config.Topics,
			Context:        ctx,
		},
	}
}

// Dialer returns a dialer for kafka-go's consumer group. Its connections end with Close, too.
func (c *Cluster) Dialer() *kafkago.Dialer {
	return &kafkago.Dialer{
		ClientID:      c.config.ClientID,
		Timeout:       c.config.Timeout,
		DialFunc:      c.conns.dial,
		TLS:           c.config.TLS,
		SASLMechanism: c.config.SASL,
	}
}

// Client returns kafka-go's client on the cluster's connections.
func (c *Cluster) Client() *kafkago.Client {
	return &kafkago.Client{Addr: c.addr, Timeout: c.config.Timeout, Transport: c.transport}
}

// RoundTrip sends a request to the broker that it is for and returns the response. The broker may
// take its time up to wait, on top of the cluster's timeout.
//
// That the layout lacks a topic, a partition or its leader is told by kafka-go's error codes, as
// a broker would.
func (c *Cluster) RoundTrip(ctx context.Context, wait time.Duration, request protocol.Message) (protocol.Message, error) {
	timeout := wait + c.config.Timeout
	limited, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	response, err := c.transport.RoundTrip(limited, c.addr, request)
	switch {
	case err == nil:
		return response, nil
	case ctx.Err() == nil && isTimeout(err):
		return nil, fmt.Errorf("no answer within %v: %w", timeout, err)
	}
	return nil, c.explain(limited, err)
}

// isTimeout reports whether a deadline passed: that of the context, or the same on the connection.
func isTimeout(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded)
}

// explain turns the Transport's complaints about its layout into error codes, unless the layout
// is lacking because no broker answers.
func (c *Cluster) explain(ctx context.Context, err error) error {
	code := kafkago.UnknownTopicOrPartition
	switch {
	case errors.Is(err, protocol.ErrNoLeader):
		code = kafkago.LeaderNotAvailable
	case errors.Is(err, protocol.ErrNoTopic), errors.Is(err, protocol.ErrNoPartition):
	default:
		return err
	}
	if _, unreachable := c.layout(ctx); unreachable != nil {
		return unreachable
	}
	return code
}

// Partitions returns the numbers of a topic's partitions in ascending order, as of the last view
// of the cluster. The error is [kafkago.UnknownTopicOrPartition] if there is no such topic.
func (c *Cluster) Partitions(ctx context.Context, topic string) ([]int, error) {
	ctx, cancel := context.WithTimeout(ctx, c.config.Timeout)
	defer cancel()
	layout, err := c.layout(ctx, topic)
	if err != nil {
		return nil, err
	}
	if len(layout.Topics) != 1 {
		return nil, kafkago.UnknownTopicOrPartition
	}
	found := layout.Topics[0]
	if found.ErrorCode != 0 {
		return nil, kafkago.Error(found.ErrorCode)
	}
	numbers := make([]int, len(found.Partitions))
	for i := range found.Partitions {
		numbers[i] = int(found.Partitions[i].PartitionIndex)
	}
	return numbers, nil
}

func (c *Cluster) layout(ctx context.Context, topics ...string) (*metadataapi.Response, error) {
	response, err := c.transport.RoundTrip(ctx, c.addr, &metadataapi.Request{TopicNames: topics})
	if err != nil {
		return nil, fmt.Errorf("%w at %s: %w%s", ErrUnreachable, strings.Join(c.config.Brokers, ", "), err, hint(err))
	}
	layout, ok := response.(*metadataapi.Response)
	if !ok {
		return nil, fmt.Errorf("metadata request answered by %T", response)
	}
	return layout, nil
}

// hint says what is behind a connection that a broker closes before it has answered.
func hint(err error) string {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return " (the broker closes the connection: check the settings of TLS and SASL)"
	}
	return ""
}

// Refresh throws the view of the cluster away, so that the next request sees who leads now. It
// does so a few times a second at most.
func (c *Cluster) Refresh() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if now := time.Now(); now.Sub(c.refreshed) >= refreshInterval {
		c.refreshed = now
		c.transport.CloseIdleConnections() // and with them the layout: the only way there is
	}
}

// Close closes all connections, those in use included, and refuses new ones.
func (c *Cluster) Close() {
	c.cancel()
	c.transport.CloseIdleConnections()
	c.conns.close()
}
