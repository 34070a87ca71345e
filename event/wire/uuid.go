package wire

import (
	"encoding/binary"
	"slices"
)

const uuidSize = len(`"00000000-0000-0000-0000-000000000000"`)

// UUIDInto reads a string of the form 8-4-4-4-12 hexadecimal digits of either case (RFC 9562, section
// 4) at s[p:] into u: the form that the format "uuid" of JSON Schema asks for, and no other. It leaves
// u as it is where there is none.
func UUIDInto(u *[16]byte, s string, p int) int {
	if len(s)-p < uuidSize || s[p] != '"' || s[p+uuidSize-1] != '"' {
		return ^p
	}
	text := s[p+1 : p+uuidSize-1]
	if text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
		return ^p
	}
	n0, bad0 := nibbles(load8(text, 0))
	n1, bad1 := nibbles(halves(load8(text, 9), load8(text, 14)))
	n2, bad2 := nibbles(halves(load8(text, 19), load8(text, 24)))
	n3, bad3 := nibbles(load8(text, 28))
	if (bad0|bad1|bad2|bad3)&highs != 0 {
		return ^p
	}
	binary.LittleEndian.PutUint64(u[:8], packNibbles(n0)|packNibbles(n1)<<32)
	binary.LittleEndian.PutUint64(u[8:], packNibbles(n2)|packNibbles(n3)<<32)
	return p + uuidSize
}

// halves joins the lower four lanes of each word.
func halves(low, high uint64) uint64 { return low&0xffffffff | high<<32 }

// nibbles turns eight hexadecimal digits into their values; bad has the highest bit of a lane set where
// there is none. A letter has bit 6 set and its value is its low four bits plus 9.
func nibbles(x uint64) (values, bad uint64) {
	lower := x | ones*0x20
	digit := (x + ones*(0x80-'0')) ^ (x + ones*(0x7f-'9'))
	letter := (lower + ones*(0x80-'a')) ^ (lower + ones*(0x7f-'f'))
	return x&(ones*0x0f) + 9*(x>>6&ones), ^(digit | letter) | x
}

// hexDigitsOf writes values up to 15 as lower-case hexadecimal digits: one above 9 carries into bit 4
// when 6 is added.
func hexDigitsOf(values uint64) uint64 {
	letters := (values + ones*6) >> 4 & ones
	return values + ones*'0' + letters*('a'-'0'-10)
}

// packNibbles turns eight values up to 15, the first in the lowest lane, into four bytes.
func packNibbles(x uint64) uint64 {
	x = (x<<4 | x>>8) & 0x00ff00ff00ff00ff
	x = (x | x>>8) & 0x0000ffff0000ffff
	return (x | x>>16) & 0xffffffff
}

// AppendUUIDText appends the string form of u in lower case, without quotes.
func AppendUUIDText(dst []byte, u [16]byte) []byte {
	const size = len("00000000-0000-0000-0000-000000000000")
	end := len(dst) + size
	dst = slices.Grow(dst, size)[:end]
	text := dst[end-size:]
	text[8], text[13], text[18], text[23] = '-', '-', '-', '-'
	putHex4(text[0:], u[0:4])
	putHex2(text[9:], u[4:6])
	putHex2(text[14:], u[6:8])
	putHex2(text[19:], u[8:10])
	putHex2(text[24:], u[10:12])
	putHex4(text[28:], u[12:16])
	return dst
}

func putHex4(text, b []byte) {
	x := uint64(binary.LittleEndian.Uint32(b))
	x = (x | x<<16) & 0x0000ffff0000ffff
	x = (x | x<<8) & 0x00ff00ff00ff00ff
	binary.LittleEndian.PutUint64(text, spreadHex(x))
}

func putHex2(text, b []byte) {
	x := uint64(binary.LittleEndian.Uint16(b))
	x = (x | x<<8) & 0x00ff00ff
	binary.LittleEndian.PutUint32(text, uint32(spreadHex(x)))
}

// spreadHex turns bytes, one in every second lane, into two hexadecimal digits each.
func spreadHex(x uint64) uint64 { return hexDigitsOf((x>>4 | x<<8) & (ones * 0x0f)) }
