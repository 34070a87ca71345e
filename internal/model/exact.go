package model

import (
	"encoding/json"
	"math"
	"math/big"

	"github.com/eventc/eventc/internal/catalog"
)

// fillNumber makes the type of a number: an int64 or float64, unless the schema asks for all digits,
// or an integer may be beyond 64 bits.
func fillNumber(v *Value, c *conjunction, t string) bool {
	switch {
	case c.asText, c.goTypeIs("decimal"):
		return fillExact(v, c, t)
	case t == "number":
		return fillFloat(v, c)
	case c.fitsUint64():
		return fillUint(v, c)
	case c.exceedsInt64():
		return fillExact(v, c, t)
	}
	return fillInt(v, c)
}

// exceedsInt64 reports whether a bound shows that integers beyond an int64 are meant.
func (c *conjunction) exceedsInt64() bool {
	low, high := c.exactBounds()
	limit := new(big.Rat).SetInt64(math.MaxInt64)
	return low != nil && low.Cmp(new(big.Rat).SetInt64(math.MinInt64)) < 0 || high != nil && high.Cmp(limit) > 0
}

// fitsUint64 reports whether the bounds are those of a uint64, or less, and exceed an int64.
func (c *conjunction) fitsUint64() bool {
	low, high := c.exactBounds()
	limit := new(big.Rat).SetInt(new(big.Int).SetUint64(math.MaxUint64))
	return low != nil && low.Sign() >= 0 && c.exceedsInt64() && high != nil && high.Cmp(limit) <= 0
}

// exactBounds returns the highest lower and the lowest upper bound, whether they are included or not;
// nil without one.
func (c *conjunction) exactBounds() (low, high *big.Rat) {
	for _, s := range c.schemas {
		bounds := s.Bounds()
		for _, text := range []json.Number{bounds.Minimum, bounds.ExclusiveMinimum} {
			if bound, ok := rational(text); ok && (low == nil || bound.Cmp(low) > 0) {
				low = bound
			}
		}
		for _, text := range []json.Number{bounds.Maximum, bounds.ExclusiveMaximum} {
			if bound, ok := rational(text); ok && (high == nil || bound.Cmp(high) < 0) {
				high = bound
			}
		}
	}
	return low, high
}

// fillUint makes a uint64. Bounds that are no integers are left to the schema.
func fillUint(v *Value, c *conjunction) bool {
	v.Kind = Uint
	for _, s := range c.schemas {
		bounds := s.Bounds()
		if bounds.ExclusiveMinimum != "" || bounds.ExclusiveMaximum != "" || !v.addUintBounds(bounds) {
			v.because("a bound that is no integer")
			return false
		}
		if _, ok := s.Number("multipleOf"); ok {
			v.because("multipleOf")
			return false
		}
	}
	return true
}

func (v *Value) addUintBounds(bounds catalog.Bounds) bool {
	for _, text := range []json.Number{bounds.Minimum, bounds.Maximum} {
		if bound, ok := rational(text); text != "" && (!ok || !bound.IsInt()) {
			return false
		}
	}
	if bound, ok := rational(bounds.Minimum); ok && bound.Num().IsUint64() {
		if u := bound.Num().Uint64(); u > 0 && (v.MinUint == nil || u > *v.MinUint) {
			v.MinUint = &u
		}
	}
	if bound, ok := rational(bounds.Maximum); ok && bound.Num().IsUint64() {
		if u := bound.Num().Uint64(); u < math.MaxUint64 && (v.MaxUint == nil || u < *v.MaxUint) {
			v.MaxUint = &u
		}
	}
	return true
}

// fillExact makes a number with all its digits.
func fillExact(v *Value, c *conjunction, t string) bool {
	v.Kind, v.Integral = Number, t == "integer"
	decided := true
	for _, s := range c.schemas {
		bounds := s.Bounds()
		v.MinNumber = tighterExact(v.MinNumber, tighterExact(exactBound(bounds.Minimum, false), exactBound(bounds.ExclusiveMinimum, true), +1), +1)
		v.MaxNumber = tighterExact(v.MaxNumber, tighterExact(exactBound(bounds.Maximum, false), exactBound(bounds.ExclusiveMaximum, true), -1), -1)
		decided = v.fillFloatMultiple(s) && decided
	}
	if !decided {
		v.because("multipleOf")
	}
	return decided
}

func exactBound(text json.Number, exclusive bool) *ExactBound {
	if _, ok := rational(text); !ok {
		return nil
	}
	return &ExactBound{Text: string(text), Exclusive: exclusive}
}

// tighterExact is tighter for bounds with all their digits.
func tighterExact(a, b *ExactBound, direction int) *ExactBound {
	if a == nil || b == nil {
		if a == nil {
			return b
		}
		return a
	}
	valueA, _ := rational(json.Number(a.Text)) // both are numbers
	valueB, _ := rational(json.Number(b.Text))
	switch order := valueA.Cmp(valueB) * direction; {
	case order > 0, order == 0 && a.Exclusive:
		return a
	}
	return b
}
