package event

import (
	"encoding/json"
	"slices"

	"github.com/eventc/eventc/event/wire"
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

// UnmarshalJSON accepts everything: a JSONNull has no other value.
func (*JSONNull) UnmarshalJSON([]byte) error { return nil }

// Member is a member of an object that its schema does not name.
type Member struct {
	// Name is the member's name.
	Name string
	// Value is the member's value.
	Value RawJSON
}

// Members are the members of an open object that its schema does not name, in the order in which
// they came. They are kept so that an event that passes through a program loses nothing, and are
// written after the members that the schema names. Nil means none.
type Members []Member

// Get returns the value of the member called name, and whether there is one.
func (m Members) Get(name string) (RawJSON, bool) {
	for i := range m {
		if m[i].Name == name {
			return m[i].Value, true
		}
	}
	return "", false
}

// Set gives the member called name a value, adding the member if it is not there.
func (m *Members) Set(name string, value RawJSON) {
	for i := range *m {
		if (*m)[i].Name == name {
			(*m)[i].Value = value
			return
		}
	}
	*m = append(*m, Member{Name: name, Value: value})
}

// Decode keeps the member whose value is at s[p:] and returns the position behind it, or a negative
// one. It is for generated code.
func (m *Members) Decode(d *wire.Decoder, s string, p int, name string) int {
	end := d.Skip(s, p)
	if end < 0 {
		return -1
	}
	m.Set(d.Keep(name), RawJSON(d.Keep(s[p:end])))
	return end
}

// AppendTo appends the members to an object whose members before them end in a comma, or which has
// none yet, and leaves a comma behind each. One that has a name that the schema knows is reported
// to x, since it would make the object ambiguous. It is for generated code.
func (m Members) AppendTo(x *wire.Encoder, dst []byte, known ...string) []byte {
	for i, member := range m {
		dst = x.AppendString(dst, member.Name)
		dst = append(dst, ':')
		if slices.Contains(known, member.Name) || m[:i].has(member.Name) {
			x.Ambiguous(len(dst), member.Name)
		}
		dst = x.AppendRaw(dst, string(member.Value))
		dst = append(dst, ',')
	}
	return dst
}

func (m Members) has(name string) bool {
	_, found := m.Get(name)
	return found
}
