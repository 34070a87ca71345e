package wire

// The limits that hold for every payload, whatever its schema says. They keep the work on a
// hostile payload small: the judge behind the codecs multiplies exact rationals and compares deep
// values again and again.
const (
	// MaxSize is the size of a payload in bytes.
	MaxSize = 16 << 20
	// MaxDepth is the number of arrays and objects that may be open at a time.
	MaxDepth = 128
	// MaxDigits is the number of digits of a number, those of its exponent left out.
	MaxDigits = 4096
	// MaxExponent is the absolute value of a number's exponent.
	MaxExponent = 400
)
