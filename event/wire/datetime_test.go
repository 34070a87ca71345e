package wire_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event/wire"
)

func TestDateTime(t *testing.T) {
	accepted := []string{
		"2026-10-01T12:34:56Z",
		"1970-01-01T00:00:00Z",
		"1969-12-31T23:59:59Z",
		"0000-01-01T00:00:00Z",
		"0000-02-29T00:00:00Z", // 0000 is a leap year of the proleptic calendar
		"0001-01-01T00:00:00Z",
		"9999-12-31T23:59:59.999999999Z",
		"2000-02-29T00:00:00Z",
		"2024-02-29T00:00:00Z",
		"1900-02-28T00:00:00Z",
		"2026-01-31T00:00:00Z",
		"2026-04-30T00:00:00Z",
		"2026-10-01T12:34:56+00:00",
		"2026-10-01T12:34:56-00:00",
		"2026-10-01T12:34:56+02:00",
		"2026-10-01T12:34:56-02:30",
		"2026-10-01T12:34:56+23:59",
		"2026-10-01T12:34:56-23:59",
		"0000-01-01T00:00:00+23:59",
		"9999-12-31T23:59:59-23:59",
		"2026-10-01T12:34:56.7+05:45",
	}
	for n := 1; n <= 9; n++ {
		accepted = append(accepted, "2026-10-01T12:34:56."+"123456789"[:n]+"Z", "2026-10-01T12:34:56."+"000000000"[:n]+"Z")
	}
	for _, text := range accepted {
		want, err := time.Parse(time.RFC3339Nano, text)
		if err != nil {
			t.Fatal(err)
		}
		got, end := wire.DateTime(before+`"`+text+`",`, len(before))
		checkEnd(t, "DateTime", text, end, len(text)+2)
		checkSameTime(t, text, got, want)
		if !jsonschema.Formats["date-time"](text) {
			t.Errorf("the schema does not accept %q", text)
		}
	}
}

// checkSameTime compares the instant and the offset that was written.
func checkSameTime(t *testing.T, text string, got, want time.Time) {
	t.Helper()
	_, gotOffset := got.Zone()
	_, wantOffset := want.Zone()
	if !got.Equal(want) || gotOffset != wantOffset {
		t.Errorf("%q is read as %v, want %v", text, got, want)
	}
	if wantOffset == 0 && got.Location() != time.UTC {
		t.Errorf("%q is read in %v, want UTC", text, got.Location())
	}
}

func TestDateTimeNotAccepted(t *testing.T) {
	for _, text := range []string{
		"",
		"2026-10-01",
		"2026-10-01T12:34:56",
		"2026-10-01T12:34Z",
		"2026-10-01 12:34:56Z", // real: two examples of GitHub's payloads
		"2026-10-01t12:34:56Z",
		"2026-10-01T12:34:56z",
		"2026-10-01T12:34:56.Z",
		"2026-10-01T12:34:56.1234567890Z",
		"2026-10-01T12:34:56.1234567891Z",
		"2026-10-01T12:34:56.0000000000000000000000000000000000000001Z",
		"2026-10-01T12:34:56,5Z",
		"2016-12-31T23:59:60Z",
		"2015-06-30T22:59:60-01:00",
		"2026-10-01T24:00:00Z",
		"2026-10-01T12:60:00Z",
		"2026-10-01T12:34:61Z",
		"2026-00-01T00:00:00Z",
		"2026-13-01T00:00:00Z",
		"2026-01-00T00:00:00Z",
		"2026-01-32T00:00:00Z",
		"2026-04-31T00:00:00Z",
		"2026-02-29T00:00:00Z",
		"1900-02-29T00:00:00Z",
		"2100-02-29T00:00:00Z",
		"2024-02-30T00:00:00Z",
		"20261001T123456Z",
		"26-10-01T12:34:56Z",
		"+2026-10-01T12:34:56Z",
		"2024-01-01T+5:00:00Z",
		"2024-01-01T-0:00:00Z",
		"2026-10-01T12:34:56+24:00",
		"2026-10-01T12:34:56+02:60",
		"2026-10-01T12:34:56+2:00",
		"2026-10-01T12:34:56+0200",
		"2026-10-01T12:34:56+02",
		"2026-10-01T12:34:56+02:0",
		"2026-10-01T12:34:56*02:00",
		"2026-10-01T12:34:56+0x:00",
		"2026-10-01T12:34:56+02:0x",
		"2026-10-01T12:34:56ZZ",
		"2026-10-01T12:34:56Z ",
		" 2026-10-01T12:34:56Z",
		"٢٠٢٦-10-01T12:34:56Z",
		`2026-10-01T12:34:56\u005a`,
	} {
		if got, end := wire.DateTime(`"`+text+`"`, 0); end >= 0 {
			t.Errorf("DateTime of %q = %v, %d, want it not accepted", text, got, end)
		}
	}
	for _, text := range []string{``, `"`, `2026-10-01T12:34:56Z`, `'2026-10-01T12:34:56Z'`, `"2026-10-01T12:34:56Z`, `"2026-10-01T12:34:56Z'`} {
		if _, end := wire.DateTime(text, 0); end >= 0 {
			t.Errorf("DateTime of %s is accepted", text)
		}
	}
}

// TestDateTimeOfEveryByte puts every byte in every place of a date-time: what is accepted, the
// judge accepts, and means the same to package time.
func TestDateTimeOfEveryByte(t *testing.T) {
	const usual = "2026-10-01T12:34:56.789+01:30"
	for at := range len(usual) {
		for b := range 256 {
			text := usual[:at] + string([]byte{byte(b)}) + usual[at+1:]
			checkDateTime(t, text)
		}
	}
}

// checkDateTime holds the fast and the lenient reading of a date-time against the judge and package
// time.
func checkDateTime(t *testing.T, text string) {
	t.Helper()
	document := `"` + text + `"`
	got, end := wire.DateTime(document, 0)
	if end == len(document) {
		want, err := time.Parse(time.RFC3339Nano, text)
		if err != nil || !jsonschema.Formats["date-time"](text) {
			t.Fatalf("DateTime(%q) = %v, but: %v", text, got, err)
		}
		checkSameTime(t, text, got, want)
		checkWrittenTime(t, got)
	}
	if jsonschema.Formats["date-time"](text) {
		checkLenientDateTime(t, text)
	}
}

func checkWrittenTime(t *testing.T, value time.Time) {
	t.Helper()
	var x wire.Encoder
	written := string(x.AppendTime(nil, value))
	back, end := wire.DateTime(written, 0)
	if !x.OK() || end != len(written) || written != value.Format(`"`+time.RFC3339Nano+`"`) || !jsonschema.Formats["date-time"](written[1:len(written)-1]) {
		t.Fatalf("%v is written as %s, which is not accepted", value, written)
	}
	checkSameTime(t, written, back, value)
}

// checkLenientDateTime expects a date-time that the judge accepts to be read, or refused because a
// time.Time does not hold it: a leap second, a fraction beyond nanoseconds, a sign for a digit.
func checkLenientDateTime(t *testing.T, text string) {
	t.Helper()
	d := wire.NewLenientDecoder()
	document := string(wire.AppendString(nil, text))
	got, end := d.DateTime(document, 0)
	_, unfit := d.Unfit()
	want, err := time.Parse(time.RFC3339Nano, strings.ToUpper(text))
	fits := err == nil && !hasMoreThanNanoseconds(text)
	if (end == len(document)) != fits || unfit == fits {
		t.Fatalf("lenient DateTime(%q) = %v, %d, unfit %v, but: %v", text, got, end, unfit, err)
	}
	if fits {
		checkSameTime(t, text, got, want)
	}
}

func hasMoreThanNanoseconds(text string) bool {
	_, fraction, _ := strings.Cut(text, ".")
	digits := len(fraction) - len(strings.TrimLeft(fraction, "0123456789"))
	return digits > 9 && strings.ContainsAny(fraction[9:digits], "123456789")
}

func TestLenientDateTime(t *testing.T) {
	tests := []struct {
		text, want string // want is empty where a time.Time does not hold it
	}{
		{"2026-10-01T12:34:56Z", "2026-10-01T12:34:56Z"},
		{"2026-10-01t12:34:56z", "2026-10-01T12:34:56Z"},
		{"2026-10-01t12:34:56.5+01:00", "2026-10-01T12:34:56.5+01:00"},
		{"2026-10-01T12:34:56.1234567890Z", "2026-10-01T12:34:56.123456789Z"},
		{"2026-10-01T12:34:56.123456789000000000000z", "2026-10-01T12:34:56.123456789Z"},
		{"2026-10-01T12:34:56.000000000000-08:00", "2026-10-01T12:34:56-08:00"},
		{"2026-10-01T12:34:56.1234567891Z", ""},
		{"2026-10-01T12:34:56.00000000001Z", ""},
		{"2016-12-31T23:59:60Z", ""},
		{"2015-06-30T22:59:60-01:00", ""},
		{"2024-01-01T+5:00:00Z", ""},
		{"2024-01-01T-0:00:00Z", ""},
	}
	for _, tt := range tests {
		if !jsonschema.Formats["date-time"](tt.text) {
			t.Errorf("the schema does not accept %q", tt.text)
		}
		var fast wire.Decoder
		if _, end := fast.DateTime(`"`+tt.text+`"`, 0); end >= 0 {
			t.Errorf("a decoder that is not lenient reads %q", tt.text)
		}
		d := wire.NewLenientDecoder()
		got, end := d.DateTime(before+`"`+tt.text+`"}`, len(before))
		if tt.want == "" {
			unfit, found := d.Unfit()
			if end >= 0 || !found || unfit.Offset != len(before) {
				t.Errorf("%q: %v, %d, unfit %+v", tt.text, got, end, unfit)
			}
			continue
		}
		checkEnd(t, "lenient DateTime", tt.text, end, len(tt.text)+2)
		if got.Format(time.RFC3339Nano) != tt.want {
			t.Errorf("%q is read as %v, want %v", tt.text, got, tt.want)
		}
	}
}

// A payload may have a fraction of millions of zeros, which the schema accepts.
func TestLenientDateTimeOfManyDigits(t *testing.T) {
	zeros := strings.Repeat("0", 4<<20)
	within(t, time.Minute, func() {
		for text, fits := range map[string]bool{
			"2026-10-01T12:34:56." + zeros + "Z":      true,
			"2026-10-01T12:34:56." + zeros + "+01:00": true,
			"2026-10-01T12:34:56." + zeros + "1Z":     false,
		} {
			d := wire.NewLenientDecoder()
			if _, end := d.DateTime(`"`+text+`"`, 0); end >= 0 != fits {
				t.Errorf("%s is accepted: %v", shorten(text), !fits)
			}
		}
	})
}

func TestIsDate(t *testing.T) {
	for text, ok := range map[string]bool{
		"2026-10-01": true, "0000-01-01": true, "9999-12-31": true, "2024-02-29": true, "2000-02-29": true,
		"2026-02-29": false, "1900-02-29": false, "2026-04-31": false, "2026-13-01": false, "2026-00-10": false,
		"2026-10-00": false, "2026-10-32": false, "2026-1-01": false, "2026/10/01": false, "2026-10-1": false,
		"2026-10-011": false, "20261001": false, "": false, "+026-10-01": false, "2026-+1-01": false,
		"2026-10-0x": false, "x026-10-01": false, "20x6-10-01": false, "٢٠-10-01": false, "2026-10-01T": false,
	} {
		if wire.IsDate(text) != ok || jsonschema.Formats["date"](text) != ok {
			t.Errorf("IsDate(%q) = %v", text, wire.IsDate(text))
		}
	}
}

// TestEveryDay compares the days with those of package time, at both ends and in the middle of the
// calendar, which repeats every 400 years.
func TestEveryDay(t *testing.T) {
	for _, years := range [][2]int{{0, 401}, {1899, 2101}, {9600, 9999}} {
		for day := time.Date(years[0], 1, 1, 23, 59, 58, 0, time.UTC); day.Year() <= years[1] && day.Year() < 10000; day = day.AddDate(0, 0, 1) {
			text := day.Format(`"` + time.RFC3339Nano + `"`)
			got, end := wire.DateTime(text, 0)
			var x wire.Encoder
			if written := string(x.AppendTime(nil, day)); end < 0 || !got.Equal(day) || written != text {
				t.Fatalf("%s is read as %v, and %v written as %s", text, got, day, written)
			}
		}
	}
}

func TestIsDateOfEveryDayNumber(t *testing.T) {
	for _, year := range []int{0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999} {
		for month := range 14 {
			for day := range 33 {
				text := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
				if got, want := wire.IsDate(text), jsonschema.Formats["date"](text); got != want {
					t.Errorf("IsDate(%s) = %v, the judge says %v", text, got, want)
				}
			}
		}
	}
}

func TestAppendTime(t *testing.T) {
	zone := func(seconds int) *time.Location { return time.FixedZone("odd", seconds) }
	tests := []struct {
		time time.Time
		want string
	}{
		{time.Date(2026, 10, 1, 12, 34, 56, 0, time.UTC), `"2026-10-01T12:34:56Z"`},
		{time.Date(2026, 10, 1, 12, 34, 56, 120_000_000, time.UTC), `"2026-10-01T12:34:56.12Z"`},
		{time.Date(2026, 10, 1, 12, 34, 56, 1, time.UTC), `"2026-10-01T12:34:56.000000001Z"`},
		{time.Date(2026, 10, 1, 12, 34, 56, 0, zone(7200)), `"2026-10-01T12:34:56+02:00"`},
		{time.Date(2026, 10, 1, 12, 34, 56, 0, zone(-12600)), `"2026-10-01T12:34:56-03:30"`},
		{time.Date(2026, 10, 1, 12, 34, 56, 0, zone(60)), `"2026-10-01T12:34:56+00:01"`},
		{time.Date(2026, 10, 1, 12, 34, 56, 0, zone(-60)), `"2026-10-01T12:34:56-00:01"`},
		{time.Date(2026, 10, 1, 23, 30, 0, 0, zone(3600)), `"2026-10-01T23:30:00+01:00"`}, // another day in UTC
		{time.Date(2026, 1, 1, 0, 30, 0, 0, zone(3600)), `"2026-01-01T00:30:00+01:00"`},
		{time.Date(2026, 10, 1, 12, 34, 56, 0, zone(0)), `"2026-10-01T12:34:56Z"`},
		{time.Date(2026, 10, 1, 12, 34, 56, 0, zone(86340)), `"2026-10-01T12:34:56+23:59"`},
		{time.Date(2026, 10, 1, 12, 34, 56, 0, zone(-86340)), `"2026-10-01T12:34:56-23:59"`},
		{time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC), `"0000-01-01T00:00:00Z"`},
		{time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC), `"9999-12-31T23:59:59.999999999Z"`},
		{time.Time{}, `"0001-01-01T00:00:00Z"`},

		{time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), `null`},
		{time.Unix(1<<62, 0), `null`},
		{time.Unix(-1<<62, 0), `null`},
		{time.Date(-1, 12, 31, 0, 0, 0, 0, time.UTC), `null`},
		{time.Date(9999, 12, 31, 23, 0, 0, 0, time.UTC).In(zone(7200)), `null`}, // the year 10000 there
		{time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC).In(zone(-3600)), `null`},
		{time.Date(2026, 10, 1, 0, 0, 0, 0, zone(30)), `null`},
		{time.Date(2026, 10, 1, 0, 0, 0, 0, zone(-3601)), `null`},
		{time.Date(2026, 10, 1, 0, 0, 0, 0, zone(86400)), `null`},
		{time.Date(2026, 10, 1, 0, 0, 0, 0, zone(-86400)), `null`},
	}
	for _, tt := range tests {
		var x wire.Encoder
		got := string(x.AppendTime([]byte("["), tt.time))
		unfit, found := x.Unfit()
		if got != "["+tt.want || found != (tt.want == "null") || found && unfit.Offset != 1 {
			t.Errorf("AppendTime(%v) = %s, want %s; unfit %+v", tt.time, got, tt.want, unfit)
		}
	}
}

func FuzzDateTime(f *testing.F) {
	for _, text := range []string{
		"2026-10-01T12:34:56Z", "2026-10-01t12:34:56z", "2026-10-01T12:34:56.1234567890Z", "2016-12-31T23:59:60Z",
		"2015-06-30T22:59:60-01:00", "2024-01-01T+5:00:00Z", "2024-01-01T-0:00:00Z", "2024-01-01T10:00:00,5Z",
		"2024-01-01T10:00:00+24:00", "0000-02-29T00:00:00-00:00", "2018-04-25 20:42:10", "2026-10-01T12:34:56.789+23:59",
		"2024-01-01T00:00:00+-0:-0", "0000-10-01T00:00:00.0000+00:00", "2024-01-01T00:00:00.0000000009-01:00",
		"2024-01-01T00:00:00.٣Z", "1900-02-29T00:00:00Z",
	} {
		f.Add(text)
	}
	f.Fuzz(checkDateTime)
}

func FuzzAppendTime(f *testing.F) {
	f.Add(int64(0), int64(0), 0)
	f.Add(int64(-62167219200), int64(999999999), 86340)
	f.Add(int64(253402300799), int64(1), -86340)
	f.Add(int64(253402300800), int64(0), 30)
	f.Fuzz(func(t *testing.T, seconds, nanoseconds int64, offset int) {
		const extreme = 1 << 40 // years beyond are package time's own trouble
		if seconds > extreme || seconds < -extreme || offset > 1e6 || offset < -1e6 {
			return
		}
		value := time.Unix(seconds, nanoseconds%1e9).In(time.FixedZone("", offset))
		var x wire.Encoder
		if written := x.AppendTime(nil, value); !x.OK() {
			// encoding/json refuses a time that RFC 3339 cannot write, but for odd seconds.
			if _, err := json.Marshal(value); err == nil && offset%60 == 0 {
				t.Fatalf("AppendTime(%v) = %s", value, written)
			}
			return
		}
		checkWrittenTime(t, value)
	})
}

func FuzzIsDate(f *testing.F) {
	for _, text := range []string{"2026-10-01", "2024-02-29", "1900-02-29", "0000-01-01", "2026-1-01", "2026-10-01Z", "+026-10-01"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if want := jsonschema.Formats["date"](text); wire.IsDate(text) != want {
			t.Fatalf("IsDate(%q) = %v; the judge says %v", text, wire.IsDate(text), want)
		}
	})
}
