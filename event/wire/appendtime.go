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
	dst = append(dst, `"0000-00-00T00:00:00`...)
	putWallClock(dst[len(dst)-19:], seconds)
	dst = appendFraction(dst, t.Nanosecond())
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

// civil is the inverse of daysSinceEpoch.
func civil(days int) (year, month, day int) {
	days += 719468 + 146097 // since the first of March of the year -400
	era := days / 146097
	ofEra := days % 146097
	yearOfEra := (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	sinceMarch := (5*ofYear + 2) / 153
	year, month, day = era*400-400+yearOfEra, sinceMarch+3, ofYear-(153*sinceMarch+2)/5+1
	if month > 12 {
		return year + 1, month - 12, day
	}
	return year, month, day
}

func putTwo(text []byte, n int) {
	_ = text[1]
	text[0], text[1] = '0'+byte(n/10), '0'+byte(n%10)
}

func appendFraction(dst []byte, nanoseconds int) []byte {
	if nanoseconds == 0 {
		return dst
	}
	dst = append(dst, ".000000000"...)
	text := dst[len(dst)-9:]
	for i := 8; i >= 0; i-- {
		text[i] = '0' + byte(nanoseconds%10)
		nanoseconds /= 10
	}
	end := len(dst)
	for dst[end-1] == '0' {
		end--
	}
	return dst[:end]
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
