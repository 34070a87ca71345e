package wire_test

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"
	"unsafe"

	"github.com/eventc/eventc/event/wire"
)

func TestDecoderObject(t *testing.T) {
	for text, end := range map[string]int{
		`{"a":1}`: 1, `{ "a":1}`: 2, "{\t\r\n \"a\":1}": 5, `{}`: 1, `{ }`: 2, `{"`: 1,
		``: -1, `{`: -1, `{ `: -1, `[]`: -1, `"a"`: -1, `{a:1}`: -1, `{,}`: -1, `{]`: -1, "{\x00}": -1, "{\v}": -1, `x{}`: -1,
	} {
		var d wire.Decoder
		checkEnd(t, "Object", text, d.Object(before+text, len(before)), end)
	}
}

func TestDecoderArray(t *testing.T) {
	tests := []struct {
		text string
		end  int
		more bool
	}{
		{`[1]`, 1, true},
		{`[ 1]`, 2, true},
		{`[]`, 2, false},
		{"[\n ]", 4, false},
		{`[,`, 1, true}, // the reader of the element does not accept a comma
		{`[`, 1, true},
		{``, -1, false},
		{`{}`, -1, false},
		{`1`, -1, false},
	}
	for _, tt := range tests {
		var d wire.Decoder
		end, more := d.Array(before+tt.text, len(before))
		checkEnd(t, "Array", tt.text, end, tt.end)
		if more != tt.more {
			t.Errorf("Array of %q has more: %v", tt.text, more)
		}
	}
}

// TestDecoderDepth opens arrays and objects up to the limit, as generated code does.
func TestDecoderDepth(t *testing.T) {
	array := strings.Repeat("[", wire.MaxDepth+1)
	object := strings.Repeat(`{"a":`, wire.MaxDepth+1) + "1"
	var arrays, objects wire.Decoder
	for depth := range wire.MaxDepth + 1 {
		_, more := arrays.Array(array, depth)
		opened := objects.Object(object, 5*depth) >= 0
		if want := depth < wire.MaxDepth; more != want || opened != want {
			t.Fatalf("at depth %d: array %v, object %v, want %v", depth, more, opened, want)
		}
	}

	var d wire.Decoder
	for range 10 * wire.MaxDepth { // siblings are not nested
		if d.Object(`{}`, 0) < 0 {
			t.Fatal("an object that was left still counts")
		}
		d.Leave()
	}
	for range wire.MaxDepth - 1 {
		d.Object(`{}`, 0)
	}
	if d.Skip(`[1]`, 0) != 3 || d.Skip(`[[]]`, 0) >= 0 {
		t.Error("Skip does not count what the decoder has open")
	}
}

func TestKey(t *testing.T) {
	tests := []struct {
		text, key string
		end       int
	}{
		{`"a":1`, "a", 4},
		{`"a" : 1`, "a", 6},
		{"\"a\"\n:\t1", "a", 6},
		{`"":1`, "", 3},
		{`"\u0065vent_id":1`, "event_id", 16},
		{`"é":1`, "é", 5},
		{`"a":`, "a", 4},
		{`"a"`, "", -1},
		{`"a" 1`, "", -1},
		{`"a`, "", -1},
		{`a:1`, "", -1},
		{`}`, "", -1},
		{``, "", -1},
	}
	for _, tt := range tests {
		key, end := wire.Key(before+tt.text, len(before))
		checkEnd(t, "Key", tt.text, end, tt.end)
		if tt.end >= 0 && key != tt.key {
			t.Errorf("Key of %q = %q", tt.text, key)
		}
	}
}

func TestNext(t *testing.T) {
	for text, end := range map[string]int{
		`,"b"`: 1, ` , "b"`: 3, `}`: 0, " \n}": 2, `}x`: 0,
		``: -1, ` `: -1, `,`: -1, `,}`: -1, `, }`: -1, `,,"b"`: -1, `"b"`: -1, `]`: -1, `,b`: -1, ";": -1,
	} {
		checkEnd(t, "Next", text, wire.Next(before+text, len(before)), end)
	}
}

func TestNextElement(t *testing.T) {
	tests := []struct {
		text string
		end  int
		more bool
	}{
		{`,1`, 1, true},
		{` , 1`, 3, true},
		{`]`, 1, false},
		{"\n]", 2, false},
		{`,]`, 1, true}, // the reader of the element does not accept a bracket
		{`,`, 1, true},
		{``, -1, false},
		{` `, -1, false},
		{`}`, -1, false},
		{`1`, -1, false},
	}
	for _, tt := range tests {
		end, more := wire.NextElement(before+tt.text, len(before))
		checkEnd(t, "NextElement", tt.text, end, tt.end)
		if more != tt.more {
			t.Errorf("NextElement of %q has more: %v", tt.text, more)
		}
	}
}

// TestNoReaderTakesABracket is what makes [1,] end: Array and NextElement leave it to the reader.
func TestNoReaderTakesABracket(t *testing.T) {
	for _, text := range []string{"]", ",", "", "}"} {
		var d wire.Decoder
		_, i := wire.Int64(text, 0)
		_, f, _ := wire.Float64(text, 0)
		_, s := wire.String(text, 0)
		_, b := wire.Bool(text, 0)
		_, u := readUUID(text, 0)
		_, at := wire.DateTime(text, 0)
		a, _ := d.Array(text, 0)
		for name, end := range map[string]int{
			"Int64": i, "Float64": f, "String": s, "Bool": b, "UUID": u, "DateTime": at, "Array": a,
			"Object": d.Object(text, 0), "Skip": wire.Skip(text, 0, 0), "Literal": wire.Literal(text, 0, "null"),
		} {
			if end >= 0 {
				t.Errorf("%s takes %q", name, text)
			}
		}
		if wire.Null(text, 0) {
			t.Errorf("Null takes %q", text)
		}
	}
}

func TestWords(t *testing.T) {
	for text, end := range map[string]int{`null`: 4, `null,`: 4, `nullx`: 4, `nul`: -1, `Null`: -1, ``: -1, `NULL`: -1} {
		if got := wire.Null(before+text, len(before)); got != (end > 0) {
			t.Errorf("Null(%q) = %v", text, got)
		}
		checkEnd(t, "Literal", text, wire.Literal(before+text, len(before), "null"), end)
	}
	for text, end := range map[string]int{
		`true`: 4, `true}`: 4, `false`: 5, `false]`: 5, `tru`: -1, `fals`: -1, `True`: -1, `1`: -1, `"true"`: -1, ``: -1,
	} {
		value, got := wire.Bool(before+text, len(before))
		checkEnd(t, "Bool", text, got, end)
		if value != (end == 4) {
			t.Errorf("Bool of %q = %v", text, value)
		}
	}
	if wire.Literal(`"liked"`, 0, `"liked"`) != 7 || wire.Literal(`"likes"`, 0, `"liked"`) >= 0 {
		t.Error("Literal does not compare")
	}
}

func TestLenientInt64(t *testing.T) {
	tests := []struct {
		text string
		want int64
		ok   bool
	}{
		{"1.0", 1, true},
		{"-1.000", -1, true},
		{"1e2", 100, true},
		{"1E+2", 100, true},
		{"100e-2", 1, true},
		{"-0", 0, true},
		{"-0.0", 0, true},
		{"0e400", 0, true},
		{"9223372036854775807.0", math.MaxInt64, true},
		{"-9.223372036854775808e18", math.MinInt64, true},
		{"9223372036854775807" + strings.Repeat("0", 400) + "e-400", math.MaxInt64, true},
		{"9223372036854775808", 0, false},
		{"-9223372036854775809", 0, false},
		{"1e400", 0, false},
		{strings.Repeat("7", wire.MaxDigits), 0, false},
	}
	for _, tt := range tests {
		var fast wire.Decoder
		if _, end := fast.Int64(tt.text, 0); end >= 0 {
			t.Errorf("a decoder that is not lenient reads %q", tt.text)
		}
		d := wire.NewLenientDecoder()
		value, end := d.Int64(before+tt.text+"}", len(before))
		unfit, found := d.Unfit()
		if found == tt.ok || found && (unfit.Offset != len(before) || unfit.Message != "the integer does not fit 64 bits") {
			t.Errorf("%q: unfit %+v, %v", shorten(tt.text), unfit, found)
		}
		want := -1
		if tt.ok {
			want = len(tt.text)
		}
		checkEnd(t, "lenient Int64", tt.text, end, want)
		if value != tt.want {
			t.Errorf("lenient Int64 of %q = %d, want %d", shorten(tt.text), value, tt.want)
		}
	}
}

func TestLenientFloat64(t *testing.T) {
	for _, text := range []string{"1e400", "-1e400", "1e-400"} {
		var fast wire.Decoder
		if end := fast.Float64Into(new(float64), text, 0); end >= 0 {
			t.Errorf("a decoder that is not lenient reads %q", text)
		}
		if _, found := fast.Unfit(); found {
			t.Error("a decoder that is not lenient says that a value does not fit")
		}
		d := wire.NewLenientDecoder()
		end := d.Float64Into(new(float64), before+text, len(before))
		unfit, found := d.Unfit()
		if end >= 0 || !found || unfit.Offset != len(before) {
			t.Errorf("%q: %d, unfit %+v", text, end, unfit)
		}
	}
}

func TestBeyondFloat64(t *testing.T) {
	var fast wire.Decoder
	lenient := wire.NewLenientDecoder()
	if fast.BeyondFloat64(7) >= 0 || lenient.BeyondFloat64(7) >= 0 {
		t.Error("BeyondFloat64 accepts")
	}
	if _, found := fast.Unfit(); found {
		t.Error("a decoder that is not lenient says that a value does not fit")
	}
	if unfit, found := lenient.Unfit(); !found || unfit.Offset != 7 {
		t.Errorf("unfit %+v", unfit)
	}
}

func TestFaithful(t *testing.T) {
	var fast wire.Decoder
	lenient := wire.NewLenientDecoder()
	for text, want := range map[string]bool{
		"0.1": true, "0.10": true, "1e-1": true, "0.1000000000000000001": false, "9007199254740993": false,
		"9007199254740992": true, "1e22": true, "100000000000000000000000": true, "-0": true, "12345678901234567": false,
	} {
		value, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		if lenient.Faithful(text, value) != want {
			t.Errorf("Faithful(%s, %v) = %v", text, value, !want)
		}
		if fast.Faithful(text, value) {
			t.Errorf("a decoder that is not lenient finds %s faithful", text)
		}
	}
}

// FuzzFaithful compares with what the encoder writes.
func FuzzFaithful(f *testing.F) {
	for _, text := range []string{"0.1", "0.1000000000000000001", "9007199254740993", "1e22", "1e23", "5e-324", "-0.0"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		value, end, _ := wire.Float64(text, 0)
		if end != len(text) {
			return
		}
		var x wire.Encoder
		read, _ := new(big.Rat).SetString(text)
		written, _ := new(big.Rat).SetString(string(x.AppendFloat64(nil, value)))
		if got := wire.NewLenientDecoder().Faithful(text, value); got != (read.Cmp(written) == 0) {
			t.Fatalf("Faithful(%s, %v) = %v", text, value, got)
		}
	})
}

func TestUnfitIsTheFirst(t *testing.T) {
	d := wire.NewLenientDecoder()
	d.Int64("9223372036854775808", 0)
	d.DateTime(` "2016-12-31T23:59:60Z"`, 1)
	if unfit, found := d.Unfit(); !found || unfit.Offset != 0 || unfit.Message != "the integer does not fit 64 bits" {
		t.Errorf("unfit %+v", unfit)
	}
	if !d.Lenient() || new(wire.Decoder).Lenient() {
		t.Error("only NewLenientDecoder makes a lenient decoder")
	}
}

func TestKeep(t *testing.T) {
	payload := []byte(`"text"`)
	s := wire.Alias(payload)
	var alias, clone wire.Decoder
	clone.CloneStrings()
	value, _ := wire.String(s, 0)
	shared, own := alias.Keep(value), clone.Keep(value)
	copy(payload, `"TEXT"`)
	if shared != "TEXT" || own != "text" {
		t.Errorf("kept %q and %q of bytes that have changed since", shared, own)
	}
}

func TestAlias(t *testing.T) {
	payload := []byte("abc")
	if s := wire.Alias(payload); s != "abc" || unsafe.StringData(s) != &payload[0] {
		t.Error("Alias does not share the memory")
	}
	if wire.Alias(nil) != "" || wire.Alias([]byte{}) != "" {
		t.Error("Alias of nothing is not empty")
	}
}

// TestReadersDoNotWrite reads from memory that can be written to.
func TestReadersDoNotWrite(t *testing.T) {
	for _, text := range []string{
		`{"a":[1,-2.5e+3,true,false,null,1e400],"\u00e9\ud83d\ude00":{"":"日本"}, "x":"y"} `,
		`"` + sampleUUID + `"`, `"2026-10-01T12:34:56.789+01:30"`, `"2026-10-01t12:34:56.0000000000z"`, `"2026-10-01"`,
		`1.50`, `1e2`, "\"\xff\"", `{"a":1,"a":2`, `9223372036854775808`,
	} {
		payload := []byte(text)
		readEverywhere(wire.Alias(payload))
		if string(payload) != text {
			t.Errorf("a reader has changed %q to %q", text, payload)
		}
	}
}

// readEverywhere calls every reader at every position, and returns the sum of what they return.
func readEverywhere(s string) int {
	sum := end(wire.Check(s))
	for p := range len(s) + 1 {
		for _, d := range []*wire.Decoder{{}, wire.NewLenientDecoder()} {
			sum += end(d.Int64(s, p)) + d.Float64Into(new(float64), s, p) + end(d.DateTime(s, p)) + d.Object(s, p) + d.Skip(s, p)
			q, _ := d.Array(s, p)
			sum += q
		}
		q, _ := wire.NextElement(s, p)
		sum += q + end(wire.Int64(s, p)) + endOfFloat64(wire.Float64(s, p)) + end(wire.String(s, p)) + end(wire.Key(s, p)) +
			end(readUUID(s, p)) + end(wire.DateTime(s, p)) + end(wire.Bool(s, p)) +
			wire.Literal(s, p, "null") + wire.Next(s, p) + wire.Member(s, p, "a") + wire.LastMember(s, p, "a") +
			len(wire.PointerTo(s, p))
		if wire.Null(s, p) {
			sum++
		}
	}
	return sum
}

// FuzzReaders calls every reader at every position of any bytes: none may panic or write.
func FuzzReaders(f *testing.F) {
	f.Add([]byte(`{"a":[1,-2.5e+3],"\ud83d\ude00":"2026-10-01t12:34:56z"}`))
	f.Add([]byte(`"` + sampleUUID + `"`))
	f.Add([]byte("\"\xff\\ud83d"))
	f.Fuzz(func(t *testing.T, payload []byte) {
		if len(payload) > 200 {
			return
		}
		text := string(payload)
		readEverywhere(wire.Alias(payload))
		if string(payload) != text {
			t.Fatalf("a reader has changed %q to %q", text, payload)
		}
	})
}
