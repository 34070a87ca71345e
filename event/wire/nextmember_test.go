package wire_test

import (
	"testing"

	"github.com/eventc/eventc/event/wire"
)

func TestNextMember(t *testing.T) {
	names := []string{"id", "name", "at", ""}
	const unknown, end = 4, 5
	tests := []struct {
		text     string
		expected int
		member   int
		key      string
		rest     string // what stands at the position that is returned
	}{
		{`,"id":1`, 0, 0, "", "1"},
		{`,"at":1`, 0, 2, "at", "1"},
		{`,"id":1`, 2, 0, "id", "1"},
		{`,"name" : 1`, 1, 1, "name", "1"},
		{" ,\n\t\"name\":\r 1", 1, 1, "", "1"},
		{`,"n\u0061me":1`, 1, 1, "name", "1"},
		{`,"":1`, 0, 3, "", "1"},
		{`,"":1`, 3, 3, "", "1"},
		{`,"Name":1`, 1, unknown, "Name", "1"},
		{`,"names":1`, 1, unknown, "names", "1"},
		{`,"id":1`, unknown, 0, "id", "1"},
		{`}x`, 1, end, "", "x"},
		{` } x`, unknown, end, "", " x"},
	}
	for _, tt := range tests {
		const before = `{"x":0`
		s := before + tt.text
		member, key, q := wire.NextMember(s, len(before), names, tt.expected)
		if q < 0 || s[q:] != tt.rest || member != tt.member {
			t.Errorf("%q, expected %d: member %d at %d, want %d in front of %q", tt.text, tt.expected, member, q, tt.member, tt.rest)
		}
		if member == unknown && key != tt.key {
			t.Errorf("%q: the name is %q, want %q", tt.text, key, tt.key)
		}
	}
}

func TestNextMemberRefuses(t *testing.T) {
	names := []string{"id"}
	for _, text := range []string{
		``, ` `, `,`, `, `, `,}`, `:1`, `"id":1`, `,"id"`, `,"id" `, `,"id"1`, `,"id`, `,id:1`, `,,"id":1`, `]`, ",\v\"id\":1",
		`,"i` + "\xff" + `":1`, `,"\ud83d":1`, `,1`,
	} {
		for expected := range 2 {
			if member, _, q := wire.NextMember(text, 0, names, expected); q >= 0 {
				t.Errorf("%q: member %d at %d", text, member, q)
			}
		}
	}
}

// TestNextMemberAtTheEnd reads names whose values are cut off: the position is that of the end.
func TestNextMemberAtTheEnd(t *testing.T) {
	for expected := range 2 {
		if member, _, q := wire.NextMember(`,"id":`, 0, []string{"id"}, expected); member != 0 || q != len(`,"id":`) {
			t.Errorf("expected %d: member %d at %d", expected, member, q)
		}
	}
}
