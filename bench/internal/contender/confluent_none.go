//go:build !confluent

package contender

// Confluent returns Confluent's serializer and deserializer for JSON Schema in a binary with the build
// tag confluent, and nothing in others: it needs cgo.
func Confluent[T any](_ []byte, _ *T, _ []Value[*T]) ([]Receiver, []Sender, error) {
	return nil, nil, nil
}

func confluentModules() []string { return nil }
