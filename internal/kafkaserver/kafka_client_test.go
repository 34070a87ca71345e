//go:build kafka && unix

package kafkaserver

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"

	kafkago "github.com/segmentio/kafka-go"
	"github.com/segmentio/kafka-go/sasl"
)

func newClient(t *testing.T, addresses []string, mechanism sasl.Mechanism) *kafkago.Client {
	t.Helper()
	// The transport answers metadata requests from what it knows: let it know what is new.
	transport := &kafkago.Transport{SASL: mechanism, MetadataTTL: 100 * time.Millisecond}
	t.Cleanup(transport.CloseIdleConnections)
	return &kafkago.Client{Addr: kafkago.TCP(addresses...), Transport: transport, Timeout: patience}
}

// createTopic makes a topic of one partition and waits for its leader.
func createTopic(t *testing.T, client *kafkago.Client, topic string, replicas int) {
	t.Helper()
	reply, err := client.CreateTopics(t.Context(), &kafkago.CreateTopicsRequest{
		Topics: []kafkago.TopicConfig{{Topic: topic, NumPartitions: 1, ReplicationFactor: replicas}},
	})
	if err = errors.Join(err, reply.Errors[topic]); err != nil {
		t.Fatal(err)
	}
	eventually(t, patience, func() error {
		if p := partition(t, client, topic); len(p.Isr) < replicas {
			return fmt.Errorf("in sync: %v", p.Isr)
		}
		return nil
	})
}

// partition returns what a node knows of the topic's only partition; its zero value is nothing.
func partition(t *testing.T, client *kafkago.Client, topic string) kafkago.Partition {
	t.Helper()
	metadata, err := client.Metadata(t.Context(), &kafkago.MetadataRequest{Topics: []string{topic}})
	if err != nil || len(metadata.Topics) == 0 || len(metadata.Topics[0].Partitions) == 0 {
		return kafkago.Partition{}
	}
	return metadata.Topics[0].Partitions[0]
}

func produce(t *testing.T, client *kafkago.Client, topic, value string) {
	t.Helper()
	eventually(t, patience, func() error {
		reply, err := client.Produce(t.Context(), &kafkago.ProduceRequest{
			Topic: topic, RequiredAcks: kafkago.RequireAll,
			Records: kafkago.NewRecordReader(kafkago.Record{Value: kafkago.NewBytes([]byte(value))}),
		})
		if err != nil {
			return err
		}
		return reply.Error
	})
}

func checkValues(t *testing.T, client *kafkago.Client, topic string, want ...string) {
	t.Helper()
	eventually(t, patience, func() error {
		got, err := values(t, client, topic)
		if err == nil && !slices.Equal(got, want) {
			err = fmt.Errorf("got %q, want %q", got, want)
		}
		return err
	})
}

func values(t *testing.T, client *kafkago.Client, topic string) (values []string, err error) {
	t.Helper()
	reply, err := client.Fetch(t.Context(), &kafkago.FetchRequest{Topic: topic, MaxBytes: 1 << 20})
	if err = errors.Join(err, replyError(reply)); err != nil {
		return nil, err
	}
	for {
		record, err := reply.Records.ReadRecord()
		if errors.Is(err, io.EOF) {
			return values, nil
		}
		if err != nil {
			return nil, err
		}
		value, err := kafkago.ReadAll(record.Value)
		if err != nil {
			return nil, err
		}
		values = append(values, string(value))
	}
}

func replyError(reply *kafkago.FetchResponse) error {
	if reply == nil {
		return nil
	}
	return reply.Error
}
