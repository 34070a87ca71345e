// Package coordinator is what a member of a consumer group says to the group's coordinator
// besides joining and leaving: what is committed, and what to commit.
//
// What a member commits carries its generation and its id, so that the broker refuses it once the
// partitions are someone else's.
//
// It imports internal/cluster, kafka-go and the standard library.
package coordinator
