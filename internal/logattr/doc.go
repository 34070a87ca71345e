// Package logattr is the vocabulary of what the Kafka client logs: one name for each thing, so
// that logs of producers and consumers can be searched alike.
//
// It imports the standard library only.
package logattr
