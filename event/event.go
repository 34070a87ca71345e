package event

// Event is an event of a topic: what generated structs implement and what a producer takes.
//
// The methods read the event and do not change it; they may be called concurrently as long as
// nobody changes the event at the same time.
type Event interface {
	// EventTopic returns the name of the topic that the event belongs to, as the schemas have it.
	EventTopic() string
	// EventType returns the event's type: the value of its discriminator on the wire.
	EventType() string
	// AppendKey appends the partition key of the event's record to dst and returns the extended
	// buffer. An event without a key returns dst as it came, so that AppendKey(nil) is nil.
	AppendKey(dst []byte) []byte
	// AppendJSON appends the event as JSON to dst, checking it against its schema on the way, and
	// returns the extended buffer. On an error, which is a [*RejectedError], dst comes back with
	// its length and content unchanged.
	AppendJSON(dst []byte) ([]byte, error)
}

// HeaderAppender is what an event is besides where headers of its record say its type, or a part of
// it. A producer adds them to the record, in place of all others of their names: like the type in a
// payload they cannot be set wrong. Whoever sends events by other means must do the same.
type HeaderAppender interface {
	// AppendHeaders appends the headers that say the event's type, and returns the extended slice.
	// It may be called concurrently. The values must not be changed.
	AppendHeaders(headers []Header) []Header
}
