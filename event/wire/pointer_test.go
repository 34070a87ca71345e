package wire_test

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/eventc/eventc/event/wire"
)

func TestPointerTo(t *testing.T) {
	tests := []struct {
		text string // the offset is that of the mark ^, which is taken out
		want string
	}{
		{`^1`, ""},
		{` ^{"a":1}`, ""},
		{`{"a":^1}`, "/a"},
		{`{"a":^"text"}`, "/a"},
		{`{"a":"te^xt"}`, "/a"},
		{`{"a":12^34}`, "/a"},
		{`{ "a" : 1 , "b" : ^2 }`, "/b"},
		{`{"a":{"b":^1}}`, "/a/b"},
		{`{"a":^{"b":1}}`, "/a"},
		{`{"a":{"b":1},"c":^1}`, "/c"},
		{`[^1]`, "/0"},
		{`[1,^2]`, "/1"},
		{`[[1,2],[3,[4,^5]]]`, "/1/1/1"},
		{`[{"a":1,"b":2}, [], {} ,{"a":[^1]}]`, "/3/a/0"},
		{`{"a/b":^1}`, "/a~1b"},
		{`{"m~n":^1}`, "/m~0n"},
		{`{"~1":^1}`, "/~01"},
		{`{"":^1}`, "/"},
		{`{"":{"":^1}}`, "//"},
		{`{"\u0061\n":^1}`, "/a\n"},
		{`{"é日😀":^1}`, "/é日😀"},
		{`{"a\"b\\":^1}`, `/a"b\`},
		{`{"a":"[{\"b\":","c":^1}`, "/c"},
		{`{"a":1,"a":^2}`, "/a"},
		{`{"a":1,^"b":2}`, ""},         // a member's name belongs to the object
		{`{"x":{"a":1,^"b":2}}`, "/x"}, // the same one deeper
		{`{"x":{^"b":2}}`, "/x"},
		{`{"x":{"b^b":2}}`, "/x"},
		{`{"a":[1,^`, "/a/1"}, // what stands behind the offset does not count
		{`{"a":^x`, "/a"},
		{`{"a":[^]`, "/a/0"},
		{`{"a":{"b":1e^999`, "/a/b"},
		{strings.Repeat(`[`, wire.MaxDepth) + `^[`, strings.Repeat("/0", wire.MaxDepth)},
		{strings.Repeat(`{"a":`, wire.MaxDepth) + `^[`, strings.Repeat("/a", wire.MaxDepth)},
		{`{"a":null,"b":true,"c":[false,-1.5e3,"x",^null]}`, "/c/3"},
	}
	for _, tt := range tests {
		offset := strings.IndexByte(tt.text, '^')
		text := tt.text[:offset] + tt.text[offset+1:]
		if got := wire.PointerTo(text, offset); got != tt.want {
			t.Errorf("PointerTo(%q) = %q, want %q", shorten(tt.text), got, tt.want)
		}
	}
}

// TestPointerToDeepPlace has much text around each of many levels: the work must not be their
// product.
func TestPointerToDeepPlace(t *testing.T) {
	text := strings.Repeat("[", wire.MaxDepth) + strings.Repeat("1,", wire.MaxSize/16) + "[["
	fault, at := wire.Check(text)
	if fault != wire.FaultDepth {
		t.Fatalf("Check = %d at %d", fault, at)
	}
	once := fastest(func() { wire.Check(text) })
	took := fastest(func() {
		if got := wire.PointerTo(text, at); strings.Count(got, "/") != wire.MaxDepth {
			t.Errorf("PointerTo = %q", shorten(got))
		}
	})
	if took > wire.MaxDepth/4*once {
		t.Errorf("PointerTo took %v, where reading the text once takes %v", took, once)
	}
}

// fastest returns the shortest time that f takes in three calls.
func fastest(f func()) time.Duration {
	shortest := time.Duration(math.MaxInt64)
	for range 3 {
		started := time.Now()
		f()
		shortest = min(shortest, time.Since(started))
	}
	return shortest
}

// FuzzPointerTo compares the pointer of every value of a document with the one that encoding/json
// leads to.
func FuzzPointerTo(f *testing.F) {
	for _, text := range []string{
		`{"a":[1,{"b/c":null,"m~n":[[]]}],"":"","é":"\ud83d\ude00"}`, `[]`, `1`, ` [ 1 , [ 2 , 3 ] ] `,
		`{"a":1,"a":{"a":2}}`, `{"a":1`, `{"a":"\"}{][,:"}`, `{"\u0061\/":[true,false,null,-1.5e3]}`, `1E400`,
	} {
		f.Add(text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, offset int) {
		wire.PointerTo(text, offset) // whatever it is, it must not panic
		if fault, _ := wire.Check(text); fault != wire.NoFault {
			return
		}
		w := pointerWalk{t: t, text: text, decoder: json.NewDecoder(strings.NewReader(text))}
		w.decoder.UseNumber()
		w.value("")
	})
}

type pointerWalk struct {
	t       *testing.T
	text    string
	decoder *json.Decoder
}

// token returns the next token and the offset at which it starts.
func (w *pointerWalk) token() (json.Token, int) {
	w.t.Helper()
	from := int(w.decoder.InputOffset())
	start := len(w.text) - len(strings.TrimLeft(w.text[from:], " \t\r\n,:"))
	token, err := w.decoder.Token()
	if err != nil {
		w.t.Fatalf("%q: %v", w.text, err)
	}
	return token, start
}

func (w *pointerWalk) value(pointer string) {
	w.t.Helper()
	token, start := w.token()
	if got := wire.PointerTo(w.text, start); got != pointer {
		w.t.Fatalf("PointerTo(%q, %d) = %q, want %q", w.text, start, got, pointer)
	}
	switch token {
	case json.Delim('['):
		for i := 0; w.decoder.More(); i++ {
			w.value(pointer + "/" + strconv.Itoa(i))
		}
		w.token()
	case json.Delim('{'):
		for w.decoder.More() {
			name, _ := w.token()
			w.value(pointer + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name.(string)))
		}
		w.token()
	}
}
