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
func fillInt(v *Value, c *conjunction) bool {
	v.Kind = Int
	var low, high *int64
	decided := true
	for _, s := range c.schemas {
		bounds := s.Bounds()
		low = highest(low, highest(intBound(bounds.Minimum, false, +1), intBound(bounds.ExclusiveMinimum, true, +1)))
		high = lowest(high, lowest(intBound(bounds.Maximum, false, -1), intBound(bounds.ExclusiveMaximum, true, -1)))
		decided = v.fillIntMultiple(s) && compilesIntBounds(bounds) && decided
	}
	v.MinInt, v.MaxInt = unlessEvery(low, math.MinInt64), unlessEvery(high, math.MaxInt64)
	if !decided {
		v.because("a bound beyond 64 bits")
	}
	return decided
}

// fillIntMultiple adds what multipleOf says about an integer: of p/q in lowest terms, the integer is
// a multiple exactly if it is one of p.
func (v *Value) fillIntMultiple(s *catalog.Schema) bool {
	text, ok := s.Number("multipleOf")
	if !ok {
		return true
	}
	step, ok := rational(text)
	if !ok || !step.Num().IsInt64() || step.Sign() <= 0 {
		return false
	}
	if p := step.Num().Int64(); p != 1 {
		v.IntMultiples = append(v.IntMultiples, p)
	}
	return true
}

func compilesIntBounds(bounds catalog.Bounds) bool {
	return compilesIntBound(bounds.Minimum, false, +1) && compilesIntBound(bounds.ExclusiveMinimum, true, +1) &&
		compilesIntBound(bounds.Maximum, false, -1) && compilesIntBound(bounds.ExclusiveMaximum, true, -1)
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
func fillFloat(v *Value, c *conjunction) bool {
	v.Kind = Float
	decided := true
	for _, s := range c.schemas {
		bounds := s.Bounds()
		v.MinFloat = tighter(v.MinFloat, tighter(floatBound(bounds.Minimum, false), floatBound(bounds.ExclusiveMinimum, true), +1), +1)
		v.MaxFloat = tighter(v.MaxFloat, tighter(floatBound(bounds.Maximum, false), floatBound(bounds.ExclusiveMaximum, true), -1), -1)
		for _, text := range []json.Number{bounds.Minimum, bounds.Maximum, bounds.ExclusiveMinimum, bounds.ExclusiveMaximum} {
			decided = decided && (text == "" || isShortDecimal(string(text)))
		}
		decided = v.fillFloatMultiple(s) && decided
	}
	if !decided {
		v.because("a bound or a step of more than 15 digits")
	}
	return decided
}

// fillFloatMultiple adds what multipleOf says about a number, where it is a decimal that is short
// enough to reckon with in integers.
func (v *Value) fillFloatMultiple(s *catalog.Schema) bool {
	text, ok := s.Number("multipleOf")
	if !ok {
		return true
	}
	if !isShortDecimal(string(text)) {
		return false
	}
	whole, fraction, _ := strings.Cut(string(text), ".")
	unscaled, err := strconv.ParseUint(whole+fraction, 10, 64)
	if err != nil || unscaled == 0 {
		return false
	}
	v.FloatMultiples = append(v.FloatMultiples, Decimal{Unscaled: unscaled, Scale: len(fraction)})
	return true
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
func tighter(a, b *Bound, direction float64) *Bound {
	switch {
	case a == nil:
		return b
	case b == nil || a.Value*direction > b.Value*direction:
		return a
	case a.Value == b.Value && a.Exclusive:
		return a
	}
	return b
}

// isShortDecimal reports whether a number has at most 15 digits and no exponent.
func isShortDecimal(text string) bool {
	digits := strings.NewReplacer("-", "", ".", "").Replace(text)
	return digits != "" && len(digits) <= 15 && strings.Trim(digits, "0123456789") == ""
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
