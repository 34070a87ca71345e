package contender

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
)

// Naive validates with the schema itself, which needs the payload as a tree of any. T is a struct of
// the event for encoding/json.
type Naive[T any] struct{ schema *jsonschema.Schema }

// NewNaive returns the naive way for a schema.
func NewNaive[T any](schema *jsonschema.Schema) *Naive[T] { return &Naive[T]{schema} }

// Compile compiles a schema that is one document, under the format policy that eventc has too.
func Compile(schema []byte) (*jsonschema.Schema, error) {
	const url = "eventc:///schema.json"
	c := event.NewCompiler()
	if err := c.AddResource(url, bytes.NewReader(schema)); err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	compiled, err := c.Compile(url)
	if err != nil {
		return nil, fmt.Errorf("compiling the schema: %w", err)
	}
	return compiled, nil
}

// Receiver reads a payload into a tree, validates that, and reads the payload into a T.
func (n *Naive[T]) Receiver() Receiver {
	return Receiver{Name: "naive: encoding/json + v5", Kind: KindNaive, Decode: func(payload []byte) (any, error) {
		if err := n.validate(payload); err != nil {
			return nil, err
		}
		value := new(T)
		if err := json.Unmarshal(payload, value); err != nil {
			return nil, err
		}
		return value, nil
	}}
}

// Sender writes a T, reads what it wrote into a tree and validates that.
func (n *Naive[T]) Sender(value *T, refused []Value[*T]) Sender {
	encode := func(value *T) ([]byte, error) {
		text, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		return text, n.validate(text)
	}
	return NewSender("naive: encoding/json + v5", KindNaive, encode, value, refused)
}

// validate keeps numbers as they are spelled: as float64 the schema would see other ones.
func (n *Naive[T]) validate(text []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		return err
	}
	return n.schema.Validate(tree)
}
