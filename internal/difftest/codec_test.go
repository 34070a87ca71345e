package difftest_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/internal/difftest"
)

const liked = `{"event_type":"liked","event_id":"1b4e28ba-2fa1-4d2e-883f-0016d3cca427","occurred_at":"2024-01-01T00:00:00Z",` +
	`"feed_id":"1b4e28ba-2fa1-4d2e-883f-0016d3cca427","user_id":"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"}`

// broken is an event whose methods go wrong where a test says so.
type broken struct {
	feedevents.Liked
	*wrong
}

// wrong are the methods that go wrong; nil is not at all.
type wrong struct {
	unmarshal func(e *broken, payload []byte) error
	alias     func(e *broken, payload []byte) error
	write     func(e *broken, dst []byte) ([]byte, error)
}

func (e *broken) UnmarshalJSON(payload []byte) error {
	if e.unmarshal != nil {
		return e.unmarshal(e, payload)
	}
	return e.Liked.UnmarshalJSON(payload)
}

func (e *broken) DecodeAlias(payload []byte) error {
	if e.alias != nil {
		return e.alias(e, payload)
	}
	return e.Liked.DecodeAlias(payload)
}

func (e *broken) AppendJSON(dst []byte) ([]byte, error) {
	if e.write != nil {
		return e.write(e, dst)
	}
	return e.Liked.AppendJSON(dst)
}

// TestCodecFindsFaults reads a payload with code that does one thing wrong each.
func TestCodecFindsFaults(t *testing.T) {
	tests := map[string]struct {
		wrong   wrong
		payload string
	}{
		"panic": {wrong{unmarshal: func(*broken, []byte) error { panic("oh") }}, liked},
		"the payload was written to": {wrong{unmarshal: func(_ *broken, b []byte) error {
			b[0] = ' '
			return nil
		}}, liked},
		"an error of an unknown kind": {wrong{unmarshal: func(*broken, []byte) error { return errors.New("no") }}, liked},
		"two errors for one payload":  {wrong{alias: func(*broken, []byte) error { return nil }}, `{}`},
		"read and not written again": {wrong{write: func(*broken, []byte) ([]byte, error) {
			return nil, errors.New("no")
		}}, liked},
		"appended to a buffer it is another text": {wrong{write: func(e *broken, dst []byte) ([]byte, error) {
			return e.Liked.AppendJSON(dst[:0])
		}}, liked},
		"written again it is other JSON": {wrong{write: func(_ *broken, dst []byte) ([]byte, error) {
			return append(dst, `{"event_type":"liked"}`...), nil
		}}, liked},
		"not read into a used event": {wrong{alias: func(*broken, []byte) error { return errors.New("no") }}, liked},
		"read into a used event it is another event": {wrong{alias: func(e *broken, b []byte) error {
			err := e.Liked.DecodeAlias(b)
			e.UserID = uuid.UUID{}
			return err
		}}, liked},
		"refused with a member twice": {wrong{unmarshal: func(e *broken, b []byte) error {
			if bytes.HasPrefix(b, []byte(`{"event_type":null`)) {
				return errors.New("no")
			}
			return e.Liked.UnmarshalJSON(b)
		}}, liked},
	}
	for what, test := range tests {
		t.Run(what, func(t *testing.T) {
			codec := difftest.NewCodec(func() difftest.Generated {
				return &broken{wrong: &test.wrong}
			})
			_, err := codec.Read([]byte(test.payload), true)
			var fault *difftest.Fault
			if !errors.As(err, &fault) || fault.What != what {
				t.Errorf("the fault is %v", err)
			}
		})
	}
}

func TestCodecReadsWhatIsRight(t *testing.T) {
	codec := difftest.NewCodec(func() difftest.Generated { return new(feedevents.Liked) })
	accepted, err := codec.Read([]byte(liked), true)
	if err != nil || accepted.Event == nil || string(accepted.Written) != liked {
		t.Errorf("a valid payload: %+v, %v", accepted, err)
	}
	refused, err := codec.Read([]byte(`{}`), true)
	if err != nil || refused.Event != nil || refused.Err.Reason != event.ReasonSchema {
		t.Errorf("an invalid payload: %+v, %v", refused, err)
	}
}

// TestLoosenessIsThatOfTheType compares texts whose difference is lost by some Go types only.
func TestLoosenessIsThatOfTheType(t *testing.T) {
	tests := map[string]struct {
		loses any // a type that cannot keep the difference
		a, b  string
	}{
		"digits of a float": {struct{ A *float64 }{}, `[0.10000000000000000001]`, `[0.1]`},
		"a time's spelling": {struct{ A []time.Time }{}, `["2024-01-01T00:00:00.10Z"]`, `["2024-01-01T00:00:00.1Z"]`},
		"a uuid's case": {
			struct{ A map[string]uuid.UUID }{},
			`["1B4E28BA-2FA1-4D2E-883F-0016D3CCA427"]`, `["1b4e28ba-2fa1-4d2e-883f-0016d3cca427"]`,
		},
		"behind an interface": {struct{ A event.Event }{}, `[0.10000000000000000001]`, `[0.1]`},
	}
	for name, test := range tests {
		if err := difftest.LoosenessOf(reflect.TypeOf(test.loses)).EqualJSON([]byte(test.a), []byte(test.b)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if difftest.LoosenessOf(reflect.TypeFor[string]()).EqualJSON([]byte(test.a), []byte(test.b)) == nil {
			t.Errorf("%s: a string loses it", name)
		}
	}
}

func TestRepresentable(t *testing.T) {
	tests := map[string]bool{
		`1`: true, `-1.5`: true, `9223372036854775807`: false, `9223372036854775808`: false, `1e30`: false, `0.10000000000000000001`: false,
		`1e-400`: false, `4503599627370496`: true, `"2024-01-01T00:00:00Z"`: true, `"2016-12-31T23:59:60Z"`: false, `"2024-01-01T00:00:00.1234567890123Z"`: false,
		`"2024-01-01T+5:00:00Z"`: false, `"text"`: true, `null`: true, `true`: true, `{}`: true,
	}
	for value, want := range tests {
		if got := difftest.Representable([]byte(`{"a/b":[`+value+`]}`), "/a~1b/0"); got != want {
			t.Errorf("%s: %t, want %t", value, got, want)
		}
	}
}

func TestMinimizeLeavesWhatMatters(t *testing.T) {
	has := func(text string) func([]byte) bool {
		return func(d []byte) bool { return strings.Contains(string(d), text) }
	}
	tests := map[string]struct{ document, matters, want string }{
		"members":   {`{"a":[1,2,{"b":"long","c":3}],"d":{"e":null}}`, `"c":3`, `{"a":[{"c":3}]}`},
		"scalars":   {`{"a":"a long text","b":[true]}`, `"a":`, `{"a":0}`},
		"no JSON":   {`{"a":1,,"b":2}`, `,,`, `,,`},
		"all of it": {`[1]`, `[1]`, `[1]`},
	}
	for name, test := range tests {
		if got := difftest.Minimize([]byte(test.document), has(test.matters)); string(got) != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

// TestShakeFindsFaults writes changed events with code that does one thing wrong each.
func TestShakeFindsFaults(t *testing.T) {
	tests := map[string]func(e *broken, dst []byte) ([]byte, error){
		"panic while writing":                       func(*broken, []byte) ([]byte, error) { panic("oh") },
		"an error of an unknown kind while writing": func(_ *broken, dst []byte) ([]byte, error) { return dst, errors.New("no") },
		"refused, and the buffer is changed":        func(_ *broken, dst []byte) ([]byte, error) { return append(dst, '{'), errors.New("no") },
		"written and not read":                      func(_ *broken, dst []byte) ([]byte, error) { return append(dst, `{}`...), nil },
	}
	for what, write := range tests {
		t.Run(what, func(t *testing.T) {
			codec := difftest.NewCodec(func() difftest.Generated { return &broken{wrong: &wrong{write: write}} })
			_, err := codec.Shake(rand.New(rand.NewPCG(1, 1)), []byte(liked))
			var fault *difftest.Fault
			if !errors.As(err, &fault) || fault.What != what {
				t.Errorf("the fault is %v", err)
			}
		})
	}
}

// TestShakeChangesEvents counts how many of the changed events are written: some, and not all.
func TestShakeChangesEvents(t *testing.T) {
	codec := difftest.NewCodec(func() difftest.Generated { return new(feedevents.Liked) })
	const all = 300
	written, changed := 0, 0
	for seed := range uint64(all) {
		text, err := codec.Shake(rand.New(rand.NewPCG(seed, 1)), []byte(liked))
		if err != nil {
			t.Fatal(err)
		}
		if text != nil {
			written++
		}
		if text != nil && string(text) != liked {
			changed++
		}
	}
	if written == 0 || written == all || changed == 0 {
		t.Errorf("of %d events %d are written, and %d are other ones", all, written, changed)
	}
}
