package wire_test

import (
	"strings"
	"testing"

	"github.com/eventc/eventc/event/wire"
)

// TestPlacesOfEveryByte compares with a comparison byte by byte, for strings that end with the places
// and for longer ones.
func TestPlacesOfEveryByte(t *testing.T) {
	all := [][]wire.Range{
		{{'0', '9'}, {'a', 'f'}},
		{{'-', '-'}},
		{{0, 0x7f}},
		{{0, 0}, {0x7f, 0x7f}, {'Z', 'a'}, {' ', ' '}},
		{{'x', 'x'}},
		{{'A', 'Z'}},
		{{'é' & 0x7f, 0x7f}},
		{{'0', '0'}},
		{{'1', '9'}, {'+', '+'}},
		{{'~', '~'}},
	}
	for size := range len(all) + 1 {
		places := wire.NewPlaces(all[:size])
		if places.Size() != size {
			t.Fatalf("Size of %d places is %d", size, places.Size())
		}
		fitting := ""
		for _, ranges := range all[:size] {
			fitting += string([]byte{ranges[0].Low})
		}
		for _, rest := range []string{"", "\xff", "é", strings.Repeat("\xff", 20)} {
			for at := range size {
				for b := range 256 {
					s := fitting[:at] + string([]byte{byte(b)}) + fitting[at+1:] + rest
					if got, want := places.Match(s), isInOneOf(all[at], byte(b)); got != want {
						t.Fatalf("Match(%q) = %v, want %v", s, got, want)
					}
				}
			}
			if !places.Match(fitting+rest) || size > 0 && places.Match(fitting[:size-1]) {
				t.Fatalf("Match does not take the %d places of %q, or fewer", size, fitting)
			}
		}
	}
}

func isInOneOf(ranges []wire.Range, b byte) bool {
	for _, r := range ranges {
		if r.Low <= b && b <= r.High {
			return true
		}
	}
	return false
}
