package wire_test

import (
	"slices"
	"testing"

	"github.com/eventc/eventc/event/wire"
)

func TestNewSliceHasRoomForAFewElements(t *testing.T) {
	type large [20]string
	if s := wire.NewSlice[string](false); s == nil || cap(s) != 0 {
		t.Errorf("an empty array is %#v, with room for %d", s, cap(s))
	}
	if s := wire.NewSlice[string](true); len(s) != 0 || cap(s) != 4 {
		t.Errorf("there is room for %d strings", cap(s))
	}
	if s := wire.NewSlice[struct{}](true); len(s) != 0 || cap(s) < 1 {
		t.Errorf("there is room for %d of nothing", cap(s))
	}
	if s := wire.NewSlice[large](true); len(s) != 0 || cap(s) != 1 {
		t.Errorf("there is room for %d large elements", cap(s))
	}
}

func TestExtendUsesWhatIsThere(t *testing.T) {
	var items []int
	for i := range 10 {
		items = wire.Extend(items)
		if len(items) != i+1 || items[i] != 0 {
			t.Fatalf("extended to %v", items)
		}
		items[i] = i + 1
	}
	if again := wire.Extend(items[:3]); len(again) != 4 || again[3] != 4 || &again[0] != &items[0] {
		t.Errorf("extended to %v, want what was there", again)
	}
}

func TestSortedNames(t *testing.T) {
	if names := wire.SortedNames(map[string]int{}); len(names) != 0 {
		t.Errorf("an empty map has the names %q", names)
	}
	got := wire.SortedNames(map[string]int{"b": 1, "": 2, "é": 3, "a": 4, "B": 5})
	if want := []string{"", "B", "a", "b", "é"}; !slices.Equal(got, want) {
		t.Errorf("SortedNames = %q, want %q", got, want)
	}
}

func TestAppendCheckedWritesWhatWasAccepted(t *testing.T) {
	for _, tt := range []struct {
		raw  string
		end  int
		want string
		ok   bool
	}{
		{"1", 1, "[1", true},
		{" \n[1]\t", 5, "[[1]", true},
		{"1 2", 1, "[null", false},
		{"1", ^0, "[1", false},
		{"x", ^0, "[null", false},
	} {
		var x wire.Encoder
		got := string(x.AppendChecked([]byte("["), tt.raw, tt.end))
		if got != tt.want || x.OK() != tt.ok {
			t.Errorf("AppendChecked(%q, %d) = %s, OK %v", tt.raw, tt.end, got, x.OK())
		}
		var checked wire.Encoder
		if checked.Check(tt.raw, tt.end); checked.OK() != tt.ok {
			t.Errorf("Check(%q, %d): OK %v", tt.raw, tt.end, checked.OK())
		}
	}
}

func TestReadingIsAsDeepAsWriting(t *testing.T) {
	var x wire.Encoder
	for range wire.MaxDepth {
		x.Enter()
	}
	if d := x.Reading(); d.Object("{}", 0) >= 0 {
		t.Error("an object below the deepest is read")
	}
}
