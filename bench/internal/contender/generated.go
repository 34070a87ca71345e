package contender

import (
	"github.com/eventc/eventc/event"
)

// The names of what eventc generated, in the comparison.
const (
	Copy      = "eventc, copy"
	Alias     = "eventc, alias"
	Reuse     = "eventc, alias and reuse"
	Dispatch  = "eventc, dispatch"
	Explained = "eventc, explained in full"
	Append    = "eventc, reused buffer"
	Marshal   = "eventc, fresh buffer"
)

// Pointer is what a generated event of type T has as methods.
type Pointer[T any] interface {
	*T
	event.Event
	DecodeAlias(payload []byte) error
}

// Generated is what eventc generated for an event of type T.
type Generated[T any, E Pointer[T]] struct {
	// Parse and ParseAlias are the functions of the event. Dispatch is that of its topic, as
	// [Dispatching] and [DispatchingRecord] make it one of any topic.
	Parse, ParseAlias func(payload []byte) (E, error)
	Dispatch          func(payload []byte) (event.Event, error)
}

// Dispatching returns the function of a topic that reads a payload of any of its types.
func Dispatching[E event.Event](parse func([]byte) (E, error)) func([]byte) (event.Event, error) {
	return func(payload []byte) (event.Event, error) { return parse(payload) }
}

// DispatchingRecord returns the function of a topic that reads a record of any of its types, for records
// with the header, which says the type or a part of it.
func DispatchingRecord[E event.Event](
	parse func(*event.Record) (E, error), header event.Header,
) func([]byte) (event.Event, error) {
	r := &event.Record{Headers: []event.Header{header}}
	return func(payload []byte) (event.Event, error) {
		r.Value = payload
		return parse(r)
	}
}

// Receivers read a payload by each of the generated ways.
func (g Generated[T, E]) Receivers() []Receiver {
	return []Receiver{
		{Name: Copy, Kind: KindOurs, Decode: func(payload []byte) (any, error) { return g.Parse(payload) }},
		{Name: Alias, Kind: KindOurs, Decode: func(payload []byte) (any, error) { return g.ParseAlias(payload) }},
		{Name: Reuse, Kind: KindOurs, Decode: decodeReusing[T, E]()},
		{Name: Dispatch, Kind: KindOurs, Decode: func(payload []byte) (any, error) { return g.Dispatch(payload) }},
	}
}

// Senders write the event, and must not write what is in refused.
func (g Generated[T, E]) Senders(value E, refused []Value[E]) []Sender {
	return []Sender{
		NewSender(Append, KindOurs, appendReusing[T, E](), value, refused),
		NewSender(Marshal, KindOurs, marshal[T, E], value, refused),
	}
}

func decodeReusing[T any, E Pointer[T]]() func(payload []byte) (any, error) {
	e := E(new(T))
	return func(payload []byte) (any, error) { return e, e.DecodeAlias(payload) }
}

func appendReusing[T any, E Pointer[T]]() func(E) ([]byte, error) {
	var buffer []byte
	return func(e E) (text []byte, err error) {
		buffer, err = e.AppendJSON(buffer[:0])
		return buffer, err
	}
}

func marshal[T any, E Pointer[T]](e E) ([]byte, error) { return event.Marshal(e) }

// NewSchema returns the judge of an event whose schema is one document.
func NewSchema(e event.Event, schema []byte) *event.Schema {
	const url = "eventc:///schema.json"
	return event.NewSchema(e.EventTopic(), e.EventType(), url, func() []event.SchemaDocument {
		return []event.SchemaDocument{{URL: url, Text: string(schema)}}
	})
}
