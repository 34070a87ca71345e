package wire_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/eventc/eventc/event/wire"
)

func TestMember(t *testing.T) {
	tests := []struct {
		text, name  string
		first, last string // what stands at the position; empty is not found
	}{
		{`{"event_type":"liked"}`, "event_type", `"liked"}`, `"liked"}`},
		{`{ "a" : 1 , "b" : 2 }`, "b", `2 }`, `2 }`},
		{`{"event_type":"liked","event_type":"viewed"}`, "event_type", `"liked","event_type":"viewed"}`, `"viewed"}`},
		{`{"a":1,"x":[{"a":2}],"a":3}`, "a", `1,"x":[{"a":2}],"a":3}`, `3}`},
		{`{"x":{"a":1}}`, "a", ``, ``},
		{`{"\u0061":1}`, "a", `1}`, `1}`},
		{`{"é":1,"\u00e9":2}`, "é", `1,"\u00e9":2}`, `2}`},
		{`{"A":1}`, "a", ``, ``},
		{`{"":1}`, "", `1}`, `1}`},
		{`{}`, "a", ``, ``},
		{`[]`, "a", ``, ``},
		{`"a"`, "a", ``, ``},
		{``, "a", ``, ``},
		{`{"a":1`, "a", `1`, ``},
		{`{"a":1}x`, "a", `1}x`, `1}x`},
		{`{"a":tru,"b":1}`, "a", `tru,"b":1}`, ``},
		{`{"b":tru,"a":1}`, "a", ``, ``},
		{`{"a":1,"b":1e401}`, "a", `1,"b":1e401}`, ``},
		{`{"a":1,b}`, "a", `1,b}`, ``},
		{`{"a":1,"b"}`, "a", `1,"b"}`, ``},
		{`{"b","a":1}`, "a", ``, ``},
		{`{"b":1 "a":1}`, "a", ``, ``},
		{`{"b":` + nested("[", "]", wire.MaxDepth) + `,"a":1}`, "a", ``, ``},
	}
	for _, tt := range tests {
		first := wire.Member(before+tt.text, len(before), tt.name)
		last := wire.LastMember(before+tt.text, len(before), tt.name)
		if got := behind(before+tt.text, first); got != tt.first {
			t.Errorf("Member(%q, %q) is at %q, want %q", shorten(tt.text), tt.name, got, tt.first)
		}
		if got := behind(before+tt.text, last); got != tt.last {
			t.Errorf("LastMember(%q, %q) is at %q, want %q", shorten(tt.text), tt.name, got, tt.last)
		}
	}
}

// behind returns what stands at s[p:], and nothing where p is negative.
func behind(s string, p int) string {
	if p < 0 {
		return ""
	}
	return s[p:]
}

func FuzzMember(f *testing.F) {
	f.Add(`{"event_type":"liked","event_type":"viewed"}`, "event_type")
	f.Add(`{"\u0065vent_type":1, "Event_Type":2}`, "event_type")
	f.Add(`{"a":{"b":1},"b":[2]}`, "b")
	f.Add(`{"a":1`, "a")
	f.Fuzz(func(t *testing.T, text, name string) {
		first, last := wire.Member(text, 0, name), wire.LastMember(text, 0, name)
		if fault, _ := wire.Check(text); fault != wire.NoFault || !strings.HasPrefix(text, "{") {
			return
		}
		var members map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &members); err != nil {
			t.Fatal(err)
		}
		value, found := members[name]
		if (first >= 0) != found || (last >= 0) != found {
			t.Fatalf("Member(%q, %q) = %d, LastMember = %d", text, name, first, last)
		}
		if found && (text[last:wire.Skip(text, last, 1)] != string(value) || first > last) {
			t.Fatalf("LastMember(%q, %q) is at %q, want %q", text, name, text[last:], value)
		}
	})
}
