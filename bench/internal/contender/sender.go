package contender

import "github.com/eventc/eventc/bench/internal/measure"

// Sender is a way to write an event. It is made by [NewSender].
type Sender struct {
	// Name tells it apart, such as "eventc, reused buffer".
	Name string
	Kind Kind
	// Encode returns the event as JSON, in bytes that may be overwritten by the next call.
	Encode func() ([]byte, error)
	// Refused write values that the schema refuses: Encode must not, where the contender checks.
	Refused []Refusal
}

// Refusal is an attempt to send what must not be sent.
type Refusal struct {
	// Name says what is wrong with the value.
	Name   string
	Encode func() ([]byte, error)
}

// Value is a value to send, with a name that says what is special about it.
type Value[T any] struct {
	Name  string
	Value T
}

// NewSender returns the sender that writes value by encode, and must not write what is in refused.
func NewSender[T any](
	name string, kind Kind, encode func(T) ([]byte, error), value T, refused []Value[T],
) Sender {
	s := Sender{Name: name, Kind: kind, Encode: func() ([]byte, error) { return encode(value) }}
	for _, r := range refused {
		s.Refused = append(s.Refused, Refusal{
			Name: r.Name, Encode: func() ([]byte, error) { return encode(r.Value) },
		})
	}
	return s
}

// Operation returns the writing of the event as what is measured.
func (s Sender) Operation() measure.Operation {
	return measure.Operation{Name: s.Name, Do: func(n int) (err error) {
		for range n {
			if encoded, err = s.Encode(); err != nil {
				return err
			}
		}
		return nil
	}}
}
