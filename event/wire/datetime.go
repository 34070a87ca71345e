package wire

import "time"

// The words of a date-time, first byte in the lowest lane: what a lane is compared with, and what
// takes a lane to 0x80 where it holds no digit (0x76) or not the separator (0x7f).
const (
	dateTemplate, dateLanes   = 0x2d30302d30303030, 0x7f76767f76767676 // 0000-00-
	hourTemplate, hourLanes   = 0x30303a3030543030, 0x76767f76767f7676 // 00T00:00
	clockTemplate, clockLanes = 0x30303a30303a3030, 0x76767f76767f7676 // 00:00:00
)

// DateTime reads a date-time (RFC 3339, section 5.6) at s[p:]. It takes the upper-case T and Z, at
// most nine digits of a fraction and no leap second; what else the format allows goes to
// [Decoder.DateTime]. The time has the offset that was written, or is in UTC where that is zero.
func DateTime(s string, p int) (time.Time, int) {
	const shortest = len(`"2006-01-02T15:04:05Z"`)
	if len(s)-p < shortest || s[p] != '"' {
		return time.Time{}, ^p
	}
	seconds, ok := wallClock(s[p+1 : p+20])
	if !ok {
		return time.Time{}, ^p
	}
	nanoseconds, q := fraction(s, p+20)
	offset, q := zone(s, q)
	if q < 0 || q >= len(s) || s[q] != '"' {
		return time.Time{}, ^p
	}
	t := time.Unix(seconds-int64(offset)*60, nanoseconds)
	if offset == 0 {
		return t.UTC(), q + 1
	}
	return t.In(time.FixedZone("", offset*60)), q + 1
}

// wallClock reads "2006-01-02T15:04:05" and returns its seconds since 1970, as if it were UTC.
func wallClock(text string) (int64, bool) {
	date := load8(text, 0) ^ dateTemplate
	hour := load8(text, 8) ^ hourTemplate
	clock := load8(text, 11) ^ clockTemplate
	if (date|hour|clock|(date+dateLanes)|(hour+hourLanes)|(clock+clockLanes))&highs != 0 {
		return 0, false
	}
	year := int(date&0xff)*1000 + int(date>>8&0xff)*100 + pair(date, 2)
	month, day := pair(date, 5), pair(hour, 0)
	h, m, sec := pair(clock, 0), pair(clock, 3), pair(clock, 6)
	if !isDate(year, month, day) || h > 23 || m > 59 || sec > 59 {
		return 0, false
	}
	return daysSinceEpoch(year, month, day)*86400 + int64(h*3600+m*60+sec), true
}

// pair returns the two decimal digits in the lanes lane and lane+1 of x.
func pair(x uint64, lane int) int {
	x >>= 8 * lane
	return int(x&0xff)*10 + int(x>>8&0xff)
}

// fraction reads the fraction of a second at s[p:], if there is one, in nanoseconds.
func fraction(s string, p int) (int64, int) {
	if p >= len(s) || s[p] != '.' {
		return 0, p
	}
	first := p + 1
	var ns int64
	for p = first; p < len(s) && s[p]-'0' <= 9; p++ {
		ns = ns*10 + int64(s[p]-'0')
	}
	if p == first || p-first > 9 {
		return 0, -1
	}
	return ns * int64(pow10(9-(p-first))), p
}

// zone reads Z or ±hh:mm at s[p:] and returns the offset from UTC in minutes.
func zone(s string, p int) (int, int) {
	if p < 0 || p >= len(s) {
		return 0, -1
	}
	if s[p] == 'Z' {
		return 0, p + 1
	}
	if len(s)-p < len("+00:00") || s[p] != '+' && s[p] != '-' || s[p+3] != ':' {
		return 0, -1
	}
	h, m := twoDigits(s, p+1), twoDigits(s, p+4)
	if uint(h) > 23 || uint(m) > 59 {
		return 0, -1
	}
	offset := h*60 + m
	if s[p] == '-' {
		offset = -offset
	}
	return offset, p + 6
}

// twoDigits returns the number at s[p:p+2], or -1.
func twoDigits(s string, p int) int {
	tens, units := s[p]-'0', s[p+1]-'0'
	if tens > 9 || units > 9 {
		return -1
	}
	return int(tens)*10 + int(units)
}

// isDate reports whether the day exists in the proleptic Gregorian calendar.
func isDate(year, month, day int) bool {
	if month < 1 || month > 12 || day < 1 {
		return false
	}
	return day <= 28 || day <= daysIn(year, month)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// daysSinceEpoch counts the days from 1970-01-01. A year is taken to start in March, so that the
// leap day is its last; 400 years have 146 097 days.
func daysSinceEpoch(year, month, day int) int64 {
	if month <= 2 {
		year--
		month += 12
	}
	year += 400 // keeps the divisions of the year 0000 away from negative numbers
	days := 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day - 1
	return int64(days - 719468 - 146097)
}

// IsDate reports whether s is a full-date of RFC 3339, section 5.6.
func IsDate(s string) bool {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return false
	}
	century, year, month, day := twoDigits(s, 0), twoDigits(s, 2), twoDigits(s, 5), twoDigits(s, 8)
	return century >= 0 && year >= 0 && isDate(century*100+year, month, day)
}
