package contender

// Event is an event with all contenders that read and write it.
type Event struct {
	// Name is the event's, such as "liked".
	Name string
	// Payload is the event as it is received.
	Payload []byte
	// Refused are payloads that the schema refuses, and with it every contender that checks.
	Refused []Payload
	// Receivers read the payload, Senders write the same event.
	Receivers []Receiver
	Senders   []Sender
}

// Payload is a payload with a name that says what is special about it.
type Payload struct {
	Name string
	Text string
}

// Kind is what a contender is in the comparison.
type Kind string

// The kinds of contenders.
const (
	// KindOurs is code that eventc generated. It checks.
	KindOurs Kind = "eventc"
	// KindNaive is the way without generated code that everything is compared with. It checks.
	KindNaive Kind = "naive"
	// KindUnchecked reads or writes JSON and validates nothing.
	KindUnchecked Kind = "unchecked"
)

// Checks reports whether a contender of this kind validates what it reads and writes.
func (k Kind) Checks() bool { return k != KindUnchecked }
