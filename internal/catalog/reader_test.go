package catalog_test

import (
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/catalog"
)

// TestTextsThatAreNoJSON has what cannot stand in an archive of testdata/errors.
func TestTextsThatAreNoJSON(t *testing.T) {
	nested := func(depth int) string {
		return strings.Repeat(`{"not":`, depth-1) + "{}" + strings.Repeat("}", depth-1)
	}
	for name, test := range map[string]struct{ text, want string }{
		"byte order mark":      {"\ufeff{}", "t/a.json:1:1: the file begins with a byte order mark: save it as UTF-8 without one"},
		"no UTF-8 in a string": {"{\n\"title\": \"a\xff\"}", "t/a.json:2:12: the byte 0xff is no UTF-8"},
		"no UTF-8 elsewhere":   {"{\xff}", "t/a.json:1:2: expected a member name in double quotes, not the byte 0xff, which is no UTF-8"},
		"control character":    {"{\"title\": \"a\x01\"}", `t/a.json:1:13: the control character 0x01 in a string: write it as \u0001`},
		"NUL":                  {"{}\x00", `t/a.json:1:3: unexpected "\x00" after the end of the JSON value`},
		"nothing but space":    {" \n\n ", "t/a.json:3:2: the file is empty: expected a JSON Schema"},
		"too deep":             {nested(257), "t/a.json:1:1793: nested more than 256 deep"},
		"far too deep":         {strings.Repeat("[", 1_000_000), "t/a.json:1:257: nested more than 256 deep"},
		"too many digits":      {`{"minimum": 1` + strings.Repeat("0", 4096) + `}`, "t/a.json:1:13: the number has more than 4096 digits"},
		"truncated escape":     {`{"title": "\u00`, `t/a.json:1:12: expected four hexadecimal digits after \u`},
		"truncated surrogate":  {`{"title": "\ud83d\u`, `t/a.json:1:12: the surrogate \ud83d stands alone and is no character`},
		"truncated backslash":  {`{"title": "\`, `t/a.json:1:12: unknown escape sequence "\" and the end of the file`},
		"truncated literal":    {`{"not": tru`, `t/a.json:1:9: expected a JSON value, not "tru"`},
	} {
		_, err := catalog.Load(schemas("t/a.json", test.text), catalog.Options{})
		if got := diagnostics(t, err).Error(); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
	load(t, schemas("t/a.json", nested(256)), catalog.Options{})
}

func TestStringsAndNumbersAreReadAsTheyAreWritten(t *testing.T) {
	s := root(t, `{"enum": ["\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é😀", "", -0, 0.10, 1E+2, 12345678901234567890123, true, false]}`)
	values, _ := s.Enum()
	if got, _ := values[0].Text(); got != "\"\\/\b\f\n\r\té😀é😀" {
		t.Errorf("the string is %q", got)
	}
	for i, want := range []string{`""`, "-0", "0.10", "1E+2", "12345678901234567890123", "true", "false"} {
		if got := values[i+1].Raw(); got != want {
			t.Errorf("value %d is %s, want %s", i+1, got, want)
		}
	}
}
