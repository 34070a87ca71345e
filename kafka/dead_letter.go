package kafka

import "github.com/eventc/eventc/internal/deadletter"

// The headers that a consumer adds to a dead letter. Their values are text; their meaning is that
// of spring-kafka's headers of the same words. Key, value and all other headers are those of the
// record that could not be handled; null stays null.
//
// They tell of the last failure. A record that had failed before, and was sent again or came from
// a dead letter topic, has the headers of its first failure under the names that [HeaderFirst]
// gives, and none of the failures between, so that they do not grow.
const (
	// HeaderOriginalTopic is the topic that the record was read from, as the cluster has it.
	HeaderOriginalTopic = deadletter.OriginalTopic
	// HeaderOriginalPartition is the record's partition in it, a decimal number.
	HeaderOriginalPartition = deadletter.OriginalPartition
	// HeaderOriginalOffset is the record's offset in it, a decimal number.
	HeaderOriginalOffset = deadletter.OriginalOffset
	// HeaderOriginalTimestamp is the record's time, as RFC 3339 in UTC with milliseconds.
	HeaderOriginalTimestamp = deadletter.OriginalTimestamp
	// HeaderOriginalGroup is the consumer group that could not handle the record.
	HeaderOriginalGroup = deadletter.OriginalGroup
	// HeaderErrorClass is the kind of the error: the [event.Reason] of a rejected payload (empty,
	// syntax, limit, schema, unrepresentable), "unknown-type", "rejected" for another refusal,
	// "permanent" for an error marked by [event.Permanent], "panic", or "failed" for a handler
	// that failed as often as [RetryPolicy.Attempts] allows.
	HeaderErrorClass = deadletter.ErrorClass
	// HeaderErrorMessage is the error's message, cut to 1 KiB.
	HeaderErrorMessage = deadletter.ErrorMessage
	// HeaderErrorStack is the stack of a handler that panicked, cut to 4 KiB; other errors have none.
	HeaderErrorStack = deadletter.ErrorStack
	// HeaderAttempts is the number of times that the record was handled, a decimal number.
	HeaderAttempts = deadletter.Attempts
	// HeaderFailedAt is when the record was given up, as RFC 3339 in UTC with milliseconds.
	HeaderFailedAt = deadletter.FailedAt
)

// HeaderFirst returns the name under which a dead letter that had failed before has the header of
// its first failure, such as "eventc-first-original-topic" for [HeaderOriginalTopic].
func HeaderFirst(header string) string { return deadletter.First(header) }

// deadLetterSuffix makes the name of a dead letter topic.
const deadLetterSuffix = ".dlq"
