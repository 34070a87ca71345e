package wire

import (
	"math/big"
	"strconv"
)

// Number passes the number at s[p:], of any size within the limits.
func Number(s string, p int) int {
	c := scanner{s: s}
	return c.number(p)
}

// CompareNumbers compares the numbers that two texts are, exactly: -1, 0 or 1 as a is less than,
// equal to, or above b. Both must be numbers within the limits.
func CompareNumbers(a, b string) int {
	exactA, okA := new(big.Rat).SetString(a)
	exactB, okB := new(big.Rat).SetString(b)
	if !okA || !okB {
		return 0
	}
	return exactA.Cmp(exactB)
}

// IsIntegral reports whether the number that a text is has no fraction.
func IsIntegral(text string) bool {
	exact, ok := new(big.Rat).SetString(text)
	return ok && exact.IsInt()
}

// AppendNumber appends a number that is JSON text already. A text that is none is reported to x.
func (x *Encoder) AppendNumber(dst []byte, text string) []byte {
	if text == "" || Number(text, 0) != len(text) {
		return x.unwritable(dst, "the text is no number of JSON within the limits")
	}
	return append(dst, text...)
}

// Uint64 reads an integer written without sign, fraction and exponent at s[p:]. Integers in another
// spelling go to [Decoder.Uint64].
func Uint64(s string, p int) (uint64, int) {
	q := digits(s, p)
	if q == p || s[p] == '0' && q > p+1 || continuesNumber(s, q) {
		return 0, ^p
	}
	value, err := strconv.ParseUint(s[p:q], 10, 64)
	if err != nil {
		return 0, ^p
	}
	return value, q
}

// Uint64 reads an integer in a spelling that the function [Uint64] leaves aside.
func (d *Decoder) Uint64(s string, p int) (uint64, int) {
	if !d.lenient {
		return 0, ^p
	}
	q := Number(s, p)
	if q < 0 {
		return 0, ^p
	}
	exact, ok := new(big.Rat).SetString(s[p:q])
	if !ok || !exact.IsInt() || !exact.Num().IsUint64() {
		return 0, d.doesNotFit(p, "the integer does not fit 64 bits without sign")
	}
	return exact.Num().Uint64(), q
}

// AppendUint64 appends u in decimal.
func AppendUint64(dst []byte, u uint64) []byte { return strconv.AppendUint(dst, u, 10) }
