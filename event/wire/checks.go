package wire

import (
	"math/bits"
	"slices"
	"strings"
	"unsafe"
)

// NewSlice returns a slice that is empty and not nil, with room for a few elements where there are
// any: most arrays of events are short, and growing from one costs more than the room. Of large
// elements there is room for one.
func NewSlice[T any](more bool) []T {
	if !more {
		return []T{}
	}
	const few, room = 4, 256
	size := max(1, unsafe.Sizeof(*new(T)))
	return make([]T, 0, min(few, max(1, room/size)))
}

// Extend returns items with one element more: what stood there before where there is room, else the
// zero value.
func Extend[T any](items []T) []T {
	if n := len(items); n < cap(items) {
		return items[:n+1]
	}
	return append(items, *new(T))
}

// HowMany returns how many of the conditions hold.
func HowMany(conditions ...bool) int {
	n := 0
	for _, holds := range conditions {
		if holds {
			n++
		}
	}
	return n
}

// AllDiffer reports whether no two of the items are equal.
func AllDiffer[T comparable](items []T) bool {
	const few = 20 // up to which comparing all pairs costs less than a map
	if len(items) > few {
		return allDiffer(items)
	}
	for i := range items {
		for j := range i {
			if items[i] == items[j] {
				return false
			}
		}
	}
	return true
}

func allDiffer[T comparable](items []T) bool {
	seen := make(map[T]struct{}, len(items))
	for _, item := range items {
		seen[item] = struct{}{}
	}
	return len(seen) == len(items)
}

// IsMultiple reports whether a number is surely a multiple of unscaled divided by ten to the power
// of scale. It reckons with the digits of the text, in integers; a number of more than 15 digits, or
// with an exponent, is not sure.
func IsMultiple(text string, unscaled uint64, scale int) bool {
	text = strings.TrimPrefix(text, "-")
	mantissa, p := decimal(text, 0, 0)
	digits, fraction := p, 0
	if p < len(text) && text[p] == '.' {
		mantissa, fraction = decimal(text, mantissa, p+1)
		fraction -= p + 1
		digits += fraction
		p += 1 + fraction
	}
	if p != len(text) || digits == 0 || digits > 15 {
		return false
	}
	for fraction > scale && mantissa%10 == 0 {
		mantissa /= 10
		fraction--
	}
	if fraction > scale {
		return mantissa == 0
	}
	high, low := bits.Mul64(mantissa, pow10(scale-fraction))
	return high == 0 && low%unscaled == 0
}

// pow10 returns ten to the power of n, which is at most 15.
func pow10(n int) uint64 { return uint64(powersOfTen[n]) }

// Type is the JSON type that a value's first byte tells.
type Type uint8

// The types that [TypeAt] returns.
const (
	TypeNone Type = iota
	TypeNull
	TypeBool
	TypeNumber
	TypeString
	TypeArray
	TypeObject
)

// TypeAt returns the type of the value at s[p:], if there is one.
func TypeAt(s string, p int) Type {
	if p >= len(s) {
		return TypeNone
	}
	switch c := s[p]; {
	case c == '"':
		return TypeString
	case c == '{':
		return TypeObject
	case c == '[':
		return TypeArray
	case c == 't' || c == 'f':
		return TypeBool
	case c == 'n':
		return TypeNull
	case c == '-' || '0' <= c && c <= '9':
		return TypeNumber
	}
	return TypeNone
}

// StringAt is [String] for a position that may be negative.
func StringAt(s string, p int) (string, int) {
	if p < 0 {
		return "", p
	}
	return String(s, p)
}

// Reading returns the decoder for a raw value that is to be checked before it is written.
func (x *Encoder) Reading() Decoder { return Decoder{depth: x.depth} }

// Check marks the document where a raw value was not accepted as a whole: end is what its reader
// returned.
func (x *Encoder) Check(raw string, end int) { x.RefuseUnless(End(raw, end)) }

// AppendChecked is [Encoder.AppendRaw] for a value that must be accepted: end is what its reader returned.
func (x *Encoder) AppendChecked(dst []byte, raw string, end int) []byte {
	if End(raw, end) {
		return append(dst, raw[Space(raw, 0):end]...)
	}
	x.Refuse()
	return x.AppendRaw(dst, raw)
}

// SortedNames returns the names of a map's members in order.
func SortedNames[V any](members map[string]V) []string {
	if len(members) == 0 {
		return nil
	}
	names := make([]string, 0, len(members))
	for name := range members {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// MemberCheck checks the value at s[p:] of a member by its name and returns p, or a negative number
// where the object may not have the member.
type MemberCheck func(d *Decoder, s string, p int, name string) int

// CheckMember marks the document where a member is not allowed.
func (x *Encoder) CheckMember(name, raw string, check MemberCheck) {
	d := Decoder{depth: x.depth}
	if check(&d, raw, Space(raw, 0), name) < 0 {
		x.Refuse()
	}
}

// Nothing reports a value that must be there and is not.
func (x *Encoder) Nothing(dst []byte) []byte {
	return x.unwritable(dst, "the value is nil")
}
