package fetch

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/segmentio/kafka-go/protocol"
	fetchapi "github.com/segmentio/kafka-go/protocol/fetch"

	"github.com/eventc/eventc/event"
)

// errFormat says that a partition holds batches of a format that brokers before 0.11 wrote and
// that Kafka 4 no longer keeps.
var errFormat = errors.New("message format older than version 2: rewrite the topic with a newer producer")

// walk returns the committed records of a fetched partition from the offset on, and the offset
// to go on from.
func walk(answer *fetchapi.ResponsePartition, topic string, offset int64) ([]event.Record, int64, error) {
	stream, ok := answer.RecordSet.Records.(*protocol.RecordStream)
	if !ok || len(stream.Records) == 0 {
		return nil, offset, nil
	}
	w := walker{
		topic:     topic,
		partition: int(answer.Partition),
		from:      offset,
		next:      offset,
		aborted:   newAbortedProducers(answer.AbortedTransactions),
	}
	for _, batch := range stream.Records {
		if err := w.batch(batch); err != nil {
			return nil, offset, fmt.Errorf("%s/%d at offset %d: %w", topic, answer.Partition, w.next, err)
		}
	}
	if w.next == offset {
		// Compaction left batches without a record at or after the offset. How far they reach is
		// not known here, but the offset itself is behind us.
		w.next++
	}
	return w.records, w.next, nil
}

type walker struct {
	topic     string
	partition int
	from      int64
	next      int64
	aborted   abortedProducers
	records   []event.Record
}

func (w *walker) batch(batch protocol.RecordReader) error {
	switch batch := batch.(type) {
	case *protocol.ControlBatch:
		return w.markers(batch)
	case *protocol.RecordBatch:
		return w.data(batch)
	default:
		return errFormat
	}
}

// data takes the records of a batch, unless its transaction was aborted.
func (w *walker) data(batch *protocol.RecordBatch) error {
	drop := batch.Attributes.Transactional() && w.aborted.contain(batch.ProducerID, batch.BaseOffset)
	return w.each(batch, func(r *protocol.Record) error {
		if drop || r.Offset < w.from {
			return nil
		}
		record, err := w.record(r)
		if err != nil {
			return err
		}
		w.records = append(w.records, record)
		return nil
	})
}

// markers passes the records of a control batch, which no handler sees.
func (w *walker) markers(batch *protocol.ControlBatch) error {
	return w.each(batch, func(r *protocol.Record) error {
		abort, err := isAbort(r)
		if abort {
			w.aborted.end(batch.ProducerID)
		}
		return err
	})
}

// each calls f for each record of a batch, and moves on behind it.
func (w *walker) each(batch protocol.RecordReader, f func(*protocol.Record) error) error {
	for {
		r, err := batch.ReadRecord()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		err = f(r)
		release(r)
		if err != nil {
			return err
		}
		w.next = max(w.next, r.Offset+1)
	}
}

// record copies a record out of kafka-go's pages.
func (w *walker) record(r *protocol.Record) (event.Record, error) {
	key, err := protocol.ReadAll(r.Key)
	if err != nil {
		return event.Record{}, fmt.Errorf("key: %w", err)
	}
	value, err := protocol.ReadAll(r.Value)
	if err != nil {
		return event.Record{}, fmt.Errorf("value: %w", err)
	}
	return event.Record{
		Topic:     w.topic,
		Partition: w.partition,
		Offset:    r.Offset,
		Key:       key,
		Value:     value,
		Headers:   headers(r.Headers),
		Time:      r.Time.UTC(),
	}, nil
}

func headers(from []protocol.Header) []event.Header {
	if len(from) == 0 {
		return nil
	}
	to := make([]event.Header, len(from))
	for i, h := range from {
		to[i] = event.Header{Key: h.Key, Value: h.Value}
	}
	return to
}

// isAbort reports whether a control record ends a transaction by aborting it. Its key is two
// 16-bit numbers, the version of the format and the type, which is 0 for an abort (KIP-98).
func isAbort(r *protocol.Record) (bool, error) {
	const abort = 0
	key, err := protocol.ReadAll(r.Key)
	if err != nil {
		return false, fmt.Errorf("key of a control record: %w", err)
	}
	if len(key) < 4 {
		return false, fmt.Errorf("key of a control record has %d bytes, want 4", len(key))
	}
	return binary.BigEndian.Uint16(key[2:]) == abort, nil
}

// release gives the pages behind a record back to kafka-go's pool.
func release(r *protocol.Record) {
	for _, b := range []protocol.Bytes{r.Key, r.Value} {
		if b != nil {
			_ = b.Close() // memory pages: nothing can fail
		}
	}
}
