package catalog

import (
	"encoding/json"
	"strings"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// Position is a place in a schema file; its File is named with [Options.Prefix]. Columns count
// bytes.
type Position = diagnostic.Position

// Kind is the type of a JSON value.
type Kind uint8

// The kinds of a JSON value.
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// String returns the kind with its article, as it stands in messages: "an object".
func (k Kind) String() string {
	return [...]string{"null", "a boolean", "a number", "a string", "an array", "an object"}[k]
}

// Value is a JSON value as it stands in a schema file: in the order of the file, with its place
// and its text.
type Value struct {
	file       *file
	start, end int // bytes of the file
	kind       Kind
	text       string // of a string: its value
	members    []Member
	items      []*Value
	schema     *Schema // the schema that stands here, if one does
}

// Member is a member of a JSON object.
type Member struct {
	// Name is the member's name, unescaped.
	Name string
	// Value is the member's value.
	Value *Value

	start, end int // the name, with its quotes
}

func (m Member) rawName() string { return string(m.Value.file.text[m.start:m.end]) }

// Pos returns the place of the member's name.
func (m Member) Pos() Position { return m.Value.file.position(m.start) }

// Kind returns the type of the value.
func (v *Value) Kind() Kind { return v.kind }

// Pos returns the place of the first byte of the value.
func (v *Value) Pos() Position { return v.file.position(v.start) }

// Raw returns the JSON text of the value as it stands in the file.
func (v *Value) Raw() string { return string(v.file.text[v.start:v.end]) }

// Compact returns the JSON text of the value without white space. Strings and numbers are spelled
// as they are in the file.
func (v *Value) Compact() string {
	var b strings.Builder
	v.compact(&b)
	return b.String()
}

func (v *Value) compact(b *strings.Builder) {
	switch v.kind {
	case Object:
		writeObject(b, v.members, func(m Member) { m.Value.compact(b) })
	case Array:
		writeArray(b, v.items, func(item *Value) { item.compact(b) })
	default:
		b.Write(v.file.text[v.start:v.end])
	}
}

// writeObject writes the members with their names as they are spelled in the file, each value by
// write.
func writeObject(b *strings.Builder, members []Member, write func(Member)) {
	b.WriteByte('{')
	writeMembers(b, members, write)
	b.WriteByte('}')
}

func writeMembers(b *strings.Builder, members []Member, write func(Member)) {
	for i, m := range members {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(m.rawName())
		b.WriteByte(':')
		write(m)
	}
}

func writeArray(b *strings.Builder, items []*Value, write func(*Value)) {
	b.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			b.WriteByte(',')
		}
		write(item)
	}
	b.WriteByte(']')
}

// Text returns the value of a string, unescaped, and false for every other kind.
func (v *Value) Text() (string, bool) { return v.text, v.kind == String }

// Bool returns the value of true and false, and false as its second result for every other kind.
func (v *Value) Bool() (value, ok bool) {
	return v.kind == Bool && v.file.text[v.start] == 't', v.kind == Bool
}

// Number returns a number as it is spelled in the file, and false for every other kind.
func (v *Value) Number() (json.Number, bool) {
	if v.kind != Number {
		return "", false
	}
	return json.Number(v.Raw()), true
}

// Members returns the members of an object in the order of the file, and nil for every other kind.
// The slice belongs to the value.
func (v *Value) Members() []Member { return v.members }

// Member returns the member of an object that has the name.
func (v *Value) Member(name string) (*Value, bool) {
	for i := range v.members {
		if v.members[i].Name == name {
			return v.members[i].Value, true
		}
	}
	return nil, false
}

// Items returns the items of an array, and nil for every other kind. The slice belongs to the
// value.
func (v *Value) Items() []*Value { return v.items }

// Decode returns the value as encoding/json decodes it with UseNumber: what jsonschema/v5
// validates.
func (v *Value) Decode() any {
	switch v.kind {
	case Bool:
		value, _ := v.Bool()
		return value
	case Number:
		return json.Number(v.Raw())
	case String:
		return v.text
	case Array:
		items := make([]any, len(v.items))
		for i, item := range v.items {
			items[i] = item.Decode()
		}
		return items
	case Object:
		members := make(map[string]any, len(v.members))
		for _, m := range v.members {
			members[m.Name] = m.Value.Decode()
		}
		return members
	default:
		return nil
	}
}

// child returns the member or item that a token of a JSON Pointer names.
func (v *Value) child(token string) (*Value, bool) {
	if v.kind != Array {
		return v.Member(token)
	}
	index, ok := arrayIndex(token)
	if !ok || index >= len(v.items) {
		return nil, false
	}
	return v.items[index], true
}

// arrayIndex reads an index as RFC 6901 section 4 writes it: digits without leading zeros.
func arrayIndex(token string) (int, bool) {
	if token == "" || len(token) > 9 || token[0] == '0' && len(token) > 1 {
		return 0, false
	}
	index := 0
	for _, digit := range []byte(token) {
		if digit < '0' || digit > '9' {
			return 0, false
		}
		index = index*10 + int(digit-'0')
	}
	return index, true
}
