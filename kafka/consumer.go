package kafka

import (
	"context"
	"errors"
	"fmt"
	"sync"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/backoff"
	"github.com/eventc/eventc/internal/cluster"
	"github.com/eventc/eventc/internal/consume"
	"github.com/eventc/eventc/internal/partition"
	"github.com/eventc/eventc/internal/produce"
)

// errRunning is returned by a second Run.
var errRunning = errors.New("consumer is running already")

// Consumer receives the events of topics as a member of a consumer group. Its methods may be
// called concurrently.
type Consumer struct {
	config ConsumerConfig

	mu      sync.Mutex
	running bool
	group   *consume.Group // of the last run
}

// NewConsumer returns a consumer. It does not connect; the error is what is wrong with the
// configuration.
func NewConsumer(config ConsumerConfig) (*Consumer, error) {
	if err := config.Validate(); err != nil {
		return nil, fmt.Errorf("kafka.ConsumerConfig: %w", err)
	}
	return &Consumer{config: config.withDefaults()}, nil
}

// Run joins the group and gives the records of the handlers' topics to them, until ctx ends. Then
// it stops reading, lets the handlers that run finish, commits and leaves the group; it returns
// nil if all of that was done within [ConsumerConfig.DrainTimeout].
//
// A record is done when its handler returns nil or [event.ErrSkipped], or when it is in the dead
// letter topic: at once if the error matches [event.ErrRejected] or [event.ErrPermanent], else
// when [RetryPolicy.Attempts] have failed. A panic counts as an error. The handler's context has
// ctx's values and the record ([event.RecordFromContext]), and ends only when the handler
// outlasts a drain or its partition is lost.
//
// Errors that come before the consumer has joined are returned: a [*MissingTopicsError], brokers
// out of reach, two handlers for one topic. Later ones are logged and tried again; see
// [Consumer.Healthy]. Run may be called again when it has returned, not before.
func (c *Consumer) Run(ctx context.Context, handlers ...event.Handler) error {
	topics, err := c.topics(handlers)
	if err != nil {
		return fmt.Errorf("consumer of group %s: %w", c.config.Group, err)
	}
	names := topicNames(topics)
	connected := c.config.connection().cluster(names)
	defer connected.Close()
	letters := produce.New(produce.ClusterLink{Cluster: connected}, c.letterConfig())
	defer closeLetters(letters)
	group := consume.New(c.groupConfig(connected, topics, letters))
	if !c.begin(group) {
		return errRunning
	}
	defer c.end()
	if err := c.prepareTopics(ctx, connected, names); err != nil {
		if ctx.Err() != nil {
			return nil // asked to stop before there was anything to do
		}
		return fmt.Errorf("consumer of group %s: %w", c.config.Group, err)
	}
	if err := group.Run(ctx); err != nil {
		return fmt.Errorf("consumer of group %s: %w", c.config.Group, err)
	}
	return nil
}

func (c *Consumer) begin(group *consume.Group) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running {
		return false
	}
	c.running = true
	c.group = group
	return true
}

func (c *Consumer) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.running = false
}

// letterConfig is that of the sender of dead letters. How large and how many they may be is left
// to the broker and to the bounds of the partitions.
func (c *Consumer) letterConfig() produce.Config {
	const unbounded = 1 << 30
	return produce.Config{
		BatchRecords:    defaultBatchRecords,
		BatchBytes:      defaultMaxMessageBytes,
		MaxMessageBytes: unbounded,
		QueueRecords:    unbounded,
		QueueBytes:      unbounded,
		DeliveryTimeout: defaultDeliveryTimeout,
		RequestTimeout:  c.config.RequestTimeout,
	}
}

// closeLetters ends the sender of dead letters, of which nobody waits for an answer any more.
func closeLetters(letters *produce.Sender) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_ = letters.Close(ctx) // says that it did not wait
}

func (c *Consumer) groupConfig(connected *cluster.Cluster, topics []consume.Topic, letters *produce.Sender) consume.Config {
	return consume.Config{
		Cluster:           connected,
		Brokers:           c.config.Brokers,
		Group:             c.config.Group,
		Topics:            topics,
		Letters:           letters,
		ExplainLetter:     c.explainLetter,
		Log:               c.config.Logger,
		FromLatest:        c.config.Start == Latest,
		Limits:            partition.Limits{Workers: c.config.Workers, Window: c.config.MaxInFlight},
		Attempts:          c.config.Retry.Attempts,
		Retry:             backoff.Policy{Initial: c.config.Retry.InitialDelay, Max: c.config.Retry.MaxDelay},
		SessionTimeout:    c.config.SessionTimeout,
		HeartbeatInterval: c.config.heartbeatInterval(),
		RebalanceTimeout:  c.config.RebalanceTimeout,
		DrainTimeout:      c.config.DrainTimeout,
		CommitInterval:    c.config.CommitInterval,
		WatchInterval:     c.config.PartitionWatchInterval,
		RequestTimeout:    c.config.RequestTimeout,
		FetchMaxWait:      c.config.FetchMaxWait,
		FetchMaxBytes:     c.config.FetchMaxBytes,
	}
}

// explainLetter says how to mend errors of dead letters for which there is a remedy.
func (c *Consumer) explainLetter(topic string, err error) error {
	switch {
	case errors.Is(err, kafkago.UnknownTopicOrPartition):
		return &MissingTopicsError{Topics: []string{topic}, Brokers: c.config.Brokers}
	case errors.Is(err, kafkago.MessageSizeTooLarge):
		return fmt.Errorf("larger than max.message.bytes of %s, raise it: %w", topic, err)
	}
	return err
}

// Healthy returns nil if the consumer is a member of its group and all its partitions go on.
// Otherwise it returns what is wrong: [ErrNotRunning], or one error for each thing that has
// failed several times in a row, such as a partition that cannot be read, or a dead letter that
// cannot be written.
func (c *Consumer) Healthy() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.running {
		return ErrNotRunning
	}
	return c.group.Healthy()
}
