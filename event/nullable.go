package event

import "encoding/json"

// Nullable is a member that can be absent, null, or a value: the three are different JSON. The zero
// Nullable is absent.
type Nullable[T any] struct {
	value T
	state nullableState
}

type nullableState uint8

const (
	absent nullableState = iota
	null
	present
)

// NullableOf returns a Nullable that holds v.
func NullableOf[T any](v T) Nullable[T] { return Nullable[T]{value: v, state: present} }

// Null returns a Nullable that is null.
func Null[T any]() Nullable[T] { return Nullable[T]{state: null} }

// Get returns the value, and whether there is one; without one it is T's zero value.
func (n Nullable[T]) Get() (T, bool) { return n.value, n.state == present }

// IsAbsent reports whether the member does not occur at all.
func (n Nullable[T]) IsAbsent() bool { return n.state == absent }

// IsNull reports whether the member occurs and is null.
func (n Nullable[T]) IsNull() bool { return n.state == null }

// IsZero reports whether the member is absent, so that the tag omitzero of encoding/json leaves it
// out.
func (n Nullable[T]) IsZero() bool { return n.state == absent }

// MarshalJSON writes the value by encoding/json, or null.
func (n Nullable[T]) MarshalJSON() ([]byte, error) {
	if n.state != present {
		return []byte("null"), nil
	}
	return json.Marshal(n.value)
}

// UnmarshalJSON reads null or a value by encoding/json. Nothing of a value that n held survives; after
// an error n is as it was.
func (n *Nullable[T]) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*n = Null[T]()
		return nil
	}
	var value T
	if err := json.Unmarshal(text, &value); err != nil {
		return err
	}
	*n = NullableOf(value)
	return nil
}
