package wire_test

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/eventc/eventc/event/wire"
)

func TestCheck(t *testing.T) {
	tests := []struct {
		text  string
		fault wire.Fault
		at    int
	}{
		{`null`, wire.NoFault, 0},
		{` true `, wire.NoFault, 0},
		{"\t\r\n false\n", wire.NoFault, 0},
		{`""`, wire.NoFault, 0},
		{`-0`, wire.NoFault, 0},
		{`{}`, wire.NoFault, 0},
		{`[ ]`, wire.NoFault, 0},
		{`{ "a" : [ 1 , {"b":null} ] , "a":"é\ud83d\ude00" }`, wire.NoFault, 0},
		{`{"":0}`, wire.NoFault, 0},
		{`{"zz":0e0}`, wire.NoFault, 0},

		{``, wire.FaultSyntax, 0},
		{` `, wire.FaultSyntax, 1},
		{"\ufeff{}", wire.FaultSyntax, 0}, // a byte order mark
		{"\v1", wire.FaultSyntax, 0},
		{"[1\u00a0]", wire.FaultSyntax, 2},
		{"[1,\x00]", wire.FaultSyntax, 3},
		{`nul`, wire.FaultSyntax, 0},
		{`nulL`, wire.FaultSyntax, 0},
		{`nullnull`, wire.FaultSyntax, 4},
		{`{} {}`, wire.FaultSyntax, 3},
		{`{}}`, wire.FaultSyntax, 2},
		{`{`, wire.FaultSyntax, 1},
		{`{"a"`, wire.FaultSyntax, 4},
		{`{"a" 1}`, wire.FaultSyntax, 5},
		{`{"a":}`, wire.FaultSyntax, 5},
		{`{"a":1`, wire.FaultSyntax, 6},
		{`{"a":1,}`, wire.FaultSyntax, 7},
		{`{"a":1 "b":2}`, wire.FaultSyntax, 7},
		{`{"a":1]`, wire.FaultSyntax, 6},
		{`{,}`, wire.FaultSyntax, 1},
		{`{a:1}`, wire.FaultSyntax, 1},
		{`{1:1}`, wire.FaultSyntax, 1},
		{`[`, wire.FaultSyntax, 1},
		{`[1`, wire.FaultSyntax, 2},
		{`[1,]`, wire.FaultSyntax, 3},
		{`[,1]`, wire.FaultSyntax, 1},
		{`[1 2]`, wire.FaultSyntax, 3},
		{`[1}`, wire.FaultSyntax, 2},
		{`]`, wire.FaultSyntax, 0},
		{`01`, wire.FaultSyntax, 0},
		{`-`, wire.FaultSyntax, 1},
		{`+1`, wire.FaultSyntax, 0},
		{`.5`, wire.FaultSyntax, 0},
		{`1.`, wire.FaultSyntax, 2},
		{`1.e1`, wire.FaultSyntax, 2},
		{`1e`, wire.FaultSyntax, 2},
		{`1e+`, wire.FaultSyntax, 3},
		{`[1.5.5]`, wire.FaultSyntax, 4},
		{`1d5`, wire.FaultSyntax, 1},
		{`1f5`, wire.FaultSyntax, 1},
		{"1\x055", wire.FaultSyntax, 1}, // e without the two bits of a letter
		{`"`, wire.FaultSyntax, 1},
		{`"a`, wire.FaultSyntax, 2},
		{"\"a\nb\"", wire.FaultSyntax, 2},
		{`"\x"`, wire.FaultSyntax, 1},
		{`"\u12"`, wire.FaultSyntax, 1},
		{`{"\q":1}`, wire.FaultSyntax, 2},

		{"\"a\xffb\"", wire.FaultUTF8, 2},
		{"{\"\xc3\":1}", wire.FaultUTF8, 2},
		{"\"\x80\"", wire.FaultUTF8, 1},
		{"\"\xed\xa0\x80\"", wire.FaultUTF8, 1},
		{`"a\ud83d"`, wire.FaultSurrogate, 2},
		{`{"\ude00":1}`, wire.FaultSurrogate, 2},
		{`"\ud83d\u0041"`, wire.FaultSurrogate, 1},

		{`{"zz":1e9999999999}`, wire.FaultExponent, 6},
		{`91e8273645`, wire.FaultExponent, 0},
		{`[1, -1e-1000001]`, wire.FaultExponent, 4},
		{`[1e401x]`, wire.FaultExponent, 1},
	}
	for _, tt := range tests {
		fault, at := wire.Check(tt.text)
		if fault != tt.fault || at != tt.at {
			t.Errorf("Check(%q) = %d at %d, want %d at %d", tt.text, fault, at, tt.fault, tt.at)
		}
		if wire.Whole(tt.text, wire.Skip(tt.text, wire.Space(tt.text, 0), 0)) != (tt.fault == wire.NoFault) {
			t.Errorf("Skip of %q does not agree with Check", tt.text)
		}
	}
}

func TestCheckLimits(t *testing.T) {
	tests := []struct {
		text  string
		fault wire.Fault
		at    int
	}{
		{nested("[", "]", wire.MaxDepth), wire.NoFault, 0},
		{nested("[", "]", wire.MaxDepth+1), wire.FaultDepth, wire.MaxDepth},
		{nested("[", "]", 100_000), wire.FaultDepth, wire.MaxDepth},
		{strings.Repeat(`{"a":`, wire.MaxDepth-1) + `{}` + strings.Repeat("}", wire.MaxDepth-1), wire.NoFault, 0},
		{strings.Repeat(`{"a":`, wire.MaxDepth) + `{}` + strings.Repeat("}", wire.MaxDepth), wire.FaultDepth, 5 * wire.MaxDepth},
		{strings.Repeat(`[{"a":`, wire.MaxDepth/2) + `1` + strings.Repeat("}]", wire.MaxDepth/2), wire.NoFault, 0},
		{strings.Repeat(`[{"a":`, wire.MaxDepth/2) + `[]`, wire.FaultDepth, 6 * wire.MaxDepth / 2},

		{" " + strings.Repeat("1", wire.MaxDigits), wire.NoFault, 0},
		{" " + strings.Repeat("1", wire.MaxDigits+1), wire.FaultDigits, 1},
		{" -0." + strings.Repeat("1", wire.MaxDigits), wire.FaultDigits, 1},
		{" " + strings.Repeat("7", 100_000), wire.FaultDigits, 1},
		{"1" + strings.Repeat("0", 4000) + ".5e-400", wire.NoFault, 0},

		{`"` + strings.Repeat("a", wire.MaxSize-2) + `"`, wire.NoFault, 0},
		{`"` + strings.Repeat("a", wire.MaxSize-1) + `"`, wire.FaultSize, wire.MaxSize},
		{"1" + strings.Repeat(" ", wire.MaxSize), wire.FaultSize, wire.MaxSize},
		{strings.Repeat("x", wire.MaxSize+1), wire.FaultSize, wire.MaxSize},
	}
	for _, tt := range tests {
		fault, at := wire.Check(tt.text)
		if fault != tt.fault || at != tt.at {
			t.Errorf("Check(%q) = %d at %d, want %d at %d", shorten(tt.text), fault, at, tt.fault, tt.at)
		}
		if wire.Whole(tt.text, wire.Skip(tt.text, wire.Space(tt.text, 0), 0)) != (tt.fault == wire.NoFault) {
			t.Errorf("Skip of %q does not agree with Check", shorten(tt.text))
		}
	}
}

// A value counts the arrays and objects that are open around it.
func TestSkipCountsFromDepth(t *testing.T) {
	if wire.Skip(`[]`, 0, wire.MaxDepth-1) != 2 || wire.Skip(`[]`, 0, wire.MaxDepth) >= 0 {
		t.Error("Skip does not hold an array against the depth around it")
	}
	if wire.Skip(`{"a":[]}`, 0, wire.MaxDepth-2) != 8 || wire.Skip(`{"a":[]}`, 0, wire.MaxDepth-1) >= 0 {
		t.Error("Skip does not count an object and an array in it")
	}
	if wire.Skip(`1`, 0, wire.MaxDepth) != 1 {
		t.Error("Skip refuses a number inside the deepest array")
	}
}

func TestSkip(t *testing.T) {
	for text, end := range map[string]int{
		`1,`: 1, `1]`: 1, `-1.5e3 `: 6, `"a" :`: 3, `null}`: 4, `{"a":[1,2]},{}`: 11, `[]]`: 2, `truex`: 4,
		`{"a":1}}`: 7, `,`: -1, `]`: -1, ``: -1, ` 1`: -1,
	} {
		checkEnd(t, "Skip", text, wire.Skip(before+text, len(before), 1), end)
	}
}

// TestTruncated cuts documents at every length: none is accepted, nothing panics.
func TestTruncated(t *testing.T) {
	for _, text := range []string{
		`{"a":[1,-2.5e+3,true,false,null],"é\u0041\ud83d\ude00":{"":"日本"} }`,
		`"plain"`, `"\ud83d\ude00"`, `[[[]]]`, `null`, `false`,
	} {
		for end := range len(text) {
			if fault, at := wire.Check(text[:end]); fault == wire.NoFault || at > end {
				t.Errorf("Check(%q) = %d at %d", text[:end], fault, at)
			}
		}
		if fault, at := wire.Check(text); fault != wire.NoFault {
			t.Errorf("Check(%q) = %d at %d", text, fault, at)
		}
	}
}

// TestReadersOfTruncatedText reads every prefix of a value: no reader takes a part for the whole,
// or looks behind the end.
func TestReadersOfTruncatedText(t *testing.T) {
	readers := map[string]struct {
		text string
		read reader
	}{
		"UUID":     {`"` + sampleUUID + `"`, func(s string, p int) int { return end(readUUID(s, p)) }},
		"DateTime": {`"2026-10-01T12:34:56.789+01:30"`, func(s string, p int) int { return end(wire.DateTime(s, p)) }},
		"String":   {`"aé\n\ud83d\ude00 and so on"`, func(s string, p int) int { return end(wire.String(s, p)) }},
		"Bool":     {`false`, func(s string, p int) int { return end(wire.Bool(s, p)) }},
		"Literal":  {`"liked"`, func(s string, p int) int { return wire.Literal(s, p, `"liked"`) }},
		"Key":      {`"k\u0065y" :`, func(s string, p int) int { return end(wire.Key(s, p)) }},
		"Next":     {` , "`, func(s string, p int) int { return next(wire.Next(s, p)) }},
		"Object":   {`{ "`, func(s string, p int) int { return next(new(wire.Decoder).Object(s, p)) }},
		"Skip":     {`{"a":["b",null]}`, func(s string, p int) int { return wire.Skip(s, p, 0) }},
	}
	for name, r := range readers {
		for size := range len(r.text) {
			if got := r.read(before+r.text[:size], len(before)); got >= 0 {
				t.Errorf("%s of %q ends at %d", name, r.text[:size], got)
			}
		}
		checkEnd(t, name, r.text, r.read(before+r.text, len(before)), len(r.text))
	}
}

// next returns the position behind the quote at p.
func next(p int) int {
	if p < 0 {
		return p
	}
	return p + 1
}

func TestEndAndWhole(t *testing.T) {
	if !wire.End("1 \t\r\n", 1) || !wire.End("1", 1) || wire.End("1 x", 1) || wire.End("1\v", 1) || wire.End("1", -1) || !wire.End(" ", 0) {
		t.Error("End does not tell white space from the rest")
	}
	long := "1" + strings.Repeat(" ", wire.MaxSize)
	if !wire.Whole(long[:wire.MaxSize], 1) || wire.Whole(long, 1) || wire.Whole("1", -1) || wire.Whole("11", 1) {
		t.Error("Whole does not hold a document against its end and its size")
	}
}

func TestSpace(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, " ": 1, " \t\r\n1": 4, "1 ": 0, "\v": 0, "\f ": 0, "\x00": 0, " \x1f": 1, "\u00a0": 0, "  \u2003": 2,
	} {
		checkEnd(t, "Space", text, wire.Space(before+text, len(before)), want)
	}
}

// FuzzCheck holds the scanner against encoding/json and independent readings of the limits.
func FuzzCheck(f *testing.F) {
	for _, text := range []string{
		`{"event_type":"liked","zz":1e9999999999}`, `{"a":{"x":1},"a":{"y":2}}`, `91e8273645`, `1e1000000`,
		`1e400`, `[1.0,1e2,-0,-0.0,01]`, `"\ud83d"`, `"\ud83d\ude00"`, "\"\xff\"", "[1\v]", "[\xa01]", "{}\x00",
		`{"a":1,}`, `[1,]`, "\ufeff1", `{"Event_Type":1,"ſ":2}`, nested("[", "]", 128), nested("[", "]", 129),
		`"\u0000\/"`, `{"\u0065vent_id":null}`, ` [ true , false , null ] `, strings.Repeat("7", 4097),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fault, at := wire.Check(text)
		if at < 0 || at > len(text) {
			t.Fatalf("Check(%q) = %d at %d", text, fault, at)
		}
		if !agrees(text, fault) {
			t.Fatalf("Check(%q) = %d at %d, which is not so", text, fault, at)
		}
		end := wire.Skip(text, wire.Space(text, 0), 0)
		if wire.Whole(text, end) != (fault == wire.NoFault) {
			t.Fatalf("Skip(%q) = %d, but Check = %d", text, end, fault)
		}
	})
}

var (
	halfPair   = regexp.MustCompile(`\\u[dD][89a-fA-F]`)
	exponent   = regexp.MustCompile(`[eE][+-]?[0-9]+`)
	manyDigits = regexp.MustCompile(`[0-9]{1000}`)
)

// agrees reports whether the fault that was found in text is one by other means.
func agrees(text string, fault wire.Fault) bool {
	valid := json.Valid([]byte(text))
	switch fault {
	case wire.NoFault:
		return valid && utf8.ValidString(text)
	case wire.FaultUTF8:
		return !utf8.ValidString(text)
	case wire.FaultSurrogate:
		return halfPair.MatchString(text)
	case wire.FaultDepth:
		return strings.Count(text, "[")+strings.Count(text, "{") > wire.MaxDepth
	case wire.FaultDigits:
		return manyDigits.MatchString(text)
	case wire.FaultExponent:
		return hasHugeExponent(text)
	default:
		return !valid
	}
}

func hasHugeExponent(text string) bool {
	for _, e := range exponent.FindAllString(text, -1) {
		if n, err := strconv.Atoi(strings.TrimLeft(e, "eE+-")); err != nil || n > wire.MaxExponent {
			return true
		}
	}
	return false
}
