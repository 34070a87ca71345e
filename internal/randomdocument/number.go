package randomdocument

import (
	"math/big"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// bounds are what the schemas say about a number; nil is nothing.
type bounds struct {
	low, high, step           *big.Rat
	lowExcluded, highExcluded bool
}

func (d *demand) bounds() (r bounds) {
	for _, s := range d.schemas {
		r.raise(s.Minimum, false)
		r.raise(s.ExclusiveMinimum, true)
		r.lower(s.Maximum, false)
		r.lower(s.ExclusiveMaximum, true)
		if s.MultipleOf != nil && (r.step == nil || s.MultipleOf.Cmp(r.step) > 0) {
			r.step = s.MultipleOf
		}
	}
	return r
}

func (r *bounds) raise(bound *big.Rat, excluded bool) {
	if bound != nil && (r.low == nil || bound.Cmp(r.low) >= 0) {
		r.low, r.lowExcluded = bound, excluded
	}
}

func (r *bounds) lower(bound *big.Rat, excluded bool) {
	if bound != nil && (r.high == nil || bound.Cmp(r.high) <= 0) {
		r.high, r.highExcluded = bound, excluded
	}
}

// appendNumber appends a number within the bounds: at them, near them, or between.
func (m *maker) appendNumber(b []byte, d *demand, t kind) []byte {
	r := d.bounds()
	if r.low == nil && r.high == nil && r.step == nil {
		return append(b, m.anyNumber(t)...)
	}
	step := r.step
	if step == nil {
		step = m.step(t)
	}
	if t == integer && !step.IsInt() {
		step = new(big.Rat).SetInt(step.Num())
	}
	return append(b, m.spell(m.multiple(r, step))...)
}

// step returns how far numbers are from each other.
func (m *maker) step(t kind) *big.Rat {
	if t == integer || m.once(3) {
		return big.NewRat(1, 1)
	}
	return big.NewRat(1, pick(m, []int64{10, 100, 1000, 1000000}))
}

// multiple returns a multiple of the step within the bounds, or as near as can be.
func (m *maker) multiple(r bounds, step *big.Rat) *big.Rat {
	k := new(big.Int)
	switch {
	case r.low != nil && (r.high == nil || m.once(2)):
		k = floor(new(big.Rat).Quo(r.low, step))
		if value := times(k, step); value.Cmp(r.low) < 0 || r.lowExcluded {
			k.Add(k, big.NewInt(1))
		}
		k.Add(k, m.distance(r, step))
	case r.high != nil:
		k = floor(new(big.Rat).Quo(r.high, step))
		if r.highExcluded && times(k, step).Cmp(r.high) == 0 {
			k.Sub(k, big.NewInt(1))
		}
		k.Sub(k, m.distance(r, step))
	default:
		k.SetInt64(int64(m.intn(-50, 5000)))
	}
	return times(k, step)
}

// distance returns by how many steps to leave a bound.
func (m *maker) distance(r bounds, step *big.Rat) *big.Int {
	far := int64(m.intn(0, 3)) * int64(m.intn(0, 3))
	if r.low != nil && r.high != nil {
		room := floor(new(big.Rat).Quo(new(big.Rat).Sub(r.high, r.low), step))
		if room.IsInt64() {
			far = min(far, max(room.Int64()-1, 0))
		}
	}
	return big.NewInt(far)
}

func floor(r *big.Rat) *big.Int { return new(big.Int).Div(r.Num(), r.Denom()) }

func times(k *big.Int, step *big.Rat) *big.Rat { return new(big.Rat).Mul(new(big.Rat).SetInt(k), step) }

// spell returns the text of a number that has finitely many digits.
func (m *maker) spell(r *big.Rat) string {
	if !r.IsInt() {
		const digits = 30
		return strings.TrimRight(r.FloatString(digits), "0")
	}
	spelled := r.Num().String()
	if spelled == "0" {
		return spelled
	}
	switch m.random.IntN(24) {
	case 0:
		return spelled + ".0"
	case 1:
		return spelled + "e0"
	case 2:
		return spelled + "0e-1"
	}
	return spelled
}

// anyNumber returns a number that nothing is said about.
func (m *maker) anyNumber(t kind) string {
	if t == integer {
		return pick(m, []string{"0", "1", "-1", "7", "42", "1000000", "-0", "1.0", "1e3", "9007199254740993", "9223372036854775807", "-9223372036854775808", "12"})
	}
	return pick(m, []string{"0", "1", "-1.5", "0.1", "2.50", "1e-7", "123456.789", "1E3", "-0.0", "9007199254740993", "249.85", "1e21", "12345678901234567", "5e-324", "1.7976931348623157e308"})
}

// length returns the bounds of a count.
func (d *demand) length(low, high func(*jsonschema.Schema) int, otherwise int) (least, most int) {
	least = max(d.most(low), 0)
	return least, d.least(max(otherwise, least), high)
}
