package event_test

import (
	"encoding/json"
	"testing"

	"github.com/eventc/eventc/event"
)

func TestRawJSON(t *testing.T) {
	type holder struct {
		Raw event.RawJSON `json:"raw"`
	}
	for _, text := range []string{`{"raw":9007199254740993}`, `{"raw":{"b":-0,"a":[1.0,1e2]}}`, `{"raw":null}`, `{"raw":"é"}`} {
		var h holder
		if err := json.Unmarshal([]byte(text), &h); err != nil {
			t.Fatal(err)
		}
		if back, err := json.Marshal(h); string(back) != text || err != nil {
			t.Errorf("%s comes back as %s, %v", text, back, err)
		}
	}
	if text, err := json.Marshal(holder{}); string(text) != `{"raw":null}` || err != nil {
		t.Errorf("an absent value is written as %s, %v", text, err)
	}
	if text, err := json.Marshal(holder{Raw: "{"}); err == nil {
		t.Errorf("what is no JSON is written as %s", text)
	}
}

func TestRawJSONOwnsItsText(t *testing.T) {
	var r event.RawJSON
	text := []byte(`"old"`)
	if err := r.UnmarshalJSON(text); err != nil {
		t.Fatal(err)
	}
	copy(text, `"new"`)
	if r != `"old"` {
		t.Errorf("it has become %s", r)
	}
}

func TestRawJSONDecode(t *testing.T) {
	var point struct{ X, Y int }
	if err := event.RawJSON(`{"x":1,"y":2}`).Decode(&point); err != nil || point.X != 1 || point.Y != 2 {
		t.Errorf("decoded %+v, %v", point, err)
	}
	if err := event.RawJSON(``).Decode(&point); err == nil {
		t.Error("an absent value is decoded")
	}
	if err := event.RawJSON(`"text"`).Decode(&point); err == nil {
		t.Error("a string is decoded into a struct")
	}
}

func TestJSONNull(t *testing.T) {
	var n event.JSONNull
	if text, err := json.Marshal(n); string(text) != "null" || err != nil {
		t.Errorf("it is written as %s, %v", text, err)
	}
	if err := json.Unmarshal([]byte(" null "), &n); err != nil {
		t.Error(err)
	}
	for _, text := range []string{`5`, `"null"`, `{}`, `false`} {
		if err := json.Unmarshal([]byte(text), &n); err == nil {
			t.Errorf("%s is taken for null, and lost", text)
		}
	}
}
