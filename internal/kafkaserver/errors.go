//go:build unix

package kafkaserver

import (
	"errors"
	"fmt"
)

var (
	// ErrNoJava says that there is no Java on the PATH, or one that is too old for Kafka.
	ErrNoJava = errors.New("no Java 17 or later on the PATH: " +
		"install one, such as Debian's openjdk-17-jdk-headless")
	// ErrNoMaven says that there is no Maven on the PATH to resolve Kafka's artefacts.
	ErrNoMaven = errors.New("no mvn on the PATH: install Maven, such as Debian's package maven")
	// ErrClosed says that the cluster is closed.
	ErrClosed = errors.New("the cluster is closed")
)

// NodeError says that a node ended, or did not become ready.
type NodeError struct {
	// Node is the node's id, Log the path of its log file.
	Node int
	Log  string
	// LastError is the last line of the log that tells of an error; it is empty where none does.
	LastError string
	// Cause is what was seen from outside: how the process ended, or what a request came to.
	Cause error
}

// Error names the node, the cause, the error that the node logged last, and the log.
func (e *NodeError) Error() string {
	logged := ""
	if e.LastError != "" {
		logged = "; it logged: " + e.LastError
	}
	return fmt.Sprintf("kafka node %d: %v%s; its log is %s", e.Node, e.Cause, logged, e.Log)
}

// Unwrap returns the cause.
func (e *NodeError) Unwrap() error { return e.Cause }
