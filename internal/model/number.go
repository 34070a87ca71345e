package model

import (
	"encoding/json"
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/eventc/eventc/event/wire"
	"github.com/eventc/eventc/internal/catalog"
)

// fillInt makes an integer. Bounds with a fraction are moved to the next integer, and bounds beyond
// 64 bits are left out, since every int64 is within them.
func fillInt(v *Value, s *catalog.Schema) {
	v.Kind = Int
	bounds := s.Bounds()
	low := highest(intBound(bounds.Minimum, false, +1), intBound(bounds.ExclusiveMinimum, true, +1))
	high := lowest(intBound(bounds.Maximum, false, -1), intBound(bounds.ExclusiveMaximum, true, -1))
	v.MinInt, v.MaxInt = unlessEvery(low, math.MinInt64), unlessEvery(high, math.MaxInt64)
}

// intBound returns the integer nearest to a bound that is within it: above it for direction +1,
// below it for -1. It is nil without a bound, and for one that every int64 meets.
func intBound(text json.Number, exclusive bool, direction int64) *int64 {
	bound, ok := rational(text)
	if !ok {
		return nil
	}
	floor := new(big.Int).Div(bound.Num(), bound.Denom())
	if !bound.IsInt() && direction > 0 {
		floor.Add(floor, big.NewInt(1))
	}
	if bound.IsInt() && exclusive {
		floor.Add(floor, big.NewInt(direction))
	}
	if !floor.IsInt64() {
		return nil
	}
	i := floor.Int64()
	return &i
}

// unlessEvery returns the bound, or nil where every int64 meets it.
func unlessEvery(bound *int64, extreme int64) *int64 {
	if bound != nil && *bound == extreme {
		return nil
	}
	return bound
}

func highest(a, b *int64) *int64 {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}

func lowest(a, b *int64) *int64 {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

// fillFloat makes a number.
func fillFloat(v *Value, s *catalog.Schema) {
	v.Kind = Float
	bounds := s.Bounds()
	v.MinFloat = tighter(floatBound(bounds.Minimum, false), floatBound(bounds.ExclusiveMinimum, true), +1)
	v.MaxFloat = tighter(floatBound(bounds.Maximum, false), floatBound(bounds.ExclusiveMaximum, true), -1)
}

// floatBound returns the bound, or nil where a float64 does not hold it well enough to compare: see
// [Bound].
func floatBound(text json.Number, exclusive bool) *Bound {
	if !isShortDecimal(string(text)) {
		return nil
	}
	value, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return nil
	}
	return &Bound{Value: value, Exclusive: exclusive}
}

// tighter returns the bound that allows less; direction is +1 for lower bounds.
func tighter(inclusive, exclusive *Bound, direction float64) *Bound {
	switch {
	case inclusive == nil:
		return exclusive
	case exclusive == nil || inclusive.Value*direction > exclusive.Value*direction:
		return inclusive
	}
	return exclusive
}

// isShortDecimal reports whether a number has at most 15 digits and no exponent.
func isShortDecimal(text string) bool {
	digits := strings.NewReplacer("-", "", ".", "").Replace(text)
	return digits != "" && len(digits) <= 15 && strings.Trim(digits, "0123456789") == ""
}

// compilesBounds reports whether the value's bounds are all that the schema says about it.
func (v *Value) compilesBounds(s *catalog.Schema) bool {
	bounds := s.Bounds()
	switch v.Kind {
	case Float:
		for _, text := range []json.Number{bounds.Minimum, bounds.Maximum, bounds.ExclusiveMinimum, bounds.ExclusiveMaximum} {
			if text != "" && !isShortDecimal(string(text)) {
				return false
			}
		}
	case Int:
		return len(v.Ints) == 0 &&
			compilesIntBound(bounds.Minimum, false, +1) && compilesIntBound(bounds.ExclusiveMinimum, true, +1) &&
			compilesIntBound(bounds.Maximum, false, -1) && compilesIntBound(bounds.ExclusiveMaximum, true, -1)
	default:
	}
	return true
}

// compilesIntBound reports whether a bound is an int64, or so far out that every int64 meets it. One
// that none meets is left to the schema.
func compilesIntBound(text json.Number, exclusive bool, direction int64) bool {
	if text == "" || intBound(text, exclusive, direction) != nil {
		return true
	}
	bound, ok := rational(text)
	return ok && int64(bound.Sign()) == -direction
}

// rational returns the number exactly, if it is within the limits that hold for every number.
func rational(text json.Number) (*big.Rat, bool) {
	if fault, _ := wire.Check(string(text)); fault != wire.NoFault {
		return nil, false
	}
	return new(big.Rat).SetString(string(text))
}
