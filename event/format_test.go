package event_test

import (
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
)

var emails = []string{
	"a@b", "ada@example.com", "ada.lovelace+tag@mail.example.co.uk", "A_b-c@EXAMPLE.com", "1@2.3", "a@123",
	strings.Repeat("a", 64) + "@example.com",
	strings.Repeat("a", 63) + "@example.com",
	"a@" + strings.Repeat("b", 63) + ".com",
	"a@" + strings.Repeat(strings.Repeat("b", 62)+".", 4) + "c",
	"a@" + strings.Repeat(strings.Repeat("b", 62)+".", 4) + "cc",
	`"ada lovelace"@example.com`, "ada@[127.0.0.1]", "ada@[IPv6:::1]", "Ada <ada@example.com>", "ada@example-site.com",
	"é@example.com", "ada@xn--exmple-cua.com", "a/b@c", "a!#$%&'*/=?^`{|}~@c", "ada@example.com.", "-@b", "_@b", "+@b",

	"", "@", "a@", "@b", "a", "a@b@c", "a..b@c", ".a@c", "a.@c", "a@b..c", "a@.b", "a@b.", "a@-b", "a@b-", "a@b_c",
	"a b@c", "a@b c", "ada@exämple.com", "a@b\n", "\xff@b", "a\x00@b", " a@b", "a@b ", "a@" + strings.Repeat("b", 64),
	strings.Repeat("a", 65) + "@b", strings.Repeat("a.", 32) + "a@b",
}

func TestIsEmail(t *testing.T) {
	for _, s := range emails {
		checkVerdict(t, "email", s, event.IsEmail(s))
	}
	if !event.IsEmail("ada@example.com") || event.IsEmail("ada") {
		t.Error("IsEmail does not tell an address from what is none")
	}
}

// TestUsualEmailsOfEveryByte puts every byte in every place of what is decided without the judge.
func TestUsualEmailsOfEveryByte(t *testing.T) {
	const usual = "ada.l+1@a-b.example.com"
	for at := range len(usual) {
		for b := range 256 {
			s := usual[:at] + string([]byte{byte(b)}) + usual[at+1:]
			checkVerdict(t, "email", s, event.IsEmail(s))
		}
	}
}

// TestUsualEmailsDoNotAllocate has addresses for which the judge's function, which builds a mail header,
// is not needed.
func TestUsualEmailsDoNotAllocate(t *testing.T) {
	for _, s := range []string{
		"ada@example.com", "Ada.Lovelace_1815-x+tag@mail.EXAMPLE.co.uk", strings.Repeat("a", 63) + "@" + strings.Repeat("b", 63), "0@9",
	} {
		if n := testing.AllocsPerRun(100, func() { event.IsEmail(s) }); n > 0 || !event.IsEmail(s) {
			t.Errorf("IsEmail(%q) is %v, with %v allocations", s, event.IsEmail(s), n)
		}
	}
}

// checkVerdict compares with the judge's own format.
func checkVerdict(t *testing.T, format, s string, got bool) {
	t.Helper()
	if want := jsonschema.Formats[format](s); got != want {
		t.Errorf("%s %q: %v, the judge says %v", format, shorten(s), got, want)
	}
	if matches := event.MatchesFormat(format, s); matches != got {
		t.Errorf("%s %q: %v, MatchesFormat says %v", format, shorten(s), got, matches)
	}
}

func FuzzIsEmail(f *testing.F) {
	for _, s := range emails {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkVerdict(t, "email", s, event.IsEmail(s)) })
}

// FuzzFormats asks for every format: none may panic, and but for the one that the policy replaces
// the verdict is the judge's.
func FuzzFormats(f *testing.F) {
	for _, s := range []string{
		"", "P1D", "P1Y2M3DT4H5M6S", "P4W", "PT36H", "P1", "PT", "P", "P1YT", "P1D1W", "P-1D", "P" + strings.Repeat("1D", 20),
		"2026-10-01T12:00:00Z/P1D", "P1D/2026-10-01T12:00:00Z", "2026-10-01T12:00:00Z/2026-10-02T12:00:00Z", "P1D/P1D", "/", "2026",
		"2024-01-01T+5:+0:+0.0+-0:-0/P1Y2M3DT4H5M6S", "2024-01-01T+5:+0:+0.0++1:+1/2024-01-01T+5:+0:+0.0++1:+1",
		"12:00:00Z", "23:59:60Z", "example.com", "1.2.3.4", "::1", "/a~1b", "1/a", "0#", "^a+$", "a(", "{var}", "../a", "é", "\xff",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for format, check := range jsonschema.Formats {
			got := event.MatchesFormat(format, s)
			if format != "uri-template" && got != check(s) {
				t.Fatalf("%s %q: %v, the judge says %v", format, s, got, !got)
			}
		}
	})
}

// TestLongDurations is about v5's own check, which adds string to string for every unit.
func TestLongDurations(t *testing.T) {
	duration := "P" + strings.Repeat("1D", 1<<19)
	within(t, time.Minute, func() {
		for _, s := range []string{duration, "2026-10-01T12:00:00Z/" + duration, duration + "/2026-10-01T12:00:00Z"} {
			if event.MatchesFormat("duration", s) || event.MatchesFormat("period", s) {
				t.Errorf("%s is accepted", shorten(s))
			}
		}
		if long := "P" + strings.Repeat("1", 1<<20) + "D"; !event.MatchesFormat("duration", long) {
			t.Errorf("%s is refused", shorten(long))
		}
	})
}

// TestFormatsOfLongStrings asks for every format.
func TestFormatsOfLongStrings(t *testing.T) {
	within(t, time.Minute, func() {
		for _, unit := range []string{"a", "a.", "a@", "%20", "/~0", "{a}", "0", ":", "(", "a|", "é", "1D", "-"} {
			s := strings.Repeat(unit, 1<<15)
			for format := range jsonschema.Formats {
				event.MatchesFormat(format, s)
			}
			checkVerdict(t, "email", s, event.IsEmail(s))
			checkVerdict(t, "uri", "http://"+s, event.IsURI("http://"+s))
		}
	})
}

func TestMatchesFormat(t *testing.T) {
	tests := []struct {
		format, s string
		want      bool
	}{
		{"duration", "P1Y2M3DT4H5M6S", true},
		{"duration", "P" + strings.Repeat("7", 100) + "D", true},
		{"duration", "1D", false},
		{"period", "2026-10-01T12:00:00.123+01:00/P1Y2M3DT4H5M6S", true},
		{"date-time", "2018-04-25 20:42:10", false},
		{"ipv4", "1.2.3.4", true},
		{"ipv4", "1.2.3", false},
		{"colour", "blue", true}, // nobody knows this format
		{"", "", true},
	}
	for _, tt := range tests {
		if got := event.MatchesFormat(tt.format, tt.s); got != tt.want {
			t.Errorf("MatchesFormat(%q, %q) = %v", tt.format, tt.s, got)
		}
	}
	for format, want := range map[string]bool{
		"uuid": true, "date-time": true, "uri-template": true, "duration": true, "colour": false, "idn-email": false, "": false,
	} {
		if event.KnowsFormat(format) != want {
			t.Errorf("KnowsFormat(%q) = %v", format, !want)
		}
	}
}

// TestOneFormatPolicy has the judge and MatchesFormat agree, in every draft.
func TestOneFormatPolicy(t *testing.T) {
	for _, draft := range []string{
		"http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-06/schema#", "http://json-schema.org/draft-07/schema#",
		"https://json-schema.org/draft/2019-09/schema", "https://json-schema.org/draft/2020-12/schema",
	} {
		for format, s := range map[string]string{
			"uri-template": "/repos{/sha}", "uuid": "0190", "duration": "P1DT", "date-time": "yesterday", "colour": "blue", "email": "ada",
		} {
			schema := newSchema(`{"$schema":"` + draft + `","type":"string","format":"` + format + `"}`)
			if got, want := schema.Accepts(`"`+s+`"`), event.MatchesFormat(format, s); got != want {
				t.Errorf("%s %q: the schema of %s says %v, MatchesFormat %v", format, s, draft, got, want)
			}
			anything := newSchema(`{"$schema":"` + draft + `","format":"` + format + `"}`)
			for _, value := range []string{"1", "null", "{}", "[]", "true"} { // a format is for strings only
				if !anything.Accepts(value) {
					t.Errorf("format %s of %s refuses %s", format, draft, value)
				}
			}
		}
	}
}
