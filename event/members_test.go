package event_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
	"github.com/eventc/eventc/gen/feedevents"
)

func TestMembersGetAndSet(t *testing.T) {
	var m event.Members
	if value, found := m.Get("a"); found || value != "" {
		t.Errorf("no members have %q", value)
	}
	m.Set("a", "1")
	m.Set("b", "2")
	m.Set("a", "3")
	m.Set("", "null")
	want := event.Members{{Name: "a", Value: "3"}, {Name: "b", Value: "2"}, {Name: "", Value: "null"}}
	if !slices.Equal(m, want) {
		t.Errorf("members are %v, want %v", m, want)
	}
	for _, member := range want {
		if value, found := m.Get(member.Name); !found || value != member.Value {
			t.Errorf("Get(%q) = %s, %v", member.Name, value, found)
		}
	}
	if _, found := m.Get("A"); found {
		t.Error("a name is found in another case")
	}
	if !m.Has("b") || m.Has("B") {
		t.Error("Has and Get differ")
	}
}

// decodeMembers reads an object all of whose members are unknown.
func decodeMembers(d *wire.Decoder, s string, p int, m *event.Members) int {
	if p = d.Object(s, p); p < 0 {
		return -1
	}
	for s[p] == '"' {
		name, value := wire.Key(s, p)
		if value < 0 {
			return -1
		}
		if p = m.Decode(d, s, value, name); p < 0 {
			return -1
		}
		if p = wire.Next(s, p); p < 0 {
			return -1
		}
	}
	d.Leave()
	return p + 1
}

func TestMembersDecode(t *testing.T) {
	tests := []struct {
		text string
		want event.Members // nil with ok is no members
		ok   bool
	}{
		{`{}`, nil, true},
		{`{"b": 1.0 , "a":{"x":[ 1e2 ]}}`, event.Members{{"b", "1.0"}, {"a", `{"x":[ 1e2 ]}`}}, true},
		{`{"n":9007199254740993,"z":-0}`, event.Members{{"n", "9007199254740993"}, {"z", "-0"}}, true},
		{`{"a":1,"b":2,"a":3}`, event.Members{{"a", "3"}, {"b", "2"}}, true}, // the last of a name counts
		{`{"a":1,"\u0061":2}`, event.Members{{"a", "2"}}, true},
		{`{"é\n":"\u00e9"}`, event.Members{{"é\n", `"\u00e9"`}}, true},
		{`{"a":1e401}`, nil, false},
		{`{"a":"\ud83d"}`, nil, false},
		{"{\"a\":\"\xff\"}", nil, false},
		{`{"a":tru}`, nil, false},
		{`{"a":}`, nil, false},
	}
	for _, tt := range tests {
		var d wire.Decoder
		var m event.Members
		end := decodeMembers(&d, tt.text, 0, &m)
		if (end == len(tt.text)) != tt.ok || tt.ok && !slices.Equal(m, tt.want) {
			t.Errorf("members of %s are %v, %d, want %v", tt.text, m, end, tt.want)
		}
	}
}

// TestMembersShareOrOwn changes the payload behind the members that were read from it.
func TestMembersShareOrOwn(t *testing.T) {
	var alias, clone wire.Decoder
	clone.CloneStrings()
	payload := []byte(`{"name":"value"}`)
	var shared, own event.Members
	decodeMembers(&alias, wire.Alias(payload), 0, &shared)
	decodeMembers(&clone, wire.Alias(payload), 0, &own)
	copy(payload, `{"NAME":"VALUE"}`)
	if want := (event.Members{{"NAME", `"VALUE"`}}); !slices.Equal(shared, want) {
		t.Errorf("shared members are %v, want %v", shared, want)
	}
	if want := (event.Members{{"name", `"value"`}}); !slices.Equal(own, want) {
		t.Errorf("cloned members are %v, want %v", own, want)
	}
}

func TestMembersAppendTo(t *testing.T) {
	tests := []struct {
		members event.Members
		want    string
		at      int // the offset of the member that cannot be written, -1 for none
	}{
		{nil, `{`, -1},
		{event.Members{{"a", " 1.0 "}, {"say \"hi\"", "[ ]"}}, `{"a":1.0,"say \"hi\"":[ ],`, -1},
		{event.Members{{"a", "1"}, {"known", "2"}}, `{"a":1,"known":2,`, 15},
		{event.Members{{"a", "1"}, {"b", "2"}, {"a", "3"}}, `{"a":1,"b":2,"a":3,`, 17},
		{event.Members{{"A", "1"}, {"Known", "2"}, {"a", "3"}}, `{"A":1,"Known":2,"a":3,`, -1},
		{event.Members{{"a", ""}}, `{"a":null,`, 5},
		{event.Members{{"a", "1 2"}}, `{"a":null,`, 5},
		{event.Members{{"\xff", "1"}}, `{null:1,`, 1},
	}
	for _, tt := range tests {
		var x wire.Encoder
		got := string(tt.members.AppendTo(&x, []byte("{"), []string{"event_type", "known"}))
		unfit, found := x.Unfit()
		if got != tt.want || found != (tt.at >= 0) || found && unfit.Offset != tt.at {
			t.Errorf("%v is written as %s, want %s; unfit %+v", tt.members, got, tt.want, unfit)
		}
	}
}

// TestManyUnknownMembers is what a hostile producer can put into a payload of an open object.
func TestManyUnknownMembers(t *testing.T) {
	payload := likedWith(300_000, "")
	within(t, time.Minute, func() {
		liked, err := feedevents.ParseLiked([]byte(payload))
		if err != nil {
			t.Error(shorten(err.Error()))
			return
		}
		if len(liked.UnknownMembers) != 300_000 {
			t.Errorf("%d members are kept", len(liked.UnknownMembers))
		}
		if _, err := liked.MarshalJSON(); err != nil {
			t.Error(shorten(err.Error()))
		}
		liked.UnknownMembers = append(liked.UnknownMembers, event.Member{Name: "m0", Value: "1"})
		if _, err := liked.MarshalJSON(); err == nil {
			t.Error("two members of one name are written")
		}
	})
}

// TestLastOfManyUnknownMembers repeats the first of few and of many members.
func TestLastOfManyUnknownMembers(t *testing.T) {
	for _, n := range []int{1, 2, 127, 128, 129, 1000} {
		liked, err := feedevents.ParseLiked([]byte(likedWith(n, `,"m0":"last"`)))
		if err != nil {
			t.Fatal(err)
		}
		if value, _ := liked.UnknownMembers.Get("m0"); value != `"last"` || len(liked.UnknownMembers) != n {
			t.Errorf("of %d members the repeated one is %s, and %d are kept", n, value, len(liked.UnknownMembers))
		}
	}
}

// likedWith returns a payload with n unknown members m0, m1, … and the text behind them.
func likedWith(n int, text string) string {
	var b strings.Builder
	b.WriteString(`{"event_type":"liked","event_id":"0190f5f0-2b3c-7d4e-8f90-a1b2c3d4e5f6","occurred_at":"2026-10-01T12:00:00Z",` +
		`"feed_id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","user_id":"6ba7b811-9dad-11d1-80b4-00c04fd430c8"`)
	for i := range n {
		fmt.Fprintf(&b, `,"m%d":%d`, i, i)
	}
	b.WriteString(text + "}")
	return b.String()
}
