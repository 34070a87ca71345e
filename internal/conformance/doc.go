// Package conformance is what the Kafka client promises, as tests: run by kafka's tests on the
// in-process broker and, with the build tag kafka, on a real Apache Kafka. [Run] is all of it.
//
// Counts are printed by the tests that make them: sent, acknowledged, delivered, LOST
// (acknowledged and never delivered), DUP (delivered more than once), REORDERED (first deliveries
// out of order within a key), OVERLAP (two members in one partition at once).
//
// It is for tests only. It imports event, kafka, kafka/kafkatest, internal/cluster, franz-go for
// a transactional producer, and the standard library.
package conformance
