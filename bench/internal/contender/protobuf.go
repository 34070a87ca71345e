package contender

import (
	"fmt"

	"buf.build/go/protovalidate"
	"google.golang.org/protobuf/proto"
)

// The paths of the modules of protobuf and protovalidate.
const (
	protobufModule      = "google.golang.org/protobuf"
	protovalidateModule = "buf.build/go/protovalidate"
)

// The names of protobuf in the comparison.
const (
	Protobuf      = "protobuf"
	Protovalidate = "protobuf + protovalidate"
)

// Message is what is generated for a protobuf message of type T.
type Message[T any] interface {
	*T
	proto.Message
}

// ProtobufEvent is an event as a protobuf message of type T: another format, without the names of
// members.
type ProtobufEvent[T any, M Message[T]] struct {
	message   M
	payload   []byte
	refused   []Value[M]
	bad       []Payload
	view      func(M) any
	validator protovalidate.Validator
}

// NewProtobufEvent returns the event that message is. The messages in refused are those that
// protovalidate must refuse; view turns a message into a value that encoding/json writes as the event.
func NewProtobufEvent[T any, M Message[T]](
	message M, refused []Value[M], view func(M) any,
) (*ProtobufEvent[T, M], error) {
	p := &ProtobufEvent[T, M]{message: message, refused: refused, view: view}
	var err error
	if p.validator, err = protovalidate.New(protovalidate.WithMessages(message)); err != nil {
		return nil, fmt.Errorf("reading the rules of a protobuf message: %w", err)
	}
	if p.payload, err = proto.Marshal(message); err != nil {
		return nil, fmt.Errorf("writing a protobuf message: %w", err)
	}
	for _, r := range refused {
		text, err := proto.Marshal(r.Value)
		if err != nil {
			return nil, fmt.Errorf("writing a protobuf message: %s: %w", r.Name, err)
		}
		p.bad = append(p.bad, Payload{Name: r.Name, Text: string(text)})
	}
	return p, nil
}

// Receivers read the message, without and with protovalidate.
func (p *ProtobufEvent[T, M]) Receivers() []Receiver {
	checked := func(payload []byte) (any, error) {
		message, err := p.decode(payload)
		if err != nil {
			return nil, err
		}
		return message, p.validator.Validate(message)
	}
	unchecked := func(payload []byte) (any, error) { return p.decode(payload) }
	return []Receiver{
		{Name: Protobuf, Kind: KindBinary, Decode: unchecked, Payload: p.payload, View: p.viewAny},
		{Name: Protovalidate, Kind: KindChecked, Decode: checked, Payload: p.payload, Refused: p.bad, View: p.viewAny},
	}
}

// Senders write the message into a buffer that is used again, without and with protovalidate.
func (p *ProtobufEvent[T, M]) Senders() []Sender {
	var buffer []byte
	unchecked := func(message M) (text []byte, err error) {
		buffer, err = proto.MarshalOptions{}.MarshalAppend(buffer[:0], message)
		return buffer, err
	}
	checked := func(message M) ([]byte, error) {
		if err := p.validator.Validate(message); err != nil {
			return nil, err
		}
		return unchecked(message)
	}
	senders := []Sender{
		NewSender(Protobuf, KindBinary, unchecked, p.message, nil),
		NewSender(Protovalidate, KindChecked, checked, p.message, p.refused),
	}
	for i := range senders {
		senders[i].View = p.viewBytes
	}
	return senders
}

func (p *ProtobufEvent[T, M]) decode(payload []byte) (M, error) {
	message := M(new(T))
	if err := proto.Unmarshal(payload, message); err != nil {
		return nil, err
	}
	return message, nil
}

func (p *ProtobufEvent[T, M]) viewAny(value any) (any, error) {
	message, ok := value.(M)
	if !ok {
		return nil, fmt.Errorf("%T is no %T", value, message)
	}
	return p.view(message), nil
}

func (p *ProtobufEvent[T, M]) viewBytes(written []byte) (any, error) {
	message, err := p.decode(written)
	if err != nil {
		return nil, err
	}
	return p.view(message), nil
}
