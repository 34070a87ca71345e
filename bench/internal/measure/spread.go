package measure

import (
	"math"
	"slices"
)

// Spread is where the middle half of some figures lies.
type Spread struct {
	// Median is the figure in the middle; Q1 and Q3 are the quartiles around it. Between two figures
	// they are interpolated.
	Q1     float64 `json:"q1"`
	Median float64 `json:"median"`
	Q3     float64 `json:"q3"`
}

// SpreadOf returns the spread of figures, which may be in any order. Without a figure it is zero.
func SpreadOf(figures []float64) Spread {
	sorted := slices.Sorted(slices.Values(figures))
	return Spread{Q1: quantile(sorted, 0.25), Median: quantile(sorted, 0.5), Q3: quantile(sorted, 0.75)}
}

// Ratios returns how many times as long as an operation a baseline took, given the figures of each
// round, by the rounds that both took part in.
func Ratios(operation, baseline []float64) []float64 {
	ratios := make([]float64, min(len(operation), len(baseline)))
	for round := range ratios {
		ratios[round] = baseline[round] / operation[round]
	}
	return ratios
}

func quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	below, part := math.Modf(q * float64(len(sorted)-1))
	i := int(below)
	if i+1 == len(sorted) {
		return sorted[i]
	}
	return sorted[i] + part*(sorted[i+1]-sorted[i])
}
