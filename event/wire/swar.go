package wire

import "math/bits"

// Eight bytes of a string are looked at in one word, the first byte in the lowest lane. In a mask
// the highest bit of a lane is set where the lane was found; borrows run upward only, so the lowest
// lane found is always a true one.
const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// load8 returns the eight bytes at s[p:]; the compiler makes one load of it.
func load8(s string, p int) uint64 {
	b := s[p : p+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// loadTail returns the bytes of s[p:], of which there are fewer than eight, in the lowest lanes. The
// others are 0.
func loadTail(s string, p int) uint64 {
	if len(s) >= 8 {
		return load8(s, len(s)-8) >> (8 * (p + 8 - len(s)))
	}
	var x uint64
	for i := len(s) - 1; i >= p; i-- {
		x = x<<8 | uint64(s[i])
	}
	return x
}

// special marks the lanes of x that end a run of plain string bytes: a quote, a backslash, a
// control character, or a byte outside ASCII.
func special(x uint64) uint64 { return (quotes(x) | x) & highs }

// quotes sets the highest bit of the lanes of x that are a quote, a backslash or a control character,
// and of some beyond ASCII. With its bit 1 turned, the quote is below the space and the space above.
func quotes(x uint64) uint64 {
	return (x ^ ones*2 - ones*0x21) | (x ^ ones*'\\' - ones)
}

// firstLane returns the number, 0 to 7, of the lowest lane that is marked in mask.
func firstLane(mask uint64) int { return bits.TrailingZeros64(mask) >> 3 }

// plainEnd returns the position of the first byte from p on that is special, or len(s).
func plainEnd(s string, p int) int {
	for ; p+8 <= len(s); p += 8 {
		if mask := special(load8(s, p)); mask != 0 {
			return p + firstLane(mask)
		}
	}
	return p + firstLane(special(loadTail(s, p)))
}

// ending marks the lanes of x that end a string or begin an escape: special without the bytes outside
// ASCII.
func ending(x uint64) uint64 { return quotes(x) &^ x & highs }

// textEnd returns the position of the first byte from p on that ends a string, begins an escape or
// is a control character, or len(s).
func textEnd(s string, p int) int {
	for ; p+8 <= len(s); p += 8 {
		if mask := ending(load8(s, p)); mask != 0 {
			return p + firstLane(mask)
		}
	}
	return p + firstLane(ending(loadTail(s, p)))
}
