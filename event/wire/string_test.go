package wire_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/eventc/eventc/event/wire"
)

func TestString(t *testing.T) {
	tests := []struct {
		text, want string
		end        int // -1 is not accepted
	}{
		{`""`, "", 2},
		{`"a"`, "a", 3},
		{`"a" , "b"`, "a", 3},
		{`"a/b~c"`, "a/b~c", 7},
		{"\"\x7f\"", "\x7f", 3},
		{`"é"`, "é", 4},
		{`"日本語の文章です"`, "日本語の文章です", 26},
		{`"😀"`, "😀", 6},
		{"\"\u2028\"", "\u2028", 5},
		{"\"\ufffd\"", "\ufffd", 5},
		{"\"\ufeff\"", "\ufeff", 5},
		{`"1234567é"`, "1234567é", 11},
		{`"12345678é9"`, "12345678é9", 13},
		{`"\"\\\/\b\f\n\r\t"`, "\"\\/\b\f\n\r\t", 18},
		{`"\u0065vent_id"`, "event_id", 15},
		{`"\u0000"`, "\x00", 8},
		{`"\u00E9\u00e9"`, "éé", 14},
		{`"\uFFFD"`, "\ufffd", 8},
		{`"\ud83d\ude00"`, "😀", 14},
		{`"\uD83D\uDE00!"`, "😀!", 15},
		{`"é\n日"`, "é\n日", 9},
		{`"\n日"`, "\n日", 7},

		{``, "", -1},
		{`a`, "", -1},
		{`'a'`, "", -1},
		{`"`, "", -1},
		{`"a`, "", -1},
		{"\"a\nb\"", "", -1},
		{"\"é\nb\"", "", -1},
		{"\"a\tb\"", "", -1},
		{"\"\x00\"", "", -1},
		{"\"\\n\x1f\"", "", -1},
		{`"\`, "", -1},
		{`"\"`, "", -1},
		{`"\a"`, "", -1},
		{`"\U0041"`, "", -1},
		{`"\x41"`, "", -1},
		{`"\'"`, "", -1},
		{`"\u"`, "", -1},
		{`"\u1"`, "", -1},
		{`"\u12"`, "", -1},
		{`"\u123"`, "", -1},
		{`"\u123g"`, "", -1},
		{`"\u+123"`, "", -1},
		{`"\u 123"`, "", -1},
		{`"\ud83d"`, "", -1},
		{`"\ud83d "`, "", -1},
		{`"\ude00"`, "", -1},
		{`"\ud83d\u0041"`, "", -1},
		{`"\ud83d\ud83d"`, "", -1},
		{`"\ude00\ud83d"`, "", -1},
		{`"\ud83d\ude0"`, "", -1},
		{`"\ud83dxude00"`, "", -1},
		{`"\ud83d\nde00"`, "", -1},
		{"\"\xff\"", "", -1},
		{"\"\x80\"", "", -1},
		{"\"\xc3\"", "", -1},
		{"\"\xc0\x80\"", "", -1},     // an overlong NUL
		{"\"\xe2\x82\"", "", -1},     // a character that ends too early
		{"\"\xed\xa0\xbd\"", "", -1}, // a surrogate
		{"\"\xf4\x90\x80\x80\"", "", -1},
		{"\"\\n\xff\"", "", -1},
		{"\"\xff\\n\"", "", -1},
	}
	for _, tt := range tests {
		value, end := wire.String(before+tt.text, len(before))
		checkEnd(t, "String", tt.text, end, tt.end)
		if tt.end >= 0 && value != tt.want {
			t.Errorf("String of %q = %q, want %q", tt.text, value, tt.want)
		}
	}
}

// TestStringOfEveryByte puts every byte in every place of strings that are shorter and longer than
// the words in which they are read.
func TestStringOfEveryByte(t *testing.T) {
	for size := 1; size <= 18; size++ {
		for at := range size {
			for b := range 256 {
				checkStringWithByte(t, size, at, byte(b))
			}
		}
	}
}

func checkStringWithByte(t *testing.T, size, at int, b byte) {
	t.Helper()
	content := []byte(strings.Repeat("n", size))
	content[at] = b
	text := `"` + string(content) + `"`
	value, end := wire.String(text, 0)
	switch {
	case b == '"':
		if value != text[1:1+at] || end != at+2 {
			t.Errorf("String(%q) = %q, %d", text, value, end)
		}
	case b < 0x20 || b >= 0x80 || b == '\\' && at == size-1:
		if end >= 0 {
			t.Errorf("String(%q) = %q, %d, want it not accepted", text, value, end)
		}
	case b == '\\': // "n" follows
		if want := strings.Repeat("n", at) + "\n" + strings.Repeat("n", size-at-2); value != want || end != len(text) {
			t.Errorf("String(%q) = %q, %d", text, value, end)
		}
	default:
		if value != string(content) || end != len(text) {
			t.Errorf("String(%q) = %q, %d", text, value, end)
		}
	}
}

// TestStringNamesTheFirstOfTwo has a second special byte behind the first, whose lane a borrow
// might mark too early.
func TestStringNamesTheFirstOfTwo(t *testing.T) {
	special := []string{`"`, "\x00", "\x1f", "\x80", "\xff", "!", "#", "[", "]", " "}
	for _, first := range special {
		for _, second := range special {
			text := `"abc` + first + second + `defghij"`
			_, got := wire.String(text, 0)
			want := -1
			for i := 1; i < len(text); i++ {
				if c := text[i]; c < 0x20 || c >= 0x80 {
					break
				} else if c == '"' {
					want = i + 1
					break
				}
			}
			if got != want {
				t.Errorf("String(%q) ends at %d, want %d", text, got, want)
			}
		}
	}
}

func TestLength(t *testing.T) {
	tests := []struct {
		s         string
		low, high int
		want      bool
	}{
		{"", 0, 0, true},
		{"", 1, 1, false},
		{"éé", 0, 2, true},
		{"éé", 3, 4, false},
		{"ééé", 0, 2, false},
		{"abcd", 1, 4, true},
		{"abcde", 1, 4, false},
		{"😀😀😀😀", 4, 4, true},
		{"😀😀😀😀", 5, 16, false},
		{"😀😀😀😀", 1, 3, false},
		{"a", 1, math.MaxInt, true},
		{strings.Repeat("é", 5000), 1, 5000, true},
		{strings.Repeat("é", 5001), 1, 5000, false},
	}
	for _, tt := range tests {
		if got := wire.Length(tt.s, tt.low, tt.high); got != tt.want {
			t.Errorf("Length(%q, %d, %d) = %v", shorten(tt.s), tt.low, tt.high, got)
		}
	}
}

func FuzzString(f *testing.F) {
	for _, text := range []string{
		`"a"`, `"\ud83d\ude00"`, `"\ud83d"`, `"\ud83d\u0041"`, "\"\xff\"", "\"\xed\xa0\xbd\"", "\"a\nb\"",
		`"\u0065vent_id"`, `"ORD-٢٠٢٦"`, `"12345678\""`, `"a"b"`, `"` + strings.Repeat("é", 40) + `"`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		value, end := wire.String(text, 0)
		var want string
		err := json.Unmarshal([]byte(text), &want)
		if end != len(text) {
			// encoding/json puts U+FFFD in the place of what is no character.
			if err == nil && isTrimmed(text) && text != "null" && !strings.Contains(want, "\ufffd") {
				t.Fatalf("String(%q) ends at %d and does not accept %q", text, end, want)
			}
			return
		}
		if err != nil || value != want || !utf8.ValidString(value) {
			t.Fatalf("String(%q) = %q, want %q, %v", text, value, want, err)
		}
	})
}

// isTrimmed reports whether no white space stands around the text.
func isTrimmed(text string) bool { return strings.Trim(text, " \t\r\n") == text }

func FuzzLength(f *testing.F) {
	f.Add("éé", 0, 2)
	f.Add("😀", 1, 1)
	f.Add("\xff\xfe", 2, 2)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, s string, low, high int) {
		if low < 0 || high < 0 {
			return
		}
		n := utf8.RuneCountInString(s)
		if got, want := wire.Length(s, low, high), low <= n && n <= high; got != want {
			t.Fatalf("Length(%q, %d, %d) = %v with %d characters", s, low, high, got, n)
		}
	})
}
