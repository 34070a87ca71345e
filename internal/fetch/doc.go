// Package fetch reads the records of a partition from its leader: committed records only, never
// those of an aborted transaction and never the markers between them, with null and empty keys
// and values told apart.
//
// It goes through kafka-go's Transport, one request a partition. It imports event,
// internal/cluster, kafka-go and the standard library.
package fetch
