package contender

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
)

const payload = `{"id":12345678901234567}`

// thing takes ids that are no negative numbers.
type thing struct {
	ID int64 `json:"id"`
}

func decodeThing(payload []byte) (any, error) {
	value := new(thing)
	if err := json.Unmarshal(payload, value); err != nil {
		return nil, err
	}
	if value.ID < 0 {
		return nil, errors.New("negative")
	}
	return value, nil
}

func encodeThing(value *thing) ([]byte, error) {
	if value.ID < 0 {
		return nil, errors.New("negative")
	}
	return json.Marshal(value)
}

func newEvent(receiver Receiver, sender Sender) Event {
	return Event{
		Name:      "thing",
		Payload:   []byte(payload),
		Refused:   []Payload{{Name: "a negative id", Text: `{"id":-1}`}, {Name: "no JSON", Text: `id`}},
		Receivers: []Receiver{receiver},
		Senders:   []Sender{sender},
	}
}

func goodReceiver() Receiver { return Receiver{Name: "good", Kind: KindOurs, Decode: decodeThing} }

func goodSender() Sender { return sender("good", KindOurs, encodeThing) }

func sender(name string, kind Kind, encode func(*thing) ([]byte, error)) Sender {
	return NewSender(name, kind, encode, &thing{12345678901234567},
		[]Value[*thing]{{Name: "a negative id", Value: &thing{-1}}})
}

func TestVerifyAcceptsWhoDoesTheWork(t *testing.T) {
	if complaints := newEvent(goodReceiver(), goodSender()).Verify(); len(complaints) > 0 {
		t.Errorf("complaints: %q", complaints)
	}
}

func TestVerifyOfReceivers(t *testing.T) {
	careless := func(payload []byte) (any, error) {
		value := new(thing)
		return value, json.Unmarshal(payload, value)
	}
	tests := []struct {
		name   string
		kind   Kind
		decode func([]byte) (any, error)
		want   []string
	}{
		{"accepts what is bad", KindNaive, careless, []string{
			`thing: peer accepts a negative id when it reads: {"id":-1}`,
		}},
		{"need not check", KindUnchecked, careless, nil},
		{"looks at nothing", KindOurs, func([]byte) (any, error) { return &thing{12345678901234567}, nil }, []string{
			`thing: peer accepts a negative id when it reads: {"id":-1}`,
			`thing: peer accepts no JSON when it reads: id`,
		}},
		{"refuses what is good", KindOurs, func([]byte) (any, error) { return nil, errors.New("busy") }, []string{
			`thing: peer does not read the event: busy`,
		}},
		{"loses digits, unchecked too", KindUnchecked, func(payload []byte) (any, error) {
			var value map[string]any
			return &value, json.Unmarshal(payload, &value)
		}, []string{
			`thing: peer makes another event of it: {"id":12345678901234568}`,
		}},
		{"holds what no JSON can", KindUnchecked, func([]byte) (any, error) { return func() {}, nil }, []string{
			`thing: peer does not hold the event: json: unsupported type: func()`,
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := newEvent(Receiver{Name: "peer", Kind: test.kind, Decode: test.decode}, goodSender())
			if got := e.Verify(); !slices.Equal(got, test.want) {
				t.Errorf("complaints:\n%q\nwant:\n%q", got, test.want)
			}
		})
	}
}

func TestAContenderOfAnotherFormatHasItsOwnPayloads(t *testing.T) {
	decode := func(payload []byte) (any, error) {
		if !bytes.HasPrefix(payload, []byte("id ")) {
			return nil, errors.New("no id")
		}
		return decodeThing([]byte(`{"id":` + string(payload[3:]) + `}`))
	}
	receiver := Receiver{
		Name: "peer", Kind: KindChecked, Decode: decode, Payload: []byte("id 12345678901234567"),
		Refused: []Payload{{Name: "a negative id", Text: "id -1"}, {Name: "an id", Text: "id 1"}},
	}
	sender := sender("peer", KindBinary, func(value *thing) ([]byte, error) { return fmt.Append(nil, "id ", value.ID), nil })
	sender.View = decode
	want := []string{`thing: peer accepts an id when it reads: id 1`}
	if got := newEvent(receiver, sender).Verify(); !slices.Equal(got, want) {
		t.Errorf("complaints:\n%q\nwant:\n%q", got, want)
	}
	sender.Encode = func() ([]byte, error) { return []byte("id 7"), nil }
	want = []string{`thing: peer makes another event of it: {"id":7}`}
	if got := newEvent(goodReceiver(), sender).Verify(); !slices.Equal(got, want) {
		t.Errorf("complaints:\n%q\nwant:\n%q", got, want)
	}
	sender.Encode = func() ([]byte, error) { return []byte("7"), nil }
	want = []string{`thing: peer writes what it cannot read: no id`}
	if got := newEvent(goodReceiver(), sender).Verify(); !slices.Equal(got, want) {
		t.Errorf("complaints:\n%q\nwant:\n%q", got, want)
	}
}

func TestValuesAreThoseThatTheTypeCanBe(t *testing.T) {
	values := Values[thing]([]Payload{
		{Name: "a negative id", Text: `{"id":-1}`}, {Name: "a text", Text: `{"id":"1"}`}, {Name: "more", Text: `{"id":1,"x":2}`},
	})
	if len(values) != 1 || values[0].Name != "a negative id" || values[0].Value.ID != -1 {
		t.Errorf("values are %+v, want a negative id only", values)
	}
}

func TestVerifyOfSenders(t *testing.T) {
	careless := func(value *thing) ([]byte, error) { return json.Marshal(value) }
	tests := []struct {
		name   string
		kind   Kind
		encode func(*thing) ([]byte, error)
		want   []string
	}{
		{"writes what is bad", KindNaive, careless, []string{
			`thing: peer accepts a negative id when it writes: {"id":-1}`,
		}},
		{"need not check", KindUnchecked, careless, nil},
		{"refuses what is good", KindOurs, func(*thing) ([]byte, error) { return nil, errors.New("busy") }, []string{
			`thing: peer does not write the event: busy`,
		}},
		{"writes another event", KindUnchecked, func(*thing) ([]byte, error) { return []byte(`{"id":7}`), nil }, []string{
			`thing: peer makes another event of it: {"id":7}`,
		}},
		{"writes no JSON", KindUnchecked, func(*thing) ([]byte, error) { return []byte(`{"id":`), nil }, []string{
			`thing: peer writes what is no JSON: unexpected end of JSON input: {"id":`,
		}},
		{"writes more than the event", KindUnchecked, func(*thing) ([]byte, error) { return []byte(payload + `x`), nil }, []string{
			`thing: peer writes what is no JSON: invalid character 'x' after top-level value: ` + payload + `x`,
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := newEvent(goodReceiver(), sender("peer", test.kind, test.encode))
			if got := e.Verify(); !slices.Equal(got, test.want) {
				t.Errorf("complaints:\n%q\nwant:\n%q", got, test.want)
			}
		})
	}
}
