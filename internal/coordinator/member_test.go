package coordinator_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	kafkago "github.com/segmentio/kafka-go"
	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kmsg"
	"go.uber.org/goleak"

	"github.com/eventc/eventc/internal/cluster"
	"github.com/eventc/eventc/internal/coordinator"
	"github.com/eventc/eventc/kafka/kafkatest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// outsider is a member of no generation: it may commit to a group without members.
func outsider(t *testing.T) (*coordinator.Member, *kafkatest.Broker) {
	t.Helper()
	broker := kafkatest.Start(t, kafkatest.Config{Topics: map[string]int{"a": 2, "b": 1}})
	connected := cluster.New(cluster.Config{Brokers: broker.Addrs(), Timeout: 5 * time.Second})
	t.Cleanup(connected.Close)
	return &coordinator.Member{Cluster: connected, Group: "g", Generation: coordinator.Outside}, broker
}

func at(topic string, partition int) coordinator.TopicPartition {
	return coordinator.TopicPartition{Topic: topic, Partition: partition}
}

func TestWhatIsCommittedComesBack(t *testing.T) {
	member, _ := outsider(t)
	all := []coordinator.TopicPartition{at("a", 0), at("a", 1), at("b", 0)}
	committed, err := member.Committed(t.Context(), all)
	if err != nil || len(committed) != 3 || committed[at("a", 0)] != coordinator.None {
		t.Errorf("committed %v, %v; want none of three", committed, err)
	}
	taken, err := member.Commit(t.Context(), map[coordinator.TopicPartition]int64{at("a", 1): 7, at("b", 0): 0})
	if err != nil || len(taken) != 2 {
		t.Errorf("taken %v, %v; want both", taken, err)
	}
	committed, err = member.Committed(t.Context(), all)
	if err != nil || committed[at("a", 0)] != coordinator.None || committed[at("a", 1)] != 7 || committed[at("b", 0)] != 0 {
		t.Errorf("committed %v, %v; want none, 7 and 0", committed, err)
	}
	if committed, err := member.Committed(t.Context(), nil); err != nil || len(committed) != 0 {
		t.Errorf("committed of no partitions %v, %v", committed, err)
	}
}

func TestAnAnswerThatFailsIsNoLackOfACommit(t *testing.T) {
	for _, topLevel := range []bool{false, true} {
		member, broker := outsider(t)
		broker.Fake().Fault(kfake.Fault{
			Keys: []kmsg.Key{kmsg.OffsetFetch}, Err: kerr.CoordinatorLoadInProgress, Group: "g", TopLevel: topLevel,
		})
		_, err := member.Committed(t.Context(), []coordinator.TopicPartition{at("a", 0)})
		if err == nil || !strings.Contains(err.Error(), "group g") {
			t.Errorf("top level %v: %v, want an error", topLevel, err)
		}
	}
}

func TestACommitIsRefusedForEachPartitionAlone(t *testing.T) {
	member, broker := outsider(t)
	broker.Fake().Fault(kfake.Fault{Keys: []kmsg.Key{kmsg.OffsetCommit}, Topic: "a", Err: kerr.OffsetMetadataTooLarge})
	taken, err := member.Commit(t.Context(), map[coordinator.TopicPartition]int64{at("a", 0): 1, at("b", 0): 2})
	if !errors.Is(err, kafkago.OffsetMetadataTooLarge) || errors.Is(err, coordinator.ErrOwnershipLost) ||
		len(taken) != 1 || taken[0] != at("b", 0) {
		t.Errorf("taken %v, %v; want b/0 and an error for a/0", taken, err)
	}
	if err != nil && !strings.Contains(err.Error(), "a/0") {
		t.Errorf("%v does not name the partition", err)
	}
}

func TestOffsetsOfATopicThatIsGoneCountAsCommitted(t *testing.T) {
	member, _ := outsider(t)
	taken, err := member.Commit(t.Context(), map[coordinator.TopicPartition]int64{at("gone", 0): 1})
	if err != nil || len(taken) != 1 {
		t.Errorf("taken %v, %v; want it taken", taken, err)
	}
}

func TestLostOwnershipIsTold(t *testing.T) {
	for _, code := range []*kerr.Error{kerr.IllegalGeneration, kerr.UnknownMemberID, kerr.FencedInstanceID} {
		member, broker := outsider(t)
		broker.Fake().Fault(kfake.Fault{Keys: []kmsg.Key{kmsg.OffsetCommit}, Err: code})
		_, err := member.Commit(t.Context(), map[coordinator.TopicPartition]int64{at("a", 0): 1})
		if !errors.Is(err, coordinator.ErrOwnershipLost) {
			t.Errorf("commit, %s: %v, want ErrOwnershipLost", code.Message, err)
		}
	}
}
