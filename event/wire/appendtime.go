package wire

import "time"

// The seconds since 1970 of the first and the last moment that a date-time can write.
const (
	year0    = -62167219200
	year9999 = 253402300799
)

// AppendTime appends t as a date-time in quotes, with as many digits of the fraction as it needs. A
// time that RFC 3339 cannot write (a year outside 0 to 9999, an offset of odd seconds or of a day
// and more) is reported to x and null is written in its place.
func (x *Encoder) AppendTime(dst []byte, t time.Time) []byte {
	offset := 0
	if t.Location() != time.UTC {
		_, offset = t.Zone()
	}
	seconds := t.Unix() + int64(offset)
	if seconds < year0 || seconds > year9999 || offset%60 != 0 || offset <= -86400 || offset >= 86400 {
		return x.unwritable(dst, "a time outside the years 0 to 9999, or with an odd offset, is no date-time")
	}
	dst = append(dst, `"0000-00-00T00:00:00.000000000`...)
	putWallClock(dst[len(dst)-29:], seconds)
	dst = putFraction(dst, t.Nanosecond())
	dst = appendZone(dst, offset/60)
	return append(dst, '"')
}

// putWallClock writes the time of day and date of seconds since 1970 over "0000-00-00T00:00:00".
func putWallClock(text []byte, seconds int64) {
	const day = 86400
	// Counted from 2000 years earlier, the seconds of the year 0 are not negative.
	shifted := uint64(seconds + 146097*5*day)
	year, month, dayOfMonth := civil(int(shifted/day) - 146097*5)
	clock := int(shifted % day)
	_ = text[18]
	putTwo(text[0:], year/100)
	putTwo(text[2:], year%100)
	putTwo(text[5:], month)
	putTwo(text[8:], dayOfMonth)
	putTwo(text[11:], clock/3600)
	putTwo(text[14:], clock/60%60)
	putTwo(text[17:], clock%60)
}

// civil is the inverse of daysSinceEpoch: the algorithm of Neri and Schneider, "Euclidean affine
// functions and their application to calendar algorithms", 2022. It counts from the first of March of
// the year -400, so that nothing is negative and the leap day is a year's last; multiplying by 2939745
// and shifting divides the days of a century by the length of a year, and 2141 is for the months.
func civil(days int) (year, month, day int) {
	quarters := 4*uint32(days+719468+146097) + 3
	century := quarters / 146097
	years := 2939745 * uint64(quarters%146097|3)
	dayOfYear := uint32(years) / 2939745 / 4
	months := 2141*dayOfYear + 197913
	year, month, day = int(100*century)+int(years>>32)-400, int(months>>16), int(months&0xffff/2141)+1
	if dayOfYear >= 306 {
		return year + 1, month - 12, day
	}
	return year, month, day
}

func putTwo(text []byte, n int) {
	_ = text[1]
	text[0], text[1] = '0'+byte(n/10), '0'+byte(n%10)
}

// putFraction writes nanoseconds over the nine digits at the end of dst, and cuts off those that are not
// needed.
func putFraction(dst []byte, nanoseconds int) []byte {
	if nanoseconds == 0 {
		return dst[:len(dst)-len(".000000000")]
	}
	text := dst[len(dst)-9:]
	putThree(text, nanoseconds/1_000_000)
	putThree(text[3:], nanoseconds/1_000%1_000)
	putThree(text[6:], nanoseconds%1_000)
	return trimZeros(dst)
}

func putThree(text []byte, n int) {
	_ = text[2]
	text[0], text[1], text[2] = '0'+byte(n/100), '0'+byte(n/10%10), '0'+byte(n%10)
}

// appendZone appends Z, or an offset in minutes as ±hh:mm.
func appendZone(dst []byte, minutes int) []byte {
	if minutes == 0 {
		return append(dst, 'Z')
	}
	sign := byte('+')
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	dst = append(dst, sign, '0', '0', ':', '0', '0')
	putTwo(dst[len(dst)-5:], minutes/60)
	putTwo(dst[len(dst)-2:], minutes%60)
	return dst
}
