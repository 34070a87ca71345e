package cluster_test

import (
	"errors"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	kafkago "github.com/segmentio/kafka-go"
	fetchapi "github.com/segmentio/kafka-go/protocol/fetch"
	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kmsg"
	"go.uber.org/goleak"

	"github.com/eventc/eventc/internal/cluster"
	"github.com/eventc/eventc/kafka/kafkatest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func connect(t *testing.T, addrs []string, topics ...string) *cluster.Cluster {
	t.Helper()
	c := cluster.New(cluster.Config{Brokers: addrs, ClientID: "test", Topics: topics, Timeout: time.Second})
	t.Cleanup(c.Close)
	return c
}

func fetchOf(topic string, partition int32) *fetchapi.Request {
	return &fetchapi.Request{
		ReplicaID: -1, MaxBytes: 1000, SessionID: -1, SessionEpoch: -1,
		Topics: []fetchapi.RequestTopic{{
			Topic:      topic,
			Partitions: []fetchapi.RequestPartition{{Partition: partition, CurrentLeaderEpoch: -1, PartitionMaxBytes: 1000}},
		}},
	}
}

func TestWhatTheLayoutLacksIsAnErrorCode(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 2}})
	c := connect(t, broker.Addrs())
	if numbers, err := c.Partitions(t.Context(), "notes"); err != nil || !slices.Equal(numbers, []int{0, 1}) {
		t.Errorf("partitions %v, %v; want 0 and 1", numbers, err)
	}
	if _, err := c.Partitions(t.Context(), "other"); !errors.Is(err, kafkago.UnknownTopicOrPartition) {
		t.Errorf("partitions of an unknown topic: %v", err)
	}
	for _, request := range []*fetchapi.Request{fetchOf("other", 0), fetchOf("notes", 7)} {
		if _, err := c.RoundTrip(t.Context(), 0, request); !errors.Is(err, kafkago.UnknownTopicOrPartition) {
			t.Errorf("fetch of %s: %v, want the code for an unknown topic or partition", request.Topics[0].Topic, err)
		}
	}
	if _, err := c.RoundTrip(t.Context(), 0, fetchOf("notes", 1)); err != nil {
		t.Errorf("fetch: %v", err)
	}
}

func TestBrokersOutOfReachAreNoUnknownTopic(t *testing.T) {
	broker, err := kafkatest.NewBroker(kafkatest.Config{Topics: map[string]int{"notes": 1}})
	if err != nil {
		t.Fatal(err)
	}
	c := connect(t, broker.Addrs())
	if _, err := c.RoundTrip(t.Context(), 0, fetchOf("notes", 0)); err != nil {
		t.Fatal(err)
	}
	broker.Close()
	c.Refresh()
	for range 2 {
		_, err := c.RoundTrip(t.Context(), 0, fetchOf("notes", 0))
		if !errors.Is(err, cluster.ErrUnreachable) || errors.Is(err, kafkago.UnknownTopicOrPartition) {
			t.Errorf("fetch: %v, want ErrUnreachable", err)
		}
	}
}

func TestMissingAndCreatedTopics(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"a": 1}})
	c := connect(t, broker.Addrs(), "a", "b", "c")
	missing, err := c.Missing(t.Context(), []string{"c", "a", "b"})
	if err != nil || !slices.Equal(missing, []string{"c", "b"}) {
		t.Errorf("missing %v, %v; want c and b", missing, err)
	}
	if err := c.CreateTopics(t.Context(), []string{"b", "c"}, 3, -1); err != nil {
		t.Fatal(err)
	}
	if err := c.CreateTopics(t.Context(), []string{"b"}, 3, -1); err != nil {
		t.Errorf("create a topic that is there: %v", err)
	}
	if numbers, err := c.Partitions(t.Context(), "b"); err != nil || len(numbers) != 3 {
		t.Errorf("partitions %v, %v; want 3", numbers, err)
	}
	broker.Fake().Fault(kfake.Fault{Keys: []kmsg.Key{kmsg.CreateTopics}, Err: kerr.TopicAuthorizationFailed})
	err = c.CreateTopics(t.Context(), []string{"d"}, 3, -1)
	if !errors.Is(err, kafkago.TopicAuthorizationFailed) || !strings.Contains(err.Error(), "create topic d") {
		t.Errorf("create a topic that is forbidden: %v", err)
	}
}

func TestRefreshSeesWhatIsNew(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{})
	c := connect(t, broker.Addrs())
	if _, err := c.Partitions(t.Context(), "late"); !errors.Is(err, kafkago.UnknownTopicOrPartition) {
		t.Fatal(err)
	}
	if err := broker.CreateTopic("late", 1); err != nil {
		t.Fatal(err)
	}
	c.Refresh()
	if numbers, err := c.Partitions(t.Context(), "late"); err != nil || len(numbers) != 1 {
		t.Errorf("partitions after Refresh %v, %v; want 1", numbers, err)
	}
}

func TestARequestIsGivenUpInTime(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 1}})
	c := cluster.New(cluster.Config{Brokers: broker.Addrs(), Timeout: 100 * time.Millisecond})
	t.Cleanup(c.Close)
	request := fetchOf("notes", 0)
	request.MinBytes, request.MaxWaitTime = 1, 500
	_, err := c.RoundTrip(t.Context(), 0, request)
	if err == nil || !strings.HasPrefix(err.Error(), "no answer within 100ms: ") {
		t.Errorf("fetch that the broker holds: %v, want it given up after 100 ms", err)
	}
	if _, err := c.RoundTrip(t.Context(), time.Second, request); err != nil {
		t.Errorf("fetch with time to wait: %v", err)
	}
}

func TestCloseEndsWhatWaits(t *testing.T) {
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"notes": 1}})
	c := cluster.New(cluster.Config{Brokers: broker.Addrs(), Timeout: time.Minute})
	if _, err := c.Partitions(t.Context(), "notes"); err != nil {
		t.Fatal(err)
	}
	request := fetchOf("notes", 0)
	request.MinBytes, request.MaxWaitTime = 1, 60_000
	ended := make(chan error)
	go func() {
		_, err := c.RoundTrip(t.Context(), time.Minute, request)
		ended <- err
	}()
	begun := time.Now()
	c.Close()
	if err := <-ended; err == nil {
		t.Error("a request ended well although the cluster was closed")
	}
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("the request ended after %v", took)
	}
	if _, err := c.Dialer().DialContext(t.Context(), "tcp", broker.Addrs()[0]); !errors.Is(err, net.ErrClosed) {
		t.Errorf("dial after Close: %v, want net.ErrClosed", err)
	}
}
