package produce

import (
	"context"
	"errors"
	"fmt"
	"time"

	kafkago "github.com/segmentio/kafka-go"
	"github.com/segmentio/kafka-go/compress"
	"github.com/segmentio/kafka-go/protocol"
	produceapi "github.com/segmentio/kafka-go/protocol/produce"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/cluster"
)

// acknowledgeAll asks the leader to wait for all in-sync replicas.
const acknowledgeAll = -1

// errShape says that a broker answered for something that was not asked.
var errShape = errors.New("the broker's answer is not about the partition that was written to")

// ClusterLink is the [Link] to a real cluster.
type ClusterLink struct {
	*cluster.Cluster
	// Compression is what batches are compressed with.
	Compression compress.Compression
}

var _ Link = ClusterLink{}

// Produce implements [Link].
func (l ClusterLink) Produce(ctx context.Context, topic string, partition int, records []*event.Record) (int64, error) {
	message, err := l.RoundTrip(ctx, 0, l.request(ctx, topic, partition, records))
	if err != nil {
		return 0, err
	}
	response, ok := message.(*produceapi.Response)
	if !ok || len(response.Topics) != 1 || len(response.Topics[0].Partitions) != 1 {
		return 0, errShape
	}
	answer := response.Topics[0].Partitions[0]
	switch {
	case answer.ErrorCode == 0:
		return answer.BaseOffset, nil
	case answer.ErrorMessage != "":
		return 0, fmt.Errorf("%w: %s", kafkago.Error(answer.ErrorCode), answer.ErrorMessage)
	default:
		return 0, kafkago.Error(answer.ErrorCode)
	}
}

func (l ClusterLink) request(ctx context.Context, topic string, partition int, records []*event.Record) *produceapi.Request {
	set := protocol.RecordSet{
		Attributes: protocol.Attributes(l.Compression),
		Records:    protocol.NewRecordReader(encode(records)...),
	}
	return &produceapi.Request{
		Acks:    acknowledgeAll,
		Timeout: brokerTimeout(ctx),
		Topics: []produceapi.RequestTopic{{
			Topic:      topic,
			Partitions: []produceapi.RequestPartition{{Partition: int32(partition), RecordSet: set}},
		}},
	}
}

// brokerTimeout is how long the leader may wait for its replicas, in milliseconds: short of the
// deadline, so that its answer comes in time.
func brokerTimeout(ctx context.Context) int32 {
	deadline, ok := ctx.Deadline()
	if !ok {
		return 0
	}
	return int32(max(time.Until(deadline)*3/4, time.Millisecond).Milliseconds())
}

func encode(records []*event.Record) []protocol.Record {
	encoded := make([]protocol.Record, len(records))
	for i, r := range records {
		encoded[i] = protocol.Record{
			Time:    r.Time,
			Key:     protocol.NewBytes(r.Key),
			Value:   protocol.NewBytes(r.Value),
			Headers: headers(r.Headers),
		}
	}
	return encoded
}

func headers(from []event.Header) []protocol.Header {
	if len(from) == 0 {
		return nil
	}
	to := make([]protocol.Header, len(from))
	for i, h := range from {
		to[i] = protocol.Header{Key: h.Key, Value: h.Value}
	}
	return to
}
