package wire_test

import (
	"encoding/json"
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/eventc/eventc/event/wire"
)

func TestInt64(t *testing.T) {
	tests := []struct {
		text string
		want int64
		end  int
	}{
		{"0", 0, 1},
		{"-0", 0, 2},
		{"7,", 7, 1},
		{"7}", 7, 1},
		{"7d2", 7, 1}, // what stands behind it is the next reader's
		{"-7 ", -7, 2},
		{"1234567890123456789", 1234567890123456789, 19},
		{"999999999999999999", 999999999999999999, 18},
		{"9007199254740993", 9007199254740993, 16}, // 2^53+1, which no float64 is
		{"9223372036854775807", math.MaxInt64, 19},
		{"-9223372036854775808", math.MinInt64, 20},
		{"-9223372036854775807", -math.MaxInt64, 20},

		{"9223372036854775808", 0, -1},
		{"-9223372036854775809", 0, -1},
		{"9999999999999999999", 0, -1},
		{"18446744073709551616", 0, -1}, // 2^64, which is 0 in 64 bits
		{"18446744073709551617", 0, -1},
		{"123456789012345678901234567890", 0, -1},
		{"", 0, -1},
		{"-", 0, -1},
		{"+1", 0, -1},
		{"--1", 0, -1},
		{"- 1", 0, -1},
		{"01", 0, -1},
		{"-01", 0, -1},
		{"00", 0, -1},
		{"1.0", 0, -1},
		{"1.", 0, -1},
		{"1e2", 0, -1},
		{"1E2", 0, -1},
		{"100e-2", 0, -1},
		{".5", 0, -1},
		{"x", 0, -1},
		{`"1"`, 0, -1},
		{"/", 0, -1}, // the byte before 0
		{":", 0, -1}, // the byte behind 9
		{"٣", 0, -1},
	}
	for _, tt := range tests {
		value, end := wire.Int64(before+tt.text, len(before))
		checkEnd(t, "Int64", tt.text, end, tt.end)
		if tt.end >= 0 && value != tt.want {
			t.Errorf("Int64 of %q = %d, want %d", tt.text, value, tt.want)
		}
	}
}

func TestFloat64(t *testing.T) {
	tests := []struct {
		text  string
		want  float64
		end   int
		exact bool
	}{
		{"0", 0, 1, true},
		{"-0", math.Copysign(0, -1), 2, true},
		{"-0.0", math.Copysign(0, -1), 4, true},
		{"0.1", 0.1, 3, true},
		{"249.85]", 249.85, 6, true},
		{"-1.5,", -1.5, 4, true},
		{"123456789012345", 123456789012345, 15, true},
		{"1234567890.12345", 1234567890.12345, 16, true},
		{"0.00000000000001", 1e-14, 16, true},
		{"999999999999999", 999999999999999, 15, true},

		{"1234567890123456", 1234567890123456, 16, false},
		{"1234567890.123456", 1234567890.123456, 17, false},
		{"0.000000000000001", 1e-15, 17, false},
		{"12345678901234567", 12345678901234568, 17, false},
		{"9007199254740993", 9007199254740992, 16, false},
		{"0.1000000000000000001", 0.1, 21, false},
		{"249.8500000000000000001", 249.85, 23, false},
		{"1e2", 100, 3, false},
		{"1E2", 100, 3, false},
		{"1e+2", 100, 4, false},
		{"1.5e-3 ", 0.0015, 6, false},
		{"-1e2", -100, 4, false},
		{"100000000000000000000000000000", 1e29, 30, false},
		{"1.7976931348623157e308", math.MaxFloat64, 22, false},
		{"5e-324", math.SmallestNonzeroFloat64, 6, false},
		{"0e400", 0, 5, false},
		{"0E-400", 0, 6, false},
		{"0.0000000000000000", 0, 18, false},
		{"-0.000e5", math.Copysign(0, -1), 8, false},

		{"1e-400", 0, -1, false}, // zero would be another number
		{"-1e-400", 0, -1, false},
		{"0.00010E-390", 0, -1, false},
		{"0." + strings.Repeat("0", 400) + "1", 0, -1, false},
		{"1e400", 0, -1, false},
		{"-1e400", 0, -1, false},
		{"1.7976931348623159e308", 0, -1, false},
		{"1e401", 0, -1, false},
		{"0e401", 0, -1, false},
		{"91e8273645", 0, -1, false},
		{"1e1000000", 0, -1, false},
		{"", 0, -1, false},
		{"-", 0, -1, false},
		{"+1", 0, -1, false},
		{"01", 0, -1, false},
		{"-01", 0, -1, false},
		{"00.5", 0, -1, false},
		{"1.", 0, -1, false},
		{"1.,", 0, -1, false},
		{".5", 0, -1, false},
		{"-.5", 0, -1, false},
		{"1.e2", 0, -1, false},
		{"1e", 0, -1, false},
		{"1e+", 0, -1, false},
		{"1e-,", 0, -1, false},
		{"NaN", 0, -1, false},
		{"Infinity", 0, -1, false},
		{"1_0", 1, 1, true}, // what stands behind it is the next reader's
		{"0x10", 0, 1, true},
		{"1d2", 1, 1, true},
	}
	for _, tt := range tests {
		value, end, exact := wire.Float64(before+tt.text, len(before))
		checkEnd(t, "Float64", tt.text, end, tt.end)
		if tt.end < 0 {
			continue
		}
		if math.Float64bits(value) != math.Float64bits(tt.want) || exact != tt.exact {
			t.Errorf("Float64 of %q = %v, exact %v, want %v, %v", tt.text, value, exact, tt.want, tt.exact)
		}
	}
}

func TestNumbersEndAtTheLimits(t *testing.T) {
	for _, tt := range []struct {
		text string
		ok   bool
	}{
		{strings.Repeat("7", wire.MaxDigits), true},
		{strings.Repeat("7", wire.MaxDigits+1), false},
		{"-" + strings.Repeat("7", wire.MaxDigits), true},
		{"0." + strings.Repeat("7", wire.MaxDigits-1), true},
		{"0." + strings.Repeat("7", wire.MaxDigits), false},
		{"1e400", true},
		{"1e-400", true},
		{"1E+400", true},
		{"1e401", false},
		{"1e-401", false},
		{"1e" + strings.Repeat("0", 1000) + "400", true},
		{"1e" + strings.Repeat("0", 1000) + "401", false},
		{"0e401", false},
		{"1e18446744073709551616", false}, // 2^64
	} {
		if got := wire.Skip(tt.text, 0, 0) == len(tt.text); got != tt.ok {
			t.Errorf("Skip(%q) accepts it: %v", shorten(tt.text), got)
		}
		if _, end, _ := wire.Float64(tt.text, 0); end >= 0 && !tt.ok {
			t.Errorf("Float64(%q) accepts what Skip does not", shorten(tt.text))
		}
	}
}

func TestAppendFloat64(t *testing.T) {
	tests := []struct {
		f    float64
		want string
	}{
		{0, "0"},
		{math.Copysign(0, -1), "-0"},
		{1, "1"},
		{-1, "-1"},
		{0.5, "0.5"},
		{-0.25, "-0.25"},
		{249.85, "249.85"},
		{0.1, "0.1"},
		{0.07, "0.07"},
		{10.0005, "10.0005"},
		{0.0001, "0.0001"},
		{100, "100"},
		{100.01, "100.01"},
		{99999999999.9999, "99999999999.9999"},
		{1e11, "100000000000"},
		{0.00012, "0.00012"},
		{0.30000000000000004, "0.30000000000000004"},
		{1e-6, "0.000001"},
		{9.5e-7, "9.5e-07"},
		{1e20, "100000000000000000000"},
		{1e21, "1e+21"},
		{9007199254740993, "9007199254740992"},
		{math.MaxFloat64, "1.7976931348623157e+308"},
		{math.SmallestNonzeroFloat64, "5e-324"},
		{-math.MaxFloat64, "-1.7976931348623157e+308"},
	}
	for _, tt := range tests {
		var x wire.Encoder
		got := string(x.AppendFloat64([]byte("["), tt.f))
		if got != "["+tt.want || !x.OK() {
			t.Errorf("AppendFloat64(%v) = %s, want %s", tt.f, got, tt.want)
		}
	}
}

// TestAppendFloat64OfDecimals writes all small numbers of up to five places.
func TestAppendFloat64OfDecimals(t *testing.T) {
	for places, power := 0, 1.0; places <= 5; places, power = places+1, power*10 {
		for i := range 12_000 {
			f := float64(i) / power
			var x wire.Encoder
			if got, want := string(x.AppendFloat64(nil, f)), strconv.FormatFloat(f, 'f', -1, 64); got != want && f >= 1e-6 {
				t.Fatalf("AppendFloat64(%v) = %s, want %s", f, got, want)
			}
		}
	}
}

func TestAppendFloat64OfNoNumber(t *testing.T) {
	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		var x wire.Encoder
		got := string(x.AppendFloat64([]byte(`{"a":`), f))
		unfit, found := x.Unfit()
		if got != `{"a":null` || !found || unfit.Offset != 5 || x.OK() {
			t.Errorf("AppendFloat64(%v) = %s, unfit %+v", f, got, unfit)
		}
	}
}

func TestAppendInt64(t *testing.T) {
	for _, i := range []int64{0, 1, -1, math.MaxInt64, math.MinInt64} {
		got := string(wire.AppendInt64([]byte("["), i))
		back, end := wire.Int64(got, 1)
		if back != i || end != len(got) {
			t.Errorf("%d is written as %s and read as %d", i, got, back)
		}
	}
}

func FuzzInt64(f *testing.F) {
	for _, text := range []string{
		"0", "-0", "1.0", "1e2", "100e-2", "01", "9223372036854775807", "9223372036854775808",
		"-9223372036854775808", "-9223372036854775809", "18446744073709551617", "9007199254740993",
		"91e8273645", "1e1000000", "1e400", "1e-400", "0.5", "5e-1", "10e-1",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		value, end := wire.Int64(text, 0)
		want, err := strconv.ParseInt(text, 10, 64)
		isPlain := err == nil && json.Valid([]byte(text))
		if (end == len(text)) != isPlain || isPlain && value != want {
			t.Fatalf("Int64(%q) = %d, %d, want %d, %v", text, value, end, want, err)
		}
		checkLenientInt64(t, text)
	})
}

// checkLenientInt64 holds the lenient reading of a JSON number against exact arithmetic.
func checkLenientInt64(t *testing.T, text string) {
	t.Helper()
	if wire.Skip(text, 0, 0) != len(text) || text[0] != '-' && (text[0] < '0' || text[0] > '9') {
		return
	}
	d := wire.NewLenientDecoder()
	value, end := d.Int64(text, 0)
	exact, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no number to math/big", text)
	}
	fits := exact.IsInt() && exact.Num().IsInt64()
	_, unfit := d.Unfit()
	if (end == len(text)) != fits || unfit == fits || fits && value != exact.Num().Int64() {
		t.Fatalf("lenient Int64(%q) = %d, %d, unfit %v, want %v", text, value, end, unfit, exact)
	}
}

func FuzzFloat64(f *testing.F) {
	for _, text := range []string{
		"0", "-0", "-0.0", "0.1", "0.1000000000000000001", "249.8500000000000000001", "9007199254740993",
		"12345678901234567", "1e400", "1e-400", "91e8273645", "1e1000000", "1.", ".5", "01", "1e5", "5e-324",
		"2.2250738585072011e-308", "1.7976931348623159e308", "123456789012345", "1234567890123456",
		"0.000000000000001", "179769313486231580793728971405301e276", "1.0", "8.5e22", "9007199254740992.5",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		value, end, exact := wire.Float64(text, 0)
		if end < 0 {
			if exact, ok := new(big.Rat).SetString(text); ok && wire.Skip(text, 0, 0) == len(text) {
				if f, _ := exact.Float64(); !math.IsInf(f, 0) && (f != 0 || exact.Sign() == 0) {
					t.Fatalf("Float64 does not accept %q", text)
				}
			}
			return
		}
		read := text[:end]
		want, err := strconv.ParseFloat(read, 64)
		if err != nil || !json.Valid([]byte(read)) || math.Float64bits(value) != math.Float64bits(want) {
			t.Fatalf("Float64(%q) = %v, want %v, %v", read, value, want, err)
		}
		if digits := strings.Trim(read, "-"); exact && len(strings.Replace(digits, ".", "", 1)) > 15 {
			t.Fatalf("Float64(%q) is exact", read)
		}
	})
}

func FuzzAppendFloat64(f *testing.F) {
	for _, value := range []float64{
		0, math.Copysign(0, -1), 0.1, 0.07, 249.85, 1e-6, 1e21, 1e11, 99999999999.9999, 5e-324,
		math.MaxFloat64, 9007199254740993, math.NaN(), math.Inf(1), 0.30000000000000004, 1.005, 100000.00005,
	} {
		f.Add(math.Float64bits(value))
	}
	f.Fuzz(func(t *testing.T, bits uint64) {
		value := math.Float64frombits(bits)
		var x wire.Encoder
		text := string(x.AppendFloat64(nil, value))
		if math.IsNaN(value) || math.IsInf(value, 0) {
			if x.OK() || text != "null" {
				t.Fatalf("AppendFloat64(%v) = %s", value, text)
			}
			return
		}
		back, err := strconv.ParseFloat(text, 64)
		if err != nil || !json.Valid([]byte(text)) || !x.OK() || math.Float64bits(back) != bits {
			t.Fatalf("AppendFloat64(%v) = %s, which is %v, %v", value, text, back, err)
		}
		read, end, _ := wire.Float64(text, 0)
		if end != len(text) || math.Float64bits(read) != bits {
			t.Fatalf("Float64(%s) = %v, %d", text, read, end)
		}
	})
}

// TestAppendMultipleIsAboutTheDigitsThatAreWritten compares with the text.
func TestAppendMultipleIsAboutTheDigitsThatAreWritten(t *testing.T) {
	for _, f := range []float64{
		0, math.Copysign(0, -1), 0.01, -0.01, 0.07, 0.1, 0.3, 249.85, 249.855, -249.85, 1e10, 99999999999, 1e11, 1e15, 1e21, 1e-7, 0.0001,
		0.00005, 0.30000000000000004, 12345678901.2345, math.MaxFloat64, math.NaN(), math.Inf(1),
	} {
		for _, m := range []struct {
			unscaled uint64
			scale    int
		}{{1, 0}, {1, 2}, {25, 2}, {5, 1}, {1, 4}, {3, 4}, {1, 5}, {1, 15}, {1_000_000_000_000, 0}, {999_999_999_999_999, 3}} {
			var x, plain wire.Encoder
			got := string(x.AppendMultiple([]byte("["), f, m.unscaled, m.scale))
			want := string(plain.AppendFloat64([]byte("["), f))
			if got != want || x.Refused() == wire.IsMultiple(want[1:], m.unscaled, m.scale) {
				t.Errorf("AppendMultiple(%v, %d, %d) writes %s, refused %v, want %s", f, m.unscaled, m.scale, got, x.Refused(), want)
			}
		}
	}
}
