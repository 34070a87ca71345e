//go:build confluent

package contender

import (
	"encoding/json"
	"fmt"

	"github.com/confluentinc/confluent-kafka-go/v2/schemaregistry"
	"github.com/confluentinc/confluent-kafka-go/v2/schemaregistry/serde"
	"github.com/confluentinc/confluent-kafka-go/v2/schemaregistry/serde/jsonschema"
)

const confluentTopic = "events"

// Confluent returns Confluent's deserializer, which validates nothing, and its serializer, which
// validates by the schema but asserts no formats. They use a registry in memory. The deserializer can
// be told to validate, but as of v2.11.1 it then refuses everything ("invalid jsonType"): it gives
// jsonschema/v5 a pointer.
func Confluent[T any](schema []byte, value *T, refused []Value[*T]) ([]Receiver, []Sender, error) {
	client, err := schemaregistry.NewClient(schemaregistry.NewConfig("mock://"))
	if err != nil {
		return nil, nil, fmt.Errorf("making a registry: %w", err)
	}
	info := schemaregistry.SchemaInfo{Schema: string(schema), SchemaType: "JSON"}
	if _, err := client.Register(confluentTopic+"-value", info, false); err != nil {
		return nil, nil, fmt.Errorf("registering a schema: %w", err)
	}
	sender, err := confluentSender(client, value, refused)
	if err != nil {
		return nil, nil, err
	}
	receiver, err := confluentReceiver[T](client, sender)
	return []Receiver{receiver}, []Sender{sender}, err
}

func confluentSender[T any](client schemaregistry.Client, value *T, refused []Value[*T]) (Sender, error) {
	config := jsonschema.NewSerializerConfig()
	config.EnableValidation = true
	config.AutoRegisterSchemas = false
	config.UseLatestVersion = true
	serializer, err := jsonschema.NewSerializer(client, serde.ValueSerde, config)
	if err != nil {
		return Sender{}, fmt.Errorf("making a serializer: %w", err)
	}
	sender := NewSender("Confluent serializer, with validation", KindChecked, func(value *T) ([]byte, error) {
		return serializer.Serialize(confluentTopic, value)
	}, value, refused)
	sender.View = func(written []byte) (any, error) {
		const header = 5 // a byte 0 and the id of the schema
		return json.RawMessage(written[header:]), nil
	}
	return sender, nil
}

func confluentReceiver[T any](client schemaregistry.Client, sender Sender) (Receiver, error) {
	payload, err := sender.Encode()
	if err != nil {
		return Receiver{}, err
	}
	deserializer, err := jsonschema.NewDeserializer(client, serde.ValueSerde, jsonschema.NewDeserializerConfig())
	if err != nil {
		return Receiver{}, fmt.Errorf("making a deserializer: %w", err)
	}
	return Receiver{
		Name: "Confluent deserializer, without validation", Kind: KindUnchecked, Payload: payload,
		Decode: func(payload []byte) (any, error) {
			value := new(T)
			if err := deserializer.DeserializeInto(confluentTopic, payload, value); err != nil {
				return nil, err
			}
			return value, nil
		},
	}, nil
}

func confluentModules() []string { return []string{"github.com/confluentinc/confluent-kafka-go/v2"} }
