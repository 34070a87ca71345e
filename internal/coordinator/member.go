package coordinator

import (
	"context"
	"errors"
	"fmt"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/internal/cluster"
)

// ErrOwnershipLost is matched by errors that say that the generation is over: its partitions
// belong to other members, or are about to.
var ErrOwnershipLost = errors.New("partitions belong to another generation of the group")

// Outside is the generation of who is no member of a group and looks at it from outside.
const Outside = -1

// None is the committed offset of a partition for which nothing was committed.
const None = -1

// TopicPartition names a partition.
type TopicPartition struct {
	// Topic is the topic's name, Partition the number of the partition.
	Topic     string
	Partition int
}

// String returns topic/partition.
func (tp TopicPartition) String() string { return fmt.Sprintf("%s/%d", tp.Topic, tp.Partition) }

// Member is a member of one generation of a group. Its methods may be called concurrently.
type Member struct {
	// Cluster is the cluster that the group lives on.
	Cluster *cluster.Cluster
	// Group is the group's id.
	Group string
	// Generation is the number of the generation, or [Outside]; ID is the member's id in it.
	Generation int
	ID         string
}

// Committed returns the offsets that the group has committed for the partitions, or [None] where
// there are none. It returns an error rather than leaving a partition out: who takes the lack of
// an answer for the lack of a commit starts all over.
func (m *Member) Committed(ctx context.Context, partitions []TopicPartition) (map[TopicPartition]int64, error) {
	if len(partitions) == 0 {
		return nil, nil // kafka-go would ask for all partitions of the group
	}
	response, err := m.Cluster.Client().OffsetFetch(ctx, &kafkago.OffsetFetchRequest{
		GroupID: m.Group, Topics: byTopic(partitions),
	})
	if err != nil {
		return nil, fmt.Errorf("committed offsets of group %s: %w", m.Group, err)
	}
	committed := make(map[TopicPartition]int64, len(partitions))
	switch {
	case m.Generation == Outside && errors.Is(response.Error, kafkago.GroupIdNotFound):
		for _, tp := range partitions {
			committed[tp] = None
		}
		return committed, nil
	case response.Error != nil:
		return nil, fmt.Errorf("committed offsets of group %s: %w", m.Group, response.Error)
	}
	for topic, answers := range response.Topics {
		for _, answer := range answers {
			tp := TopicPartition{topic, answer.Partition}
			if answer.Error != nil {
				return nil, fmt.Errorf("committed offset of group %s in %s: %w", m.Group, tp, answer.Error)
			}
			committed[tp] = max(answer.CommittedOffset, None)
		}
	}
	for _, tp := range partitions {
		if _, answered := committed[tp]; !answered {
			return nil, fmt.Errorf("committed offset of group %s in %s: the broker's answer lacks it", m.Group, tp)
		}
	}
	return committed, nil
}

// Commit commits offsets and returns those that were taken, with an error for the others. The
// error matches [ErrOwnershipLost] if the generation is over. Those of a topic that is gone count
// as taken: there is nothing left to come again.
//
// A commit is a sign of life: the coordinator waits for the member's next one as after
// a heartbeat, also in a rebalance that the member has not joined yet. (kafka-go's own heartbeat
// request does not tell errors: it takes the fields of the answer in the wrong order.)
func (m *Member) Commit(ctx context.Context, offsets map[TopicPartition]int64) ([]TopicPartition, error) {
	request := &kafkago.OffsetCommitRequest{
		GroupID: m.Group, GenerationID: m.Generation, MemberID: m.ID,
		Topics: make(map[string][]kafkago.OffsetCommit),
	}
	for tp, offset := range offsets {
		commit := kafkago.OffsetCommit{Partition: tp.Partition, Offset: offset}
		request.Topics[tp.Topic] = append(request.Topics[tp.Topic], commit)
	}
	response, err := m.Cluster.Client().OffsetCommit(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("commit of group %s: %w", m.Group, err)
	}
	var taken []TopicPartition
	var errs []error
	for topic, answers := range response.Topics {
		for _, answer := range answers {
			tp := TopicPartition{topic, answer.Partition}
			if answer.Error == nil || errors.Is(answer.Error, kafkago.UnknownTopicOrPartition) {
				taken = append(taken, tp)
				continue
			}
			errs = append(errs, fmt.Errorf("commit of group %s in %s: %w", m.Group, tp, ownership(answer.Error)))
		}
	}
	if len(errs) == 0 && len(taken) < len(offsets) {
		errs = append(errs, fmt.Errorf("commit of group %s: the broker answered for %d of %d partitions",
			m.Group, len(taken), len(offsets)))
	}
	return taken, first(errs)
}

// first returns the first error: a generation that is over gives the same one for each partition.
func first(errs []error) error {
	if len(errs) == 0 {
		return nil
	}
	return errs[0]
}

// ownership marks the error codes that say that a generation is over.
func ownership(err error) error {
	for _, code := range []kafkago.Error{
		kafkago.IllegalGeneration, kafkago.UnknownMemberId, kafkago.RebalanceInProgress, kafkago.FencedInstanceID,
	} {
		if errors.Is(err, code) {
			return fmt.Errorf("%w: %w", ErrOwnershipLost, err)
		}
	}
	return err
}

func byTopic(partitions []TopicPartition) map[string][]int {
	topics := make(map[string][]int)
	for _, tp := range partitions {
		topics[tp.Topic] = append(topics[tp.Topic], tp.Partition)
	}
	return topics
}
