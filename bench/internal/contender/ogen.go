package contender

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/go-faster/jx"
)

// ogenModule is the path of ogen's module.
const ogenModule = "github.com/ogen-go/ogen"

const ogenName = "ogen, decode and validate"

// Ogen is what ogen generated for an event of type T. What it reads and writes it validates in a
// second pass, over the struct. It writes a date-time without the fraction of a second that it has
// read, which is made up for where it is shown that it does the work.
type Ogen[T any, O interface {
	*T
	json.Marshaler
	Decode(d *jx.Decoder) error
	Encode(e *jx.Encoder)
	Validate() error
}] struct {
	// Tolerates is as in [Receiver].
	Tolerates []string
	// Seconds is how the payload spells the seconds of its date-time, Whole how ogen does.
	Seconds, Whole string
}

// Receiver reads a payload into a new T and validates that.
func (o Ogen[T, O]) Receiver() Receiver {
	return Receiver{Name: ogenName, Kind: KindChecked, Decode: o.decode, Tolerates: o.Tolerates, View: o.view}
}

// Sender validates a T and writes it into a buffer that is used again.
func (o Ogen[T, O]) Sender(value O, refused []Value[O]) Sender {
	e := jx.GetEncoder()
	sender := NewSender(ogenName, KindChecked, func(value O) ([]byte, error) {
		if err := value.Validate(); err != nil {
			return nil, err
		}
		e.Reset()
		value.Encode(e)
		return e.Bytes(), nil
	}, value, refused)
	sender.View = func(written []byte) (any, error) { return o.withFraction(written), nil }
	return sender
}

// Values are as those of [Values].
func (o Ogen[T, O]) Values(payloads []Payload) []Value[O] {
	var whole []Payload
	for _, p := range payloads {
		whole = append(whole, Changed(p.Name, p.Text, o.Seconds, o.Whole))
	}
	var values []Value[O]
	for _, v := range Values[T](whole) {
		values = append(values, Value[O]{Name: v.Name, Value: v.Value})
	}
	return values
}

func (Ogen[T, O]) decode(payload []byte) (any, error) {
	d := jx.GetDecoder()
	defer jx.PutDecoder(d)
	d.ResetBytes(payload)
	value := O(new(T))
	if err := value.Decode(d); err != nil {
		return nil, err
	}
	if err := d.Skip(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("more than the event: %w", err)
	}
	return value, value.Validate()
}

func (o Ogen[T, O]) view(value any) (any, error) {
	text, err := value.(O).MarshalJSON()
	return o.withFraction(text), err
}

func (o Ogen[T, O]) withFraction(text []byte) json.RawMessage {
	return bytes.Replace(text, []byte(o.Whole), []byte(o.Seconds), 1)
}
