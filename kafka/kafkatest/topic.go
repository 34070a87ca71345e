package kafkatest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/cluster"
	"github.com/eventc/eventc/internal/coordinator"
	"github.com/eventc/eventc/internal/fetch"
	"github.com/eventc/eventc/internal/produce"
)

const (
	requestTimeout  = 10 * time.Second
	fetchWait       = 50 * time.Millisecond
	fetchBytes      = 8 << 20
	deliveryTimeout = 10 * time.Second
	unbounded       = 1 << 30
)

func connect(addrs []string) (*cluster.Cluster, error) {
	if len(addrs) == 0 {
		return nil, errNoBroker
	}
	return cluster.New(cluster.Config{Brokers: addrs, ClientID: "kafkatest", Timeout: requestTimeout}), nil
}

// ReadTopic returns all committed records of a topic of any cluster, by partition and offset.
// Records of transactions that are open or aborted are not among them.
func ReadTopic(ctx context.Context, addrs []string, topic string) ([]event.Record, error) {
	connected, err := connect(addrs)
	if err != nil {
		return nil, err
	}
	defer connected.Close()
	fetcher := &fetch.Fetcher{Cluster: connected, MaxWait: fetchWait, MaxBytes: fetchBytes}
	partitions, err := connected.Partitions(ctx, topic)
	if err != nil {
		return nil, fmt.Errorf("read topic %s: %w", topic, err)
	}
	var records []event.Record
	for _, partition := range partitions {
		read, err := readPartition(ctx, fetcher, topic, partition)
		if err != nil {
			return nil, fmt.Errorf("read %s/%d: %w", topic, partition, err)
		}
		records = append(records, read...)
	}
	return records, nil
}

func readPartition(ctx context.Context, fetcher *fetch.Fetcher, topic string, partition int) ([]event.Record, error) {
	offset, err := fetcher.Earliest(ctx, topic, partition)
	if err != nil {
		return nil, err
	}
	end, err := fetcher.Latest(ctx, topic, partition)
	if err != nil {
		return nil, err
	}
	var records []event.Record
	for offset < end {
		result, err := fetcher.Fetch(ctx, topic, partition, offset)
		if err != nil {
			return nil, err
		}
		records = append(records, result.Records...)
		offset = result.Next
	}
	return records, nil
}

// WaitTopic waits until a topic of any cluster has at least n records, and returns all of them
// like [ReadTopic]. The error is ctx's if that ends before.
func WaitTopic(ctx context.Context, addrs []string, topic string, n int) ([]event.Record, error) {
	var records []event.Record
	var err error
	waitErr := WaitFor(ctx, func() bool {
		records, err = ReadTopic(ctx, addrs, topic)
		return err == nil && len(records) >= n
	})
	if waitErr != nil {
		return records, fmt.Errorf("topic %s has %d records, want %d: %w", topic, len(records), n, cmp.Or(err, waitErr))
	}
	return records, nil
}

// Write writes records to any cluster, as [Broker.Write] does.
func Write(ctx context.Context, addrs []string, records ...event.Record) error {
	connected, err := connect(addrs)
	if err != nil {
		return err
	}
	defer connected.Close()
	sender := produce.New(produce.ClusterLink{Cluster: connected}, produce.Config{
		BatchRecords: 1000, BatchBytes: 1 << 20, MaxMessageBytes: unbounded, QueueRecords: unbounded,
		QueueBytes: unbounded, DeliveryTimeout: deliveryTimeout, RequestTimeout: requestTimeout,
	})
	results := make(chan produce.Result, len(records))
	for i := range records {
		d := &produce.Delivery{Record: records[i], Done: func(r produce.Result) { results <- r }}
		if err := sender.Offer(d); err != nil {
			results <- produce.Result{Err: err}
		}
	}
	err = sender.Close(ctx)
	close(results)
	for r := range results {
		if r.Err != nil {
			return fmt.Errorf("write: %w", errors.Join(err, r.Err))
		}
	}
	return nil
}

// Committed returns the offsets that a group has committed for the partitions of a topic of any
// cluster, by partition. It is -1 where there is none.
func Committed(ctx context.Context, addrs []string, group, topic string) ([]int64, error) {
	connected, err := connect(addrs)
	if err != nil {
		return nil, err
	}
	defer connected.Close()
	numbers, err := connected.Partitions(ctx, topic)
	if err != nil {
		return nil, fmt.Errorf("topic %s: %w", topic, err)
	}
	var partitions []coordinator.TopicPartition
	for _, number := range numbers {
		partitions = append(partitions, coordinator.TopicPartition{Topic: topic, Partition: number})
	}
	member := &coordinator.Member{Cluster: connected, Group: group, Generation: coordinator.Outside}
	committed, err := member.Committed(ctx, partitions)
	if err != nil {
		return nil, err
	}
	offsets := make([]int64, slices.Max(numbers)+1)
	for tp, offset := range committed {
		offsets[tp.Partition] = offset
	}
	return offsets, nil
}
