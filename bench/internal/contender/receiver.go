package contender

import (
	"fmt"

	"github.com/eventc/eventc/bench/internal/measure"
	"github.com/eventc/eventc/event"
)

// Receiver is a way to read an event.
type Receiver struct {
	// Name tells it apart, such as "eventc, alias".
	Name string
	Kind Kind
	// Decode returns the event in the payload, as a value that encoding/json writes back, or that View
	// makes one. It neither changes nor keeps the payload, or keeps it for as long as nobody changes it.
	Decode func(payload []byte) (any, error)
	// Payload is the event in the receiver's own format, and Refused are payloads in it that a
	// receiver that checks must refuse. The default is those of the event.
	Payload []byte
	Refused []Payload
	// View returns what encoding/json writes as the event for a value that Decode has returned. The
	// default is that value itself.
	View func(value any) (any, error)
	// Tolerates are the names of refused payloads that it is known to accept, since its formats are
	// wider than those of the schema. The default is none.
	Tolerates []string
}

// payload is what the receiver reads of an event.
func (r Receiver) payload(e Event) []byte {
	if r.Payload != nil {
		return r.Payload
	}
	return e.Payload
}

func (r Receiver) refused(e Event) []Payload {
	if r.Payload != nil {
		return r.Refused
	}
	return e.Refused
}

// Here the results of what is measured end up, lest the compiler leaves the work out.
//
//nolint:gochecknoglobals,unused // what is local, the compiler could see through; nobody reads them
var (
	decoded any
	encoded []byte
	refusal error
)

// Operation returns the reading of the event as what is measured.
func (r Receiver) Operation(e Event) measure.Operation {
	payload := r.payload(e)
	return measure.Operation{Name: r.Name, Do: func(n int) (err error) {
		for range n {
			if decoded, err = r.Decode(payload); err != nil {
				return err
			}
		}
		return nil
	}}
}

// Flood returns Rejection where so many payloads were rejected before that the others are told in
// brief.
func (r Receiver) Flood(e Event) measure.Operation {
	flood := r.Rejection(e)
	flood.Before = func() error { return flood.Do(event.Explanations) }
	return flood
}

// Explained returns the receiver with every rejection explained in full, as the first ones in a second
// are. It takes a little longer than those, since it is told in brief before.
func (r Receiver) Explained(schema *event.Schema) Receiver {
	return Receiver{Name: Explained, Kind: r.Kind, Decode: func(payload []byte) (any, error) {
		value, err := r.Decode(payload)
		if err == nil {
			return value, nil
		}
		return nil, schema.Validate(string(payload))
	}}
}

// Rejection returns the reading of what is to be rejected, of each payload once, as what is measured.
func (r Receiver) Rejection(e Event) measure.Operation {
	payloads := make([][]byte, len(e.Rejected))
	for i, p := range e.Rejected {
		payloads[i] = []byte(p.Text)
	}
	return measure.Operation{Name: r.Name, Units: len(payloads), Do: func(n int) error {
		for range n {
			for i, payload := range payloads {
				if _, refusal = r.Decode(payload); refusal == nil {
					return fmt.Errorf("accepts %s", e.Rejected[i].Name)
				}
			}
		}
		return nil
	}}
}
