package difftest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"time"
)

// EqualJSON reports the first difference between two JSON texts, in the sense that generated code
// promises to keep: numbers equal by value, the last of the members of one name counts, date-times
// are equal as instants with their offset, and uuids in either case.
func EqualJSON(a, b []byte) error {
	treeA, err := tree(a)
	if err != nil {
		return err
	}
	treeB, err := tree(b)
	if err != nil {
		return err
	}
	return equalTrees("", treeA, treeB)
}

func tree(text []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var t any
	err := decoder.Decode(&t)
	return t, err
}

func equalTrees(at string, a, b any) error {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok || len(a) != len(b) {
			return fmt.Errorf("%s: %v and %v", at, a, b)
		}
		for name, value := range a {
			other, found := b[name]
			if !found {
				return fmt.Errorf("%s/%s is missing", at, name)
			}
			if err := equalTrees(at+"/"+name, value, other); err != nil {
				return err
			}
		}
		return nil
	case []any:
		b, ok := b.([]any)
		if !ok || len(a) != len(b) {
			return fmt.Errorf("%s: %v and %v", at, a, b)
		}
		for i := range a {
			if err := equalTrees(fmt.Sprintf("%s/%d", at, i), a[i], b[i]); err != nil {
				return err
			}
		}
		return nil
	}
	if !equalScalars(a, b) {
		return fmt.Errorf("%s: %v and %v", at, a, b)
	}
	return nil
}

func equalScalars(a, b any) bool {
	switch a := a.(type) {
	case json.Number:
		b, ok := b.(json.Number)
		return ok && equalNumbers(string(a), string(b))
	case string:
		b, ok := b.(string)
		return ok && (a == b || equalTimes(a, b) || len(a) == 36 && strings.EqualFold(a, b))
	}
	return a == b
}

// equalNumbers compares two numbers exactly, or as float64s where one of them has more digits than
// a float64 keeps: a field of type number does not promise more.
func equalNumbers(a, b string) bool {
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
	return len(strings.TrimLeft(a, "-0.")) > digits && floatA == floatB
}

func equalTimes(a, b string) bool {
	timeA, errA := time.Parse(time.RFC3339Nano, strings.ToUpper(a))
	timeB, errB := time.Parse(time.RFC3339Nano, strings.ToUpper(b))
	_, offsetA := timeA.Zone()
	_, offsetB := timeB.Zone()
	return errA == nil && errB == nil && timeA.Equal(timeB) && offsetA == offsetB
}
