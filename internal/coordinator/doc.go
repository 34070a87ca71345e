// Package coordinator is what a member of a consumer group says to the group's coordinator
// besides joining and leaving: what is committed, what to commit, and that it is alive.
//
// Everything a member writes carries its generation and member id, so that the broker refuses it
// once the partitions are someone else's.
//
// It imports internal/cluster, kafka-go and the standard library.
package coordinator
