package wire

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// powersOfTen are exact: a float64 holds every power of ten up to the twenty-second.
//
//nolint:gochecknoglobals // a table that nothing writes to
var powersOfTen = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10,
	1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// Int64 reads an integer written without fraction and exponent at s[p:]. Integers in another
// spelling, such as 1.0 or 1e2, go to [Decoder.Int64].
func Int64(s string, p int) (int64, int) {
	negative := p < len(s) && s[p] == '-'
	if negative {
		p++
	}
	first := p
	var u uint64
	for p < len(s) && s[p]-'0' <= 9 {
		u = u*10 + uint64(s[p]-'0')
		p++
	}
	count := p - first
	if count == 0 || count > 19 || s[first] == '0' && count > 1 || continuesNumber(s, p) {
		return 0, ^first
	}
	if negative {
		if u > 1<<63 {
			return 0, ^first
		}
		return -int64(u), p
	}
	if u > math.MaxInt64 {
		return 0, ^first
	}
	return int64(u), p
}

// continuesNumber reports whether a fraction or an exponent follows at p.
func continuesNumber(s string, p int) bool {
	return p < len(s) && (s[p] == '.' || s[p]|0x20 == 'e')
}

// Float64 reads a number at s[p:]. The last result says whether its text has so few digits (15)
// that equal floats mean equal decimals: only then may the value be compared with a bound that it
// meets exactly.
func Float64(s string, p int) (value float64, q int, exact bool) {
	start := p
	negative := p < len(s) && s[p] == '-'
	if negative {
		p++
	}
	first := p
	mantissa, p := decimal(s, 0, p)
	whole := p - first
	if whole == 0 || s[first] == '0' && whole > 1 {
		return 0, ^start, false
	}
	scale := 0
	if p < len(s) && s[p] == '.' {
		point := p + 1
		if mantissa, p = decimal(s, mantissa, point); p == point {
			return 0, ^start, false
		}
		scale = p - point
	}
	if whole+scale > 15 || p < len(s) && s[p]|0x20 == 'e' {
		return longFloat64(s, start)
	}
	value = float64(mantissa) / powersOfTen[scale]
	if negative {
		value = -value
	}
	return value, p, true
}

// decimal continues the number u with the digits at s[p:]. It overflows silently beyond 19 digits.
func decimal(s string, u uint64, p int) (uint64, int) {
	for p < len(s) && s[p]-'0' <= 9 {
		u = u*10 + uint64(s[p]-'0')
		p++
	}
	return u, p
}

// longFloat64 reads a number of any length within the limits.
func longFloat64(s string, p int) (float64, int, bool) {
	c := scanner{s: s}
	q := c.number(p)
	if q < 0 {
		return 0, q, false
	}
	value, err := strconv.ParseFloat(s[p:q], 64)
	if err != nil || value == 0 && !isZero(s[p:q]) {
		return 0, ^p, false
	}
	return value, q, false
}

// isZero reports whether all digits of a number before its exponent are zero.
func isZero(text string) bool {
	exponent := strings.IndexAny(text, "eE")
	if exponent < 0 {
		exponent = len(text)
	}
	return !strings.ContainsAny(text[:exponent], "123456789")
}

// integral returns the integer that the number text is, whatever its spelling; false where it has
// a fraction or does not fit.
func integral(text string) (int64, bool) {
	r, ok := new(big.Rat).SetString(text)
	if !ok || !r.IsInt() || !r.Num().IsInt64() {
		return 0, false
	}
	return r.Num().Int64(), true
}

// sameNumber reports whether the number text is the one that value is written as.
func sameNumber(text string, value float64) bool {
	read, ok := new(big.Rat).SetString(text)
	written, _ := new(big.Rat).SetString(strconv.FormatFloat(value, 'g', -1, 64))
	return ok && written != nil && read.Cmp(written) == 0
}

// AppendFloat64 appends the shortest number that reads back as f. NaN and the infinities, which
// JSON cannot write, are reported to x and null is written in their place.
func (x *Encoder) AppendFloat64(dst []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return x.unwritable(dst, "JSON has no number for NaN and infinity")
	}
	if scaled, ok := tenThousandths(f); ok {
		return appendTenThousandths(dst, scaled, math.Signbit(f))
	}
	format := byte('f')
	if abs := math.Abs(f); abs < 1e-6 || abs >= 1e21 {
		format = 'e'
	}
	return strconv.AppendFloat(dst, f, format, -1, 64)
}

// AppendMultiple is [Encoder.AppendFloat64] for a number that must be a multiple of unscaled divided by
// ten to the power of scale, as [IsMultiple] has it.
func (x *Encoder) AppendMultiple(dst []byte, f float64, unscaled uint64, scale int) []byte {
	scaled, ok := tenThousandths(f)
	if !ok || scale > 4 || unscaled > 1e11 {
		start := len(dst)
		dst = x.AppendFloat64(dst, f)
		x.RefuseUnless(IsMultiple(Alias(dst[start:]), unscaled, scale))
		return dst
	}
	x.RefuseUnless(scaled%(unscaled*pow10(4-scale)) == 0)
	return appendTenThousandths(dst, scaled, math.Signbit(f))
}

// tenThousandths returns |f| times ten thousand as an integer, where |f| is that divided by ten
// thousand: both are exact in a float64 and the division is rounded correctly, so every reader gets f
// back.
func tenThousandths(f float64) (uint64, bool) {
	f = math.Abs(f)
	if f >= 1e11 {
		return 0, false
	}
	scaled := int64(f*1e4 + 0.5)
	return uint64(scaled), float64(scaled)/1e4 == f
}

func appendTenThousandths(dst []byte, scaled uint64, negative bool) []byte {
	if negative {
		dst = append(dst, '-')
	}
	dst = strconv.AppendUint(dst, scaled/1e4, 10)
	rest := scaled % 1e4
	if rest == 0 {
		return dst
	}
	tens, units := rest/100, rest%100
	dst = append(dst, '.', '0'+byte(tens/10), '0'+byte(tens%10), '0'+byte(units/10), '0'+byte(units%10))
	return trimZeros(dst)
}

// trimZeros cuts the zeros off the end of dst, which ends with a fraction.
func trimZeros(dst []byte) []byte {
	end := len(dst)
	for dst[end-1] == '0' {
		end--
	}
	return dst[:end]
}
