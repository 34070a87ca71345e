package kafkatest_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	kafkago "github.com/segmentio/kafka-go"
	"go.uber.org/goleak"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka/kafkatest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestABrokerHasItsNodesAndTopics(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Nodes: 3, Topics: map[string]int{"a": 2, "b": 1}})
	if addrs := broker.Addrs(); len(addrs) != 3 {
		t.Errorf("addresses %v, want 3", addrs)
	}
	if err := broker.CreateTopic("a", 1); err == nil || !strings.Contains(err.Error(), "create topic a") {
		t.Errorf("create a topic that is there: %v", err)
	}
	if err := broker.CreateTopic("c", 0); err == nil || err.Error() != "topic c: 0 partitions, want at least 1" {
		t.Errorf("create a topic without partitions: %v", err)
	}
	if err := broker.DeleteTopic("b"); err != nil {
		t.Error(err)
	}
	if err := broker.DeleteTopic("b"); err == nil || !strings.Contains(err.Error(), "delete topic b") {
		t.Errorf("delete a topic that is gone: %v", err)
	}
	if _, err := broker.Records(t.Context(), "b"); !errors.Is(err, kafkago.UnknownTopicOrPartition) {
		t.Errorf("records of a topic that is gone: %v", err)
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"a": 3}})
	var want []string
	var records []event.Record
	for _, text := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		records = append(records, event.Record{Topic: "a", Key: []byte(text), Value: []byte(text)})
		want = append(want, text)
	}
	if err := broker.Write(t.Context(), records...); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	got, err := kafkatest.WaitTopic(ctx, broker.Addrs(), "a", 7)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for i, r := range got {
		texts = append(texts, string(r.Value))
		if i > 0 && (r.Partition < got[i-1].Partition || r.Partition == got[i-1].Partition && r.Offset <= got[i-1].Offset) {
			t.Errorf("record %d/%d comes after %d/%d", r.Partition, r.Offset, got[i-1].Partition, got[i-1].Offset)
		}
	}
	slices.Sort(texts)
	if !slices.Equal(texts, want) {
		t.Errorf("read %q, want %q", texts, want)
	}
}

func TestWaitTopicSaysWhatItHas(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"a": 1}})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := kafkatest.WaitTopic(ctx, broker.Addrs(), "a", 2)
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "topic a has 0 records, want 2") {
		t.Errorf("wait: %v", err)
	}
}

func TestWritingToNoTopicIsAnError(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{})
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := broker.Write(ctx, event.Record{Topic: "none"}); !errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, kafkago.UnknownTopicOrPartition) {
		t.Errorf("write: %v, want the context's error and the cause", err)
	}
	if err := kafkatest.Write(t.Context(), nil); err == nil {
		t.Error("write to no broker: no error")
	}
}

func TestCommittedIsNoneForAGroupThatIsNotThere(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"a": 2}})
	offsets, err := kafkatest.Committed(t.Context(), broker.Addrs(), "nobody", "a")
	if err != nil || !slices.Equal(offsets, []int64{-1, -1}) {
		t.Errorf("committed %v, %v; want none", offsets, err)
	}
}

func TestWaitForLooksUntilItHolds(t *testing.T) {
	looks := 0
	if err := kafkatest.WaitFor(t.Context(), func() bool { looks++; return looks == 3 }); err != nil || looks != 3 {
		t.Errorf("%v after %d looks, want nil after 3", err, looks)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := kafkatest.WaitFor(ctx, func() bool { return false }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the context's error", err)
	}
}
