package wire

import "encoding/binary"

const uuidSize = len(`"00000000-0000-0000-0000-000000000000"`)

// UUID reads a string of the form 8-4-4-4-12 hexadecimal digits of either case (RFC 9562, section
// 4) at s[p:]: the form that the format "uuid" of JSON Schema asks for, and no other.
func UUID(s string, p int) (u [16]byte, q int) {
	if len(s)-p < uuidSize || s[p] != '"' || s[p+uuidSize-1] != '"' {
		return u, -1
	}
	text := s[p+1 : p+uuidSize-1]
	if text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
		return u, -1
	}
	w0, w1 := load8(text, 0), halves(load8(text, 9), load8(text, 14))
	w2, w3 := halves(load8(text, 19), load8(text, 24)), load8(text, 28)
	if notHexLanes(w0)|notHexLanes(w1)|notHexLanes(w2)|notHexLanes(w3) != 0 {
		return u, -1
	}
	binary.LittleEndian.PutUint64(u[:8], uint64(packHex(w0))|uint64(packHex(w1))<<32)
	binary.LittleEndian.PutUint64(u[8:], uint64(packHex(w2))|uint64(packHex(w3))<<32)
	return u, p + uuidSize
}

// halves joins the lower four lanes of each word.
func halves(low, high uint64) uint64 { return low&0xffffffff | high<<32 }

// notHexLanes marks the lanes of x that hold no hexadecimal digit.
func notHexLanes(x uint64) uint64 {
	ascii := x &^ uint64(highs)
	digit := inRange(ascii, '0', '9')
	letter := inRange(ascii|ones*0x20, 'a', 'f')
	return (x | ^(digit | letter)) & highs
}

// packHex turns eight hexadecimal digits, the first in the lowest lane, into four bytes.
func packHex(x uint64) uint32 {
	// A letter has bit 6 set and its value is its low nibble plus 9.
	x = x&(ones*0x0f) + 9*(x>>6&ones)
	x = (x<<4 | x>>8) & 0x00ff00ff00ff00ff
	x = (x | x>>8) & 0x0000ffff0000ffff
	return uint32(x | x>>16)
}

// AppendUUID appends the string form of u, in lower case and with its quotes.
func AppendUUID(dst []byte, u [16]byte) []byte {
	dst = append(dst, '"')
	dst = AppendUUIDText(dst, u)
	return append(dst, '"')
}

// AppendUUIDText appends the string form of u in lower case, without quotes.
func AppendUUIDText(dst []byte, u [16]byte) []byte {
	dst = append(dst, "00000000-0000-0000-0000-000000000000"...)
	text := dst[len(dst)-36:]
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
func spreadHex(x uint64) uint64 {
	x = (x>>4 | x<<8) & (ones * 0x0f)
	// A nibble above 9 carries into bit 4 when 6 is added: it becomes a letter.
	letters := (x + ones*6) >> 4 & ones
	return x + ones*'0' + letters*('a'-'0'-10)
}
