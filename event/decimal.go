package event

import (
	"encoding/json"
	"math/big"
	"strconv"

	"github.com/eventc/eventc/event/wire"
)

// Decimal is a number with all its digits, as JSON writes it (RFC 8259, section 6): "249.85",
// "-1e30". It is the type of a number whose schema says "x-go-type": "decimal", and of an integer
// that may exceed 64 bits. The empty Decimal is no number; an event that has one cannot be sent.
type Decimal string

// DecimalOf returns the shortest decimal that reads back as f. NaN and the infinities have none.
func DecimalOf(f float64) Decimal { return Decimal(strconv.FormatFloat(f, 'f', -1, 64)) }

// Rat returns the exact value; nil where d is no number within the limits of package wire.
func (d Decimal) Rat() *big.Rat {
	if wire.Number(string(d), 0) != len(d) || d == "" {
		return nil
	}
	r, _ := new(big.Rat).SetString(string(d)) // valid: it is a number
	return r
}

// Float64 returns the nearest float64; 0 where d is no number.
func (d Decimal) Float64() float64 {
	r := d.Rat()
	if r == nil {
		return 0
	}
	f, _ := r.Float64() // nearest
	return f
}

// String returns the text.
func (d Decimal) String() string { return string(d) }

// MarshalJSON returns the number as it is; an empty Decimal is written as null.
func (d Decimal) MarshalJSON() ([]byte, error) {
	if d == "" {
		return []byte("null"), nil
	}
	return []byte(d), nil
}

// UnmarshalJSON reads a number, keeping its text.
func (d *Decimal) UnmarshalJSON(text []byte) error {
	var number json.Number
	if err := json.Unmarshal(text, &number); err != nil {
		return err
	}
	*d = Decimal(number)
	return nil
}
