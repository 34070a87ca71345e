package conformance

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
)

// closeAnswers closes a producer while 64 goroutines use it: each accepted event is answered
// once, what is acknowledged is in the log, and later calls say that it is closed.
func closeAnswers(t *testing.T, b *bench) {
	b.topic(t, "notes", 8)
	producer := b.producer(t, nil)
	var accepted, answered, acked atomic.Int64
	var callers sync.WaitGroup
	enough := make(chan struct{})
	for caller := range 64 {
		callers.Go(func() {
			for i := 0; ; i++ {
				e := entry{"notes", fmt.Sprintf("caller-%d", caller), i}
				err := producer.Send(t.Context(), e.event(), func(err error) {
					answered.Add(1)
					if err == nil {
						acked.Add(1)
					}
				})
				if errors.Is(err, kafka.ErrQueueFull) {
					continue
				}
				if err != nil {
					if !errors.Is(err, kafka.ErrClosed) {
						t.Errorf("send: %v", err)
					}
					return
				}
				if accepted.Add(1) == 20_000 {
					close(enough)
				}
			}
		})
	}
	<-enough
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := producer.Close(ctx); err != nil {
		t.Errorf("close: %v", err)
	}
	callers.Wait()
	t.Logf("accepted %d, answered %d, acknowledged %d", accepted.Load(), answered.Load(), acked.Load())
	if accepted.Load() != answered.Load() || acked.Load() != accepted.Load() {
		t.Error("want all accepted events answered and acknowledged")
	}
	if records := b.read(t, "notes", int(acked.Load())); len(records) != int(acked.Load()) {
		t.Errorf("%d records in the log, want %d", len(records), acked.Load())
	}
	var failure *kafka.DeliveryError
	err := producer.Publish(t.Context(), entry{"notes", "late", 1}.event())
	if !errors.Is(err, kafka.ErrClosed) || !errors.As(err, &failure) || failure.OutcomeUnknown {
		t.Errorf("publish after Close: %v, want ErrClosed, surely not written", err)
	}
}

// compression is read back whatever it is.
func compression(t *testing.T, b *bench) {
	b.topic(t, "notes", 1)
	codecs := []kafka.Compression{kafka.NoCompression, kafka.Gzip, kafka.Snappy, kafka.LZ4, kafka.Zstd}
	for i, codec := range codecs {
		producer := b.producer(t, func(c *kafka.ProducerConfig) { c.Compression = codec })
		var records []event.Record
		for range 100 {
			records = append(records, event.Record{
				Topic: "notes", Key: []byte("k"), Value: fmt.Appendf(nil, "%d %s", codec, strings.Repeat("x", 1000)),
				Headers: []event.Header{{Key: "h", Value: nil}},
			})
		}
		if err := producer.PublishRecords(t.Context(), records...); err != nil {
			t.Fatalf("compression %d: %v", codec, err)
		}
		for _, r := range b.read(t, "notes", (i+1)*100)[i*100:] {
			if string(r.Value) != string(records[0].Value) || len(r.Headers) != 1 || r.Headers[0].Value != nil {
				t.Fatalf("compression %d: record %+v", codec, r)
			}
		}
	}
}

// tooLarge is a message that the broker refuses: its neighbours are delivered.
func tooLarge(t *testing.T, b *bench) {
	b.topic(t, "notes", 1)
	producer := b.producer(t, func(c *kafka.ProducerConfig) { c.MaxMessageBytes = 8 << 20 })
	records := make([]event.Record, 5)
	for i := range records {
		records[i] = event.Record{Topic: "notes", Key: []byte("k"), Value: fmt.Appendf(nil, "%d", i)}
	}
	records[2].Value = make([]byte, 2<<20)
	err := producer.PublishRecords(t.Context(), records...)
	var failures *kafka.PublishError
	if !errors.As(err, &failures) || failures.Total != 5 || len(failures.Failed) != 1 || failures.Failed[0].Index != 2 ||
		failures.Failed[0].OutcomeUnknown {
		t.Fatalf("publish: %v; want message 2 alone to fail", err)
	}
	if got := b.read(t, "notes", 4); len(got) != 4 {
		t.Errorf("%d records in the log, want 4", len(got))
	}
}
