package event

import (
	"encoding/json"
	"fmt"
)

// RawJSON is the JSON text of a value that has no better Go type. The empty RawJSON is an absent
// value. Its zero value is ready to use; being a string it can be compared and shared freely.
type RawJSON string

// MarshalJSON returns the text itself; an empty RawJSON is written as null.
func (r RawJSON) MarshalJSON() ([]byte, error) {
	if r == "" {
		return []byte("null"), nil
	}
	return []byte(r), nil
}

// UnmarshalJSON keeps a copy of text.
func (r *RawJSON) UnmarshalJSON(text []byte) error {
	*r = RawJSON(text)
	return nil
}

// Decode unmarshals the value into v by encoding/json.
func (r RawJSON) Decode(v any) error { return json.Unmarshal([]byte(r), v) }

// JSONNull is the type of a value that can only be null.
type JSONNull struct{}

// MarshalJSON returns null.
func (JSONNull) MarshalJSON() ([]byte, error) { return []byte("null"), nil }

// UnmarshalJSON accepts null and nothing else, which a JSONNull could not keep.
func (*JSONNull) UnmarshalJSON(text []byte) error {
	if string(text) != "null" {
		return fmt.Errorf("%s where only null can be", quote(string(text)))
	}
	return nil
}
