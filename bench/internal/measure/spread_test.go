package measure

import (
	"slices"
	"testing"
)

func TestSpreadOf(t *testing.T) {
	tests := []struct {
		name    string
		figures []float64
		want    Spread
	}{
		{"no figure", nil, Spread{}},
		{"one figure", []float64{7}, Spread{7, 7, 7}},
		{"two figures", []float64{1, 3}, Spread{1.5, 2, 2.5}},
		{"out of order", []float64{5, 1, 4, 2, 3}, Spread{2, 3, 4}},
		{"one far out", []float64{1, 2, 3, 4, 1000}, Spread{2, 3, 4}},
		{"between figures", []float64{10, 20, 30, 40}, Spread{17.5, 25, 32.5}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before := slices.Clone(test.figures)
			if got := SpreadOf(test.figures); got != test.want {
				t.Errorf("SpreadOf(%v) = %v, want %v", test.figures, got, test.want)
			}
			if !slices.Equal(before, test.figures) {
				t.Errorf("SpreadOf reordered its argument: %v", test.figures)
			}
		})
	}
}

func TestRatiosCompareWithinARound(t *testing.T) {
	fast, slow := []float64{10, 20, 5}, []float64{40, 80, 25}
	if got, want := Ratios(fast, slow), []float64{4, 4, 5}; !slices.Equal(got, want) {
		t.Errorf("Ratios = %v, want %v", got, want)
	}
}

func TestRatiosToNothingAreNone(t *testing.T) {
	if got := Ratios([]float64{10}, nil); len(got) != 0 {
		t.Errorf("Ratios = %v, want none", got)
	}
}
