package contender

import "github.com/eventc/eventc/bench/internal/measure"

// Receiver is a way to read an event.
type Receiver struct {
	// Name tells it apart, such as "eventc, alias".
	Name string
	Kind Kind
	// Decode returns the event in the payload, as a pointer to a struct that encoding/json writes
	// back. It neither changes nor keeps the payload, or keeps it for as long as nobody changes it.
	Decode func(payload []byte) (any, error)
}

// Here the results of what is measured end up, lest the compiler leaves the work out.
//
//nolint:gochecknoglobals,unused // what is local, the compiler could see through; nobody reads them
var (
	decoded any
	encoded []byte
)

// Operation returns the reading of the payload as what is measured.
func (r Receiver) Operation(payload []byte) measure.Operation {
	return measure.Operation{Name: r.Name, Do: func(n int) (err error) {
		for range n {
			if decoded, err = r.Decode(payload); err != nil {
				return err
			}
		}
		return nil
	}}
}
