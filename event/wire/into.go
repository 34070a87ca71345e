package wire

import "time"

// The methods here read a value to where it belongs, and return the position behind it or ^p. They
// take every spelling that a lenient decoder takes.

// StringInto reads a string, which the decoded value may hold on to.
func (d *Decoder) StringInto(to *string, s string, p int) int {
	v, q := String(s, p)
	if q >= 0 {
		*to = d.Keep(v)
	}
	return q
}

// StringPointerInto is [Decoder.StringInto] for a pointer, which it sets to new memory where it is nil.
func (d *Decoder) StringPointerInto(to **string, s string, p int) int {
	v, q := String(s, p)
	if q < 0 {
		return q
	}
	if *to == nil {
		*to = new(string)
	}
	**to = d.Keep(v)
	return q
}

// Int64Into reads an integer.
func (d *Decoder) Int64Into(to *int64, s string, p int) int {
	v, q := Int64(s, p)
	if q < 0 {
		v, q = d.Int64(s, p)
	}
	*to = v
	return q
}

// Uint64Into reads an integer without sign.
func (d *Decoder) Uint64Into(to *uint64, s string, p int) int {
	v, q := Uint64(s, p)
	if q < 0 {
		v, q = d.Uint64(s, p)
	}
	*to = v
	return q
}

// Float64Into reads a number that has no bounds.
func (d *Decoder) Float64Into(to *float64, s string, p int) int {
	v, q, _ := Float64(s, p)
	if q < 0 {
		return d.BeyondFloat64(p)
	}
	*to = v
	return q
}

// TimeInto reads a date-time.
func (d *Decoder) TimeInto(to *time.Time, s string, p int) int {
	v, q := DateTime(s, p)
	if q < 0 {
		v, q = d.DateTime(s, p)
	}
	*to = v
	return q
}
