package kafka

import (
	"errors"
	"fmt"
	"strings"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/internal/logattr"
	"github.com/eventc/eventc/internal/produce"
)

var (
	// ErrQueueFull says that a producer did not accept a message because as many are on their way
	// as [ProducerConfig.QueueRecords] or [ProducerConfig.QueueBytes] allow.
	ErrQueueFull = produce.ErrQueueFull
	// ErrClosed says that a producer did not accept a message, or gave it up, because of a Close.
	ErrClosed = produce.ErrClosed
	// ErrDeliveryTimeout says that a message was not acknowledged within
	// [ProducerConfig.DeliveryTimeout]. The error that it comes with has the last cause.
	ErrDeliveryTimeout = produce.ErrTimeout
	// ErrNotRunning is what [Consumer.Healthy] returns outside [Consumer.Run].
	ErrNotRunning = errors.New("consumer is not running")
)

// TooLargeError says that a message is larger than [ProducerConfig.MaxMessageBytes].
type TooLargeError struct {
	// Size is the message's size in bytes, Limit the largest that is sent.
	Size, Limit int
}

// Error names both sizes and the setting.
func (e *TooLargeError) Error() string {
	return fmt.Sprintf("message of %d bytes is larger than the limit of %d: send less, or raise "+
		"ProducerConfig.MaxMessageBytes and the topic's max.message.bytes", e.Size, e.Limit)
}

// DeliveryError says that a message was not delivered. It matches what its cause matches:
// [ErrQueueFull], [ErrClosed], [ErrDeliveryTimeout], a [*TooLargeError], a [*MissingTopicsError],
// a [*event.RejectedError], the context's error, or an error code of the broker.
type DeliveryError struct {
	// Index is the message's position among those of the call.
	Index int
	// Topic is the topic's name as the cluster has it.
	Topic string
	// EventType is the event's type; it is empty for a plain record.
	EventType string
	// Key is the message's key.
	Key []byte
	// OutcomeUnknown says that the message may have been written in spite of the error: its
	// acknowledgement was lost, or the wait for it was given up. Otherwise it surely was not.
	OutcomeUnknown bool
	// Err is the cause.
	Err error
}

// Error names the message, what is known of it, and the cause.
func (e *DeliveryError) Error() string {
	what := e.EventType
	if what == "" {
		what = "record"
	}
	outcome := "not written"
	if e.OutcomeUnknown {
		outcome = "may or may not be written"
	}
	return fmt.Sprintf("%s to %s, %s, %s: %v", what, e.Topic, logattr.Key(e.Key), outcome, e.Err)
}

// Unwrap returns the cause.
func (e *DeliveryError) Unwrap() error { return e.Err }

// PublishError says which messages of a call with several were not delivered. The others were.
type PublishError struct {
	// Total is the number of messages of the call.
	Total int
	// Failed are the errors, by index.
	Failed []*DeliveryError
}

// Error counts the failures and names the first.
func (e *PublishError) Error() string {
	return fmt.Sprintf("%d of %d messages not delivered, the first: %v", len(e.Failed), e.Total, e.Failed[0])
}

// Unwrap returns the errors.
func (e *PublishError) Unwrap() []error {
	errs := make([]error, len(e.Failed))
	for i, err := range e.Failed {
		errs[i] = err
	}
	return errs
}

// MissingTopicsError says that topics do not exist.
type MissingTopicsError struct {
	// Topics are their names as the cluster has them.
	Topics []string
	// Brokers are the addresses that were asked.
	Brokers []string
}

// Error names the topics and the commands that create them.
func (e *MissingTopicsError) Error() string {
	commands := make([]string, len(e.Topics))
	for i, topic := range e.Topics {
		commands[i] = fmt.Sprintf("kafka-topics.sh --bootstrap-server %s --create --topic %s",
			strings.Join(e.Brokers, ","), topic)
	}
	noun, verb := "topic", "does"
	if len(e.Topics) > 1 {
		noun, verb = "topics", "do"
	}
	return fmt.Sprintf("%s %s %s not exist; to create: %s",
		noun, strings.Join(e.Topics, ", "), verb, strings.Join(commands, " && "))
}

// Is reports whether target is kafka-go's error code for an unknown topic.
func (e *MissingTopicsError) Is(target error) bool { return target == kafkago.UnknownTopicOrPartition }
