package fetch

import (
	"context"
	"errors"
	"fmt"
	"time"

	kafkago "github.com/segmentio/kafka-go"
	fetchapi "github.com/segmentio/kafka-go/protocol/fetch"
	"github.com/segmentio/kafka-go/protocol/listoffsets"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/cluster"
)

// readCommitted is the isolation level at which a broker holds back records of open transactions
// and names the aborted ones (KIP-98).
const readCommitted = 1

// errShape says that a broker answered for something that was not asked.
var errShape = errors.New("the broker's answer is not about the partition that was asked for")

// Fetcher reads partitions of one cluster. Its methods may be called concurrently.
type Fetcher struct {
	// Cluster is the cluster to read from.
	Cluster *cluster.Cluster
	// MaxWait is how long a broker may wait for records before it answers with none.
	MaxWait time.Duration
	// MaxBytes is the size of one answer; a single batch that is larger comes nevertheless.
	MaxBytes int32
}

// Result is the answer to one fetch.
type Result struct {
	// Records are the records from the offset on, in order; there may be none.
	Records []event.Record
	// Next is the offset to go on from. It can be beyond the last record.
	Next int64
	// HighWatermark is the offset after the partition's last record.
	HighWatermark int64
}

// Fetch reads the records of a partition from an offset on. Errors of the broker match kafka-go's
// error codes, [kafkago.OffsetOutOfRange] above all.
func (f *Fetcher) Fetch(ctx context.Context, topic string, partition int, offset int64) (Result, error) {
	response, err := f.Cluster.RoundTrip(ctx, f.MaxWait, f.request(topic, partition, offset))
	if err != nil {
		return Result{}, err
	}
	answer, err := answerFor(response, topic, partition)
	if err != nil {
		return Result{}, err
	}
	records, next, err := walk(answer, topic, offset)
	if err != nil {
		return Result{}, err
	}
	return Result{Records: records, Next: next, HighWatermark: answer.HighWatermark}, nil
}

func (f *Fetcher) request(topic string, partition int, offset int64) *fetchapi.Request {
	return &fetchapi.Request{
		ReplicaID:      -1,
		MaxWaitTime:    int32(f.MaxWait.Milliseconds()),
		MinBytes:       1,
		MaxBytes:       f.MaxBytes,
		IsolationLevel: readCommitted,
		SessionID:      -1,
		SessionEpoch:   -1,
		Topics: []fetchapi.RequestTopic{{
			Topic: topic,
			Partitions: []fetchapi.RequestPartition{{
				Partition:          int32(partition),
				CurrentLeaderEpoch: -1,
				FetchOffset:        offset,
				LogStartOffset:     -1,
				PartitionMaxBytes:  f.MaxBytes,
			}},
		}},
	}
}

func answerFor(message any, topic string, partition int) (*fetchapi.ResponsePartition, error) {
	response, ok := message.(*fetchapi.Response)
	if !ok {
		return nil, fmt.Errorf("%w: %T", errShape, message)
	}
	if response.ErrorCode != 0 {
		return nil, kafkago.Error(response.ErrorCode)
	}
	if len(response.Topics) != 1 || response.Topics[0].Topic != topic || len(response.Topics[0].Partitions) != 1 {
		return nil, errShape
	}
	answer := &response.Topics[0].Partitions[0]
	switch {
	case int(answer.Partition) != partition:
		return nil, errShape
	case answer.ErrorCode != 0:
		return nil, kafkago.Error(answer.ErrorCode)
	}
	return answer, nil
}

// Earliest returns the offset of the oldest record that the partition still has.
func (f *Fetcher) Earliest(ctx context.Context, topic string, partition int) (int64, error) {
	return f.offsetAt(ctx, topic, partition, kafkago.FirstOffset)
}

// Latest returns the offset after the partition's last committed record.
func (f *Fetcher) Latest(ctx context.Context, topic string, partition int) (int64, error) {
	return f.offsetAt(ctx, topic, partition, kafkago.LastOffset)
}

func (f *Fetcher) offsetAt(ctx context.Context, topic string, partition int, timestamp int64) (int64, error) {
	message, err := f.Cluster.RoundTrip(ctx, 0, &listoffsets.Request{
		ReplicaID:      -1,
		IsolationLevel: readCommitted,
		Topics: []listoffsets.RequestTopic{{
			Topic: topic,
			Partitions: []listoffsets.RequestPartition{{
				Partition:          int32(partition),
				CurrentLeaderEpoch: -1,
				Timestamp:          timestamp,
			}},
		}},
	})
	if err != nil {
		return 0, err
	}
	response, ok := message.(*listoffsets.Response)
	if !ok || len(response.Topics) != 1 || len(response.Topics[0].Partitions) != 1 {
		return 0, errShape
	}
	answer := response.Topics[0].Partitions[0]
	if answer.ErrorCode != 0 {
		return 0, kafkago.Error(answer.ErrorCode)
	}
	return answer.Offset, nil
}
