package difftest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strings"
	"time"
)

// EqualJSON reports the first difference between two JSON texts, in the sense that generated code
// promises to keep: numbers equal by value, the last of the members of one name counts, date-times
// are equal as instants with their offset, and uuids in either case.
func EqualJSON(a, b []byte) error { return Loose().EqualJSON(a, b) }

// EqualJSON is [EqualJSON] for events that can lose no more than l says.
func (l Looseness) EqualJSON(a, b []byte) error {
	if bytes.Equal(a, b) {
		return nil
	}
	treeA, err := tree(a)
	if err != nil {
		return err
	}
	treeB, err := tree(b)
	if err != nil {
		return err
	}
	return l.equalTrees("", treeA, treeB)
}

func tree(text []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var t any
	err := decoder.Decode(&t)
	return t, err
}

func (l Looseness) equalTrees(at string, a, b any) error {
	switch a := a.(type) {
	case map[string]any:
		if b, ok := b.(map[string]any); ok && len(a) == len(b) {
			return l.equalMembers(at, a, b)
		}
	case []any:
		if b, ok := b.([]any); ok && len(a) == len(b) {
			return l.equalItems(at, a, b)
		}
	default:
		if l.equalScalars(a, b) {
			return nil
		}
	}
	return fmt.Errorf("%s: %v and %v", at, a, b)
}

func (l Looseness) equalMembers(at string, a, b map[string]any) error {
	for name, value := range a {
		other, found := b[name]
		if !found {
			return fmt.Errorf("%s/%s is missing", at, name)
		}
		if err := l.equalTrees(at+"/"+name, value, other); err != nil {
			return err
		}
	}
	return nil
}

func (l Looseness) equalItems(at string, a, b []any) error {
	for i := range a {
		if err := l.equalTrees(fmt.Sprintf("%s/%d", at, i), a[i], b[i]); err != nil {
			return err
		}
	}
	return nil
}

func (l Looseness) equalScalars(a, b any) bool {
	switch a := a.(type) {
	case json.Number:
		b, ok := b.(json.Number)
		return ok && (a == b || l.equalNumbers(string(a), string(b)))
	case string:
		b, ok := b.(string)
		return ok && (a == b || l.Times && equalTimes(a, b) || l.UUIDs && len(a) == 36 && strings.EqualFold(a, b))
	}
	return a == b
}

// equalNumbers compares two numbers exactly, or as float64s where one of them has more digits than
// a float64 keeps, which are fewer and fewer below its smallest normal number: a field of type number
// does not promise more.
func (l Looseness) equalNumbers(a, b string) bool {
	exactA, okA := new(big.Rat).SetString(a)
	exactB, okB := new(big.Rat).SetString(b)
	if !okA || !okB {
		return a == b
	}
	if exactA.Cmp(exactB) == 0 {
		return true
	}
	const digits = 15
	floatA, _ := exactA.Float64()
	floatB, _ := exactB.Float64()
	const smallestNormal = 0x1p-1022
	keepsLess := len(strings.TrimLeft(a, "-0.")) > digits || math.Abs(floatA) < smallestNormal
	return l.Floats && keepsLess && floatA == floatB
}

func equalTimes(a, b string) bool {
	timeA, errA := time.Parse(time.RFC3339Nano, strings.ToUpper(a))
	timeB, errB := time.Parse(time.RFC3339Nano, strings.ToUpper(b))
	_, offsetA := timeA.Zone()
	_, offsetB := timeB.Zone()
	return errA == nil && errB == nil && timeA.Equal(timeB) && offsetA == offsetB
}
