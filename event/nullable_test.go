package event_test

import (
	"encoding/json"
	"testing"

	"github.com/eventc/eventc/event"
)

func TestNullable(t *testing.T) {
	var zero event.Nullable[int]
	tests := map[string]struct {
		n                       event.Nullable[int]
		isAbsent, isNull, isSet bool
		value                   int
		text                    string
	}{
		"absent":  {zero, true, false, false, 0, "null"},
		"null":    {event.Null[int](), false, true, false, 0, "null"},
		"zero":    {event.NullableOf(0), false, false, true, 0, "0"},
		"a value": {event.NullableOf(7), false, false, true, 7, "7"},
	}
	for name, tt := range tests {
		value, isSet := tt.n.Get()
		if tt.n.IsAbsent() != tt.isAbsent || tt.n.IsZero() != tt.isAbsent || tt.n.IsNull() != tt.isNull || isSet != tt.isSet || value != tt.value {
			t.Errorf("%s: %+v", name, tt.n)
		}
		if text, err := json.Marshal(tt.n); string(text) != tt.text || err != nil {
			t.Errorf("%s is written as %s, %v", name, text, err)
		}
	}
}

func TestNullableInAStruct(t *testing.T) {
	type note struct {
		Text event.Nullable[string] `json:"text,omitzero"`
	}
	for _, text := range []string{`{}`, `{"text":null}`, `{"text":""}`, `{"text":"a"}`} {
		var n note
		if err := json.Unmarshal([]byte(text), &n); err != nil {
			t.Fatal(err)
		}
		if back, err := json.Marshal(n); string(back) != text || err != nil {
			t.Errorf("%s comes back as %s, %v", text, back, err)
		}
	}
}

// TestNullableReplacesWhatItHeld reads into one that has a value already: nothing of it may survive.
func TestNullableReplacesWhatItHeld(t *testing.T) {
	n := event.NullableOf(map[string]int{"old": 1})
	if err := json.Unmarshal([]byte(`{"new":2}`), &n); err != nil {
		t.Fatal(err)
	}
	if value, ok := n.Get(); !ok || len(value) != 1 || value["new"] != 2 {
		t.Errorf("it holds %v", value)
	}
	if err := json.Unmarshal([]byte(`null`), &n); err != nil || !n.IsNull() {
		t.Errorf("it is %+v, %v", n, err)
	}
}

func TestNullableIsUnchangedByAnError(t *testing.T) {
	var n event.Nullable[int]
	if err := json.Unmarshal([]byte(`"text"`), &n); err == nil || !n.IsAbsent() {
		t.Errorf("it is %+v, %v", n, err)
	}
	n = event.NullableOf(7)
	if err := json.Unmarshal([]byte(`1.5`), &n); err == nil || n != event.NullableOf(7) {
		t.Errorf("it is %+v, %v", n, err)
	}
}
