package consume

import (
	"context"

	kafkago "github.com/segmentio/kafka-go"
)

// balancer spreads partitions over members, also when one of the group's topics is missing: then
// kafka-go sees no partition of any topic, and all members would go without.
type balancer struct {
	kafkago.GroupBalancer
	partitions func() []kafkago.Partition
}

// AssignGroups implements [kafkago.GroupBalancer].
func (b balancer) AssignGroups(members []kafkago.GroupMember, partitions []kafkago.Partition) kafkago.GroupMemberAssignments {
	if len(partitions) == 0 {
		partitions = b.partitions()
	}
	return b.GroupBalancer.AssignGroups(members, partitions)
}

// balancers returns kafka-go's defaults, so that members that use others of its clients can share
// the group.
func (g *Group) balancers() []kafkago.GroupBalancer {
	return []kafkago.GroupBalancer{
		balancer{kafkago.RangeGroupBalancer{}, g.existingPartitions},
		balancer{kafkago.RoundRobinGroupBalancer{}, g.existingPartitions},
	}
}

// existingPartitions returns the partitions of those topics that exist.
func (g *Group) existingPartitions() []kafkago.Partition {
	var partitions []kafkago.Partition
	for _, topic := range g.config.topicNames() {
		numbers, err := g.config.Cluster.Partitions(context.Background(), topic) // bounds itself
		if err != nil {
			continue // the topic's readers say so, again and again
		}
		for _, number := range numbers {
			partitions = append(partitions, kafkago.Partition{Topic: topic, ID: number})
		}
	}
	return partitions
}
