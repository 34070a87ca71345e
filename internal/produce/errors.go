package produce

import (
	"errors"
	"fmt"
	"net"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/internal/cluster"
)

var (
	// ErrQueueFull says that a record was not accepted because too many are on their way.
	ErrQueueFull = errors.New("queue of the producer is full")
	// ErrClosed says that a record was not accepted, or is given up, because of a Close.
	ErrClosed = errors.New("producer is closed")
	// ErrTimeout says that a record was not acknowledged within the delivery timeout.
	ErrTimeout = errors.New("not acknowledged within the delivery timeout")
)

// TooLargeError says that a record cannot be sent for its size.
type TooLargeError struct {
	// Size is the record's size in bytes, Limit the largest that may be sent.
	Size, Limit int
}

// Error names both sizes.
func (e *TooLargeError) Error() string {
	return fmt.Sprintf("record of %d bytes is larger than the limit of %d", e.Size, e.Limit)
}

// verdict is what an error means for the batch that met it.
type verdict int

const (
	again   verdict = iota // may go away
	culprit                // one of the records is at fault
	refused                // none of the records will be taken
)

// judge says what an error of a produce request means.
func judge(err error) verdict {
	var code kafkago.Error
	if !errors.As(err, &code) {
		return again
	}
	switch code {
	case kafkago.MessageSizeTooLarge, kafkago.RecordListTooLarge, kafkago.InvalidTimestamp,
		kafkago.InvalidRecord, kafkago.UnsupportedForMessageFormat, kafkago.PolicyViolation:
		return culprit
	case kafkago.TopicAuthorizationFailed, kafkago.ClusterAuthorizationFailed, kafkago.InvalidTopic,
		kafkago.InvalidRequiredAcks, kafkago.UnsupportedCompressionType, kafkago.UnsupportedVersion:
		return refused
	default:
		return again
	}
}

// ambiguous reports whether records may have been written although a request failed.
func ambiguous(err error) bool {
	var code kafkago.Error
	if errors.As(err, &code) {
		switch code {
		case kafkago.RequestTimedOut, kafkago.NotEnoughReplicasAfterAppend, kafkago.NetworkException, kafkago.Unknown:
			return true
		default:
			return false
		}
	}
	if errors.Is(err, cluster.ErrUnreachable) {
		return false
	}
	var op *net.OpError
	return !errors.As(err, &op) || op.Op != "dial"
}
