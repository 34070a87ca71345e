package event

import (
	"slices"

	"github.com/eventc/eventc/event/wire"
)

// Member is a member of an object that its schema does not name.
type Member struct {
	// Name is the member's name.
	Name string
	// Value is the member's value.
	Value RawJSON
}

// Members are the members of an open object that its schema does not name. They are kept so that an
// event that passes through a program loses nothing, and are written after the members that the
// schema names. They come in the order of the payload, or sorted by name where the schema itself had
// to decide about it. Nil means none.
type Members []Member

// fewMembers is the number of members up to which a name is looked for one member after the other. A
// payload has room for millions of them.
const fewMembers = 128

// Get returns the value of the member called name, and whether there is one.
func (m Members) Get(name string) (RawJSON, bool) {
	for i := range m {
		if m[i].Name == name {
			return m[i].Value, true
		}
	}
	return "", false
}

// Has reports whether there is a member called name.
func (m Members) Has(name string) bool {
	_, found := m.Get(name)
	return found
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
		return end
	}
	switch {
	case d.Lenient(): // no two members have one name then
		*m = append(*m, Member{Name: d.Keep(name), Value: RawJSON(d.Keep(s[p:end]))})
	case len(*m) < fewMembers:
		m.Set(d.Keep(name), RawJSON(d.Keep(s[p:end])))
	default:
		return ^p
	}
	return end
}

// AppendTo appends the members to an object whose members before them end in a comma, or which has
// none yet, and leaves a comma behind each. One that has a name that the schema knows is reported
// to x, since it would make the object ambiguous. It is for generated code.
func (m Members) AppendTo(x *wire.Encoder, dst []byte, known []string) []byte {
	first := m.firstOfName()
	for i, member := range m {
		dst = x.AppendString(dst, member.Name)
		dst = append(dst, ':')
		if slices.Contains(known, member.Name) || m.isRepeated(i, first) {
			x.Ambiguous(len(dst), member.Name)
		}
		dst = x.AppendRaw(dst, string(member.Value))
		dst = append(dst, ',')
	}
	return dst
}

// firstOfName returns the index of the first member of each name, or nil where they are few.
func (m Members) firstOfName() map[string]int {
	if len(m) <= fewMembers {
		return nil
	}
	first := make(map[string]int, len(m))
	for i, member := range slices.Backward(m) {
		first[member.Name] = i
	}
	return first
}

// isRepeated reports whether a member before the one at i has its name.
func (m Members) isRepeated(i int, first map[string]int) bool {
	if first != nil {
		return first[m[i].Name] < i
	}
	_, found := m[:i].Get(m[i].Name)
	return found
}
