package wire_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/eventc/eventc/event/wire"
)

func TestAppendString(t *testing.T) {
	tests := []struct{ s, want string }{
		{"", `""`},
		{"plain text", `"plain text"`},
		{"<a href='x'>&</a>", `"<a href='x'>&</a>"`},
		{"é日😀", `"é日😀"`},
		{"\u2028\ufeff\ufffd\x7f", "\"\u2028\ufeff\ufffd\x7f\""},
		{`say "hi"`, `"say \"hi\""`},
		{`a\b/c`, `"a\\b/c"`},
		{"\n\r\t", `"\n\r\t"`},
		{"\x00\x01\b\f\x1f", `"\u0000\u0001\u0008\u000c\u001f"`},
		{"é\"\x1f", `"é\"\u001f"`},
		{"\"", `"\""`},
		{"12345678\"", `"12345678\""`},
	}
	for _, tt := range tests {
		var x wire.Encoder
		if got := string(x.AppendString([]byte("["), tt.s)); got != "["+tt.want || !x.OK() {
			t.Errorf("Encoder.AppendString(%q) = %s, want %s", tt.s, got, tt.want)
		}
		if got := string(wire.AppendString([]byte("["), tt.s)); got != "["+tt.want {
			t.Errorf("AppendString(%q) = %s, want %s", tt.s, got, tt.want)
		}
	}
}

func TestAppendStringOfEveryByte(t *testing.T) {
	for size := 1; size <= 17; size++ {
		for at := range size {
			for b := range 256 {
				content := []byte(strings.Repeat("a", size))
				content[at] = byte(b)
				checkAppendString(t, string(content))
			}
		}
	}
}

// checkAppendString has encoding/json read what is written, and the reader of this package.
func checkAppendString(t *testing.T, s string) {
	t.Helper()
	var x wire.Encoder
	text := string(x.AppendString([]byte("["), s))[1:]
	if !utf8.ValidString(s) {
		if unfit, found := x.Unfit(); !found || unfit.Offset != 1 || text != "null" {
			t.Fatalf("AppendString(%q) = %s, unfit %+v", s, text, unfit)
		}
		return
	}
	var back string
	err := json.Unmarshal([]byte(text), &back)
	read, end := wire.String(text, 0)
	if err != nil || back != s || read != s || end != len(text) || !x.OK() {
		t.Fatalf("AppendString(%q) = %s, read back as %q, %v, and %q", s, text, back, err, read)
	}
	if plain := string(wire.AppendString(nil, s)); plain != text {
		t.Fatalf("AppendString(%q) = %s without an encoder, %s with one", s, plain, text)
	}
}

func TestAppendRaw(t *testing.T) {
	tests := []struct{ raw, want string }{
		{`{"a":[1.0,1e2,-0]}`, `{"a":[1.0,1e2,-0]}`},
		{" \n{ \"a\" : 1 }\t", `{ "a" : 1 }`},
		{`9007199254740993`, `9007199254740993`},
		{`"\u0041"`, `"\u0041"`},
		{``, `null`},
		{` `, `null`},
		{`{`, `null`},
		{`1 2`, `null`},
		{`nul`, `null`},
		{`1e401`, `null`},
		{"\"\xff\"", `null`},
		{`"\ud83d"`, `null`},
		{nested("[", "]", wire.MaxDepth+1), `null`},
	}
	for _, tt := range tests {
		var x wire.Encoder
		got := string(x.AppendRaw([]byte("["), tt.raw))
		unfit, found := x.Unfit()
		if got != "["+tt.want || found != (tt.want == "null") || found && unfit.Offset != 1 {
			t.Errorf("AppendRaw(%q) = %s, want %s; unfit %+v", shorten(tt.raw), got, tt.want, unfit)
		}
	}
}

func TestAppendRawCountsTheDepth(t *testing.T) {
	var x wire.Encoder
	for range wire.MaxDepth - 1 {
		x.Enter()
	}
	if x.AppendRaw(nil, "[]"); !x.OK() {
		t.Error("the deepest array is refused")
	}
	if x.AppendRaw(nil, "[[]]"); x.OK() {
		t.Error("an array below the deepest is written")
	}
}

func TestEncoderDepth(t *testing.T) {
	var x wire.Encoder
	for range wire.MaxDepth {
		if !x.Enter() {
			t.Fatal("Enter refuses a depth within the limit")
		}
	}
	if x.Enter() {
		t.Error("Enter allows a depth beyond the limit")
	}
	got := string(x.TooDeep([]byte("[")))
	if unfit, found := x.Unfit(); got != "[null" || !found || unfit.Offset != 1 || unfit.Message != "the value is nested too deep" {
		t.Errorf("TooDeep writes %s, unfit %+v", got, unfit)
	}
	x.Leave()
	if !x.Enter() {
		t.Error("Leave does not make room")
	}
}

func TestClose(t *testing.T) {
	for before, want := range map[string]string{
		`{"a":1,`: `{"a":1}`, `{`: `{}`, `,{`: `,{}`, `{"a":{},`: `{"a":{}}`, `{"a":",",`: `{"a":","}`,
	} {
		if got := string(new(wire.Encoder).CloseObject([]byte(before))); got != want {
			t.Errorf("CloseObject(%s) = %s", before, got)
		}
	}
	for before, want := range map[string]string{`[1,`: `[1]`, `[`: `[]`, `,[`: `,[]`, `[[],`: `[[]]`} {
		if got := string(new(wire.Encoder).CloseArray([]byte(before))); got != want {
			t.Errorf("CloseArray(%s) = %s", before, got)
		}
	}
}

func TestEncoderState(t *testing.T) {
	var x wire.Encoder
	if !x.OK() || x.Refused() {
		t.Error("a new encoder is not ready")
	}
	x.Refuse()
	if x.OK() || !x.Refused() {
		t.Error("Refuse does not mark the document")
	}
	if _, found := x.Unfit(); found {
		t.Error("a refused document holds a value that cannot be written")
	}

	var first wire.Encoder
	first.Ambiguous(7, `a"b`)
	first.AppendRaw([]byte("[1,"), "")
	first.Ambiguous(9, "c")
	unfit, found := first.Unfit()
	if !found || unfit.Offset != 7 || unfit.Message != `an unknown member has the name of another one: "a\"b"` || first.OK() || first.Refused() {
		t.Errorf("unfit %+v, want the first", unfit)
	}
}

func TestAppendWords(t *testing.T) {
	if got := string(wire.AppendBool(wire.AppendBool([]byte("["), true), false)); got != "[truefalse" {
		t.Errorf("AppendBool writes %s", got)
	}
}

func TestAppendKeyText(t *testing.T) {
	if got := wire.AppendKeyText(nil, ""); got == nil || len(got) != 0 {
		t.Errorf("an empty key is %#v, want one that is not null", got)
	}
	if got := string(wire.AppendKeyText([]byte("a"), `b"é`)); got != `ab"é` {
		t.Errorf("AppendKeyText writes %s", got)
	}
}

func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "plain", "say \"hi\"", "\x00\x1f\x7f", "é\u2028😀", "\xff", "a\xed\xa0\x80", "</script>", `\ud83d`} {
		f.Add(s)
	}
	f.Fuzz(checkAppendString)
}

func FuzzAppendRaw(f *testing.F) {
	for _, raw := range []string{`{"a":1}`, ` 1 `, `1 2`, ``, `"\ud83d"`, "\"\xff\"", `1e401`, `[1,]`} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		var x wire.Encoder
		text := string(x.AppendRaw(nil, raw))
		fault, _ := wire.Check(raw)
		if x.OK() != (fault == wire.NoFault) || !json.Valid([]byte(text)) {
			t.Fatalf("AppendRaw(%q) = %s, with fault %d", raw, text, fault)
		}
		if x.OK() && text != strings.Trim(raw, " \t\r\n") {
			t.Fatalf("AppendRaw(%q) = %s", raw, text)
		}
	})
}
