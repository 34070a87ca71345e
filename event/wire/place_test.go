package wire_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/eventc/eventc/event/wire"
)

// located returns the place of the mark ^ in the text as "pointer value".
func located(t *testing.T, marked string) (string, bool) {
	t.Helper()
	before, after, found := strings.Cut(marked, "^")
	if !found {
		t.Fatalf("no mark in %s", marked)
	}
	place, ok := wire.Locate(before+after, len(before), nil)
	if !ok {
		return "", false
	}
	pointer := ""
	for _, step := range place.Steps {
		if step.Array {
			pointer += fmt.Sprint("/", step.Index)
		} else {
			pointer += "/" + step.Name
		}
	}
	return pointer + " " + (before + after)[place.Start:place.End], true
}

func TestLocate(t *testing.T) {
	for marked, want := range map[string]string{
		`^"x"`:                          ` "x"`,
		` ^{"a":1} `:                    ` {"a":1}`,
		`{"a":^1}`:                      `/a 1`,
		`{"a": ^"x", "b": 2}`:           `/a "x"`,
		`{"a":-^1,"b":2}`:               `/a -1`,
		`{"a":{"b":^null,"c":[1,2]}}`:   `/a/b null`,
		`{"a":{"b":null^}}`:             `/a {"b":null}`,
		`{"a":[1,^{"b":2},3],"c":{}}`:   `/a/1 {"b":2}`,
		`{"a":[1,2^],"c":{}}`:           `/a [1,2]`,
		`[[],[^]]`:                      `/1 []`,
		`{^"a":1}`:                      ` {"a":1}`,
		`{"a":1,^"b":2}`:                ` {"a":1,"b":2}`,
		`{"a"^:1}`:                      ` {"a":1}`,
		`{"a":1,"a":^2}`:                `/a 2`,
		`{"\u0061":^2}`:                 `/a 2`,
		`{"x":{"a":1},"a":^2}`:          `/a 2`,
		`{"a":{"a":^2,"b":{"a":3}}}`:    `/a/a 2`,
		`{"a":[{"b":[[^7]]},{"b":[]}]}`: `/a/0/b/0/0 7`,
	} {
		if got, ok := located(t, marked); !ok || got != want {
			t.Errorf("%s: got %q, %v, want %q", marked, got, ok, want)
		}
	}
}

// TestLocateDoubts has texts in which a value is not the one that counts, or which are no JSON.
func TestLocateDoubts(t *testing.T) {
	for _, marked := range []string{
		`{"a":^1,"a":2}`, `{"a":^1,"\u0061":2}`, `{"a":{"b":^1},"a":2}`, `{"a":[{"b":^1,"c":2,"b":3}]}`,
		`{"a":^1`, `{"a":^1]`, `{"a":^1}}`, `{"a":^1} x`, `{"a":^01}`, `{"a":^1,}`, `{"a":^1,"b"}`, `{"a":^1 "b":2}`,
		`[^1`, `[^1}`, `[^1,]`, `[1 ^2]`, `{"a":1 ^2}`, `{"a":"x"^"y"}`, `^`, `1^`, `{"a":^"\ud800"}`, "{\"a\":^\"\xff\"}",
		`{"a":^1,"b":1e999}`, `{"a":^` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `}`,
	} {
		if got, ok := located(t, marked); ok {
			t.Errorf("%s: got %q", marked, got)
		}
	}
}

// TestLocateIsLinear has many members of one name: each is compared, and none is read twice.
func TestLocateIsLinear(t *testing.T) {
	long := `{"a":1` + strings.Repeat(`,"b":{"c":[1,2,3]}`, 300_000) + `}`
	within(t, 10*time.Second, func() {
		if _, ok := wire.Locate(long, len(`{"a":`), nil); !ok {
			t.Error("not located")
		}
		if _, ok := wire.Locate(long, len(long)-1, nil); !ok {
			t.Error("not located at the end")
		}
	})
}
