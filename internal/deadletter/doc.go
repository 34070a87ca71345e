// Package deadletter makes the record of a dead letter topic out of a record that could not be
// handled: its key, its payload and its headers as they came, and headers that say where it came
// from and why it is there. They have the meaning of spring-kafka's, in readable text.
//
// It imports event and the standard library.
package deadletter
