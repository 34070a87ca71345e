package contender

import (
	"encoding/json"

	"github.com/eventc/eventc/bench/internal/measure"
)

// Sender is a way to write an event. It is made by [NewSender].
type Sender struct {
	// Name tells it apart, such as "eventc, reused buffer".
	Name string
	Kind Kind
	// Encode returns the event as JSON, in bytes that may be overwritten by the next call.
	Encode func() ([]byte, error)
	// View returns what encoding/json writes as the event for what Encode wrote in another format. The
	// default is to take that for JSON.
	View func(written []byte) (any, error)
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

// Values returns the values of type T that encoding/json writes as the payloads. A payload that no T
// can be is left out.
func Values[T any](payloads []Payload) []Value[*T] {
	var values []Value[*T]
	for _, p := range payloads {
		value := new(T)
		if json.Unmarshal([]byte(p.Text), value) == nil && equalValue(value, []byte(p.Text)) == nil {
			values = append(values, Value[*T]{Name: p.Name, Value: value})
		}
	}
	return values
}
