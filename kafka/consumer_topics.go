package kafka

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/backoff"
	"github.com/eventc/eventc/internal/cluster"
	"github.com/eventc/eventc/internal/consume"
)

const (
	// startRequests is how many request timeouts Run takes to find the brokers and the topics.
	startRequests = 2
	// settleTime is how long a topic may be unknown to a broker after it was created on another.
	settleTime = time.Second
)

// topics returns the topics of the handlers, or all that is wrong with them.
func (c *Consumer) topics(handlers []event.Handler) ([]consume.Topic, error) {
	var topics []consume.Topic
	var is complaints
	for _, handler := range handlers {
		for _, name := range handler.Topics() {
			topics = append(topics, c.topic(name, handler))
		}
	}
	is.check(len(topics) > 0, "no handler has a topic: give Run at least one handler")
	seen := make(map[string]bool)
	for _, topic := range topics {
		is.check(!seen[topic.Name], "two handlers take topic %s: only one can", topic.Schema)
		seen[topic.Name] = true
	}
	for _, topic := range topics {
		is.add(checkTopicName(topic.Name))
		c.checkDeadLetters(&is, topic)
	}
	return topics, is.err()
}

func (c *Consumer) checkDeadLetters(is *complaints, topic consume.Topic) {
	if c.config.Discard {
		return
	}
	is.check(topic.DeadLetters != c.config.TopicPrefix, "DeadLetterTopic has no name for topic %s: to drop "+
		"what cannot be handled, set Discard", topic.Schema)
	if topic.DeadLetters != "" {
		is.add(checkTopicName(topic.DeadLetters))
	}
	is.check(topic.DeadLetters != topic.Name,
		"topic %s is its own dead letter topic: what cannot be handled would come again for ever", topic.Name)
}

func (c *Consumer) topic(name string, handler event.Handler) consume.Topic {
	topic := consume.Topic{Name: c.config.TopicPrefix + name, Schema: name, Handler: handler}
	if !c.config.Discard {
		topic.DeadLetters = c.config.TopicPrefix + c.config.DeadLetterTopic(name)
	}
	return topic
}

// topicNames returns the names of all topics that must exist, each once.
func topicNames(topics []consume.Topic) []string {
	var names []string
	for _, topic := range topics {
		names = append(names, topic.Name)
	}
	for _, topic := range topics {
		if topic.DeadLetters != "" && !slices.Contains(names, topic.DeadLetters) {
			names = append(names, topic.DeadLetters)
		}
	}
	return names
}

// prepareTopics makes sure that the topics exist: a group that is joined without one of them gets
// no partition of any.
func (c *Consumer) prepareTopics(ctx context.Context, connected *cluster.Cluster, names []string) error {
	timeout := startRequests * c.config.RequestTimeout
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	settle := min(settleTime, timeout/startRequests)
	if c.config.CreateTopics != nil {
		settle = 0 // a topic that is there nevertheless is no error
	}
	missing, err := c.findTopics(ctx, connected, names, settle)
	switch {
	case err != nil:
		return err
	case len(missing) == 0:
		return nil
	case c.config.CreateTopics == nil:
		return c.missing(missing)
	}
	if err := c.createTopics(ctx, connected, missing); err != nil {
		return err
	}
	if _, err = c.findTopics(ctx, connected, missing, timeout); err != nil {
		return fmt.Errorf("topics %v were created and do not appear: %w", missing, err)
	}
	return nil
}

func (c *Consumer) missing(topics []string) error {
	return fmt.Errorf("%w, or set ConsumerConfig.CreateTopics",
		&MissingTopicsError{Topics: topics, Brokers: c.config.Brokers})
}

// findTopics returns as soon as all topics are there, and otherwise those that are missing after
// the given time. It asks until ctx ends as long as no broker answers.
func (c *Consumer) findTopics(ctx context.Context, connected *cluster.Cluster, names []string, settle time.Duration) ([]string, error) {
	policy := backoff.Policy{Initial: 50 * time.Millisecond, Max: time.Second}
	deadline := time.Now().Add(settle)
	var last error
	for failures := 1; ; failures++ {
		missing, err := connected.Missing(ctx, names)
		if err == nil && (len(missing) == 0 || !time.Now().Before(deadline)) {
			return missing, nil
		}
		if err != nil && ctx.Err() == nil {
			last = err
		}
		connected.Refresh()
		if !backoff.Wait(ctx, policy.Delay(failures)) {
			return nil, cmp.Or(last, ctx.Err())
		}
	}
}

func (c *Consumer) createTopics(ctx context.Context, connected *cluster.Cluster, names []string) error {
	const brokersDefault = -1
	partitions, replicas := brokersDefault, brokersDefault
	if n := c.config.CreateTopics.Partitions; n > 0 {
		partitions = n
	}
	if n := c.config.CreateTopics.ReplicationFactor; n > 0 {
		replicas = n
	}
	c.config.Logger.Info("creating topics", "topics", names)
	return connected.CreateTopics(ctx, names, partitions, replicas)
}
