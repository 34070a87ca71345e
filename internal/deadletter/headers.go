package deadletter

// The headers of a dead letter.
const (
	OriginalTopic     = "eventc-original-topic"
	OriginalPartition = "eventc-original-partition"
	OriginalOffset    = "eventc-original-offset"
	OriginalTimestamp = "eventc-original-timestamp"
	OriginalGroup     = "eventc-original-consumer-group"
	ErrorClass        = "eventc-error-class"
	ErrorMessage      = "eventc-error-message"
	ErrorStack        = "eventc-error-stacktrace"
	Attempts          = "eventc-attempts"
	FailedAt          = "eventc-failed-at"
)

// prefix begins all headers of a dead letter; firstPrefix those that tell of the first failure of
// a record that failed before.
const (
	prefix      = "eventc-"
	firstPrefix = "eventc-first-"
)

// First returns the name under which a record that failed again has the header of its first
// failure.
func First(header string) string { return firstPrefix + header[len(prefix):] }

// names are the headers of one failure, in the order in which they are written.
func names() []string {
	return []string{
		OriginalTopic, OriginalPartition, OriginalOffset, OriginalTimestamp, OriginalGroup,
		ErrorClass, ErrorMessage, ErrorStack, Attempts, FailedAt,
	}
}
