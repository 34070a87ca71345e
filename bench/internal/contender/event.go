package contender

import (
	"strings"

	"github.com/eventc/eventc/event"
)

// Event is an event with all contenders that read and write it.
type Event struct {
	// Name is the event's, such as "liked".
	Name string
	// About says in half a sentence what it is.
	About string
	// Payload is the event as it is received.
	Payload []byte
	// Refused are payloads that the schema refuses, and with it every contender that checks.
	Refused []Payload
	// Rejected are some of them, such as come in a day's traffic: JSON with a wrong value in it. What
	// refusing them costs is measured.
	Rejected []Payload
	// Schema is the judge that explains a rejection. The default is none, for an event that eventc has
	// no code of.
	Schema *event.Schema
	// Receivers read the payload, Senders write the same event.
	Receivers []Receiver
	Senders   []Sender
}

// Payload is a payload with a name that says what is special about it.
type Payload struct {
	Name string
	Text string
}

// Changed returns the payload of an event with what is in it changed in one place.
func Changed(name, payload, from, to string) Payload {
	return Payload{Name: name, Text: strings.Replace(payload, from, to, 1)}
}

// Kind is what a contender is in the comparison.
type Kind string

// The kinds of contenders.
const (
	// KindOurs is code that eventc generated. It checks.
	KindOurs Kind = "eventc"
	// KindNaive is the way without generated code that everything is compared with. It checks.
	KindNaive Kind = "naive"
	// KindChecked validates by other means.
	KindChecked Kind = "checked"
	// KindUnchecked reads or writes JSON and validates nothing.
	KindUnchecked Kind = "unchecked"
	// KindBinary reads or writes the event in another format than JSON and validates nothing.
	KindBinary Kind = "binary"
)

// Checks reports whether a contender of this kind validates what it reads and writes.
func (k Kind) Checks() bool { return k != KindUnchecked && k != KindBinary }
