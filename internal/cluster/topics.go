package cluster

import (
	"context"
	"errors"
	"fmt"

	kafkago "github.com/segmentio/kafka-go"
)

// Missing returns those of the topics that do not exist, in their order.
func (c *Cluster) Missing(ctx context.Context, topics []string) ([]string, error) {
	var missing []string
	for _, topic := range topics {
		_, err := c.Partitions(ctx, topic)
		switch {
		case errors.Is(err, kafkago.UnknownTopicOrPartition):
			missing = append(missing, topic)
		case err != nil:
			return nil, fmt.Errorf("topic %s: %w", topic, err)
		}
	}
	return missing, nil
}

// CreateTopics creates topics, each with the given partitions and replicas (-1 means the broker's
// default), and waits until the cluster shows them. A topic that exists by now is no error.
func (c *Cluster) CreateTopics(ctx context.Context, topics []string, partitions, replicas int) error {
	request := &kafkago.CreateTopicsRequest{}
	for _, topic := range topics {
		request.Topics = append(request.Topics, kafkago.TopicConfig{
			Topic: topic, NumPartitions: partitions, ReplicationFactor: replicas,
		})
	}
	response, err := c.Client().CreateTopics(ctx, request)
	if err != nil {
		return fmt.Errorf("create topics %v: %w", topics, err)
	}
	var errs []error
	for _, topic := range topics {
		if err := response.Errors[topic]; err != nil && !errors.Is(err, kafkago.TopicAlreadyExists) {
			errs = append(errs, fmt.Errorf("create topic %s: %w", topic, err))
		}
	}
	return errors.Join(errs...)
}
