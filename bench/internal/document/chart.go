package document

import (
	"cmp"
	"slices"
	"strings"

	"github.com/eventc/eventc/bench/internal/chart"
	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/report"
)

// newChart draws how many times as fast as the naive way the contenders are in one direction.
func newChart(tables []report.Table, direction report.Direction) chart.Chart {
	c := chart.Chart{
		Title: "Receive: from bytes to a checked struct",
		Note:  "How many times as fast as encoding/json with schema validation; longer is faster.",
		Legend: []chart.Key{
			{Label: "eventc, which checks", Look: chart.Strong},
			{Label: "others that check", Look: chart.Plain},
			{Label: "others that check nothing", Look: chart.Faint},
		},
	}
	if direction == report.Send {
		c.Title = "Send: from a struct to checked bytes"
	}
	for _, t := range tables {
		if t.Direction == direction {
			c.Panels = append(c.Panels, newPanel(t))
		}
	}
	return c
}

// newPanel has the fastest first. Of a library that takes part more than once it has the fastest.
func newPanel(t report.Table) chart.Panel {
	p := chart.Panel{Title: t.Event}
	for _, row := range t.Rows {
		if row.Contender == contender.Dispatch || !fastestOfItsLibrary(row, t.Rows) {
			continue
		}
		p.Bars = append(p.Bars, chart.Bar{Label: row.Contender, Value: row.TimesNaive.Median, Look: look(row.Kind)})
	}
	slices.SortStableFunc(p.Bars, func(a, b chart.Bar) int { return cmp.Compare(b.Value, a.Value) })
	return p
}

func fastestOfItsLibrary(row report.Row, rows []report.Row) bool {
	if row.Kind != contender.KindUnchecked {
		return true
	}
	for _, other := range rows {
		if library(other) == library(row) && other.Kind == row.Kind && other.TimesNaive.Median > row.TimesNaive.Median {
			return false
		}
	}
	return true
}

func look(k contender.Kind) chart.Look {
	switch {
	case k == contender.KindOurs:
		return chart.Strong
	case k.Checks():
		return chart.Plain
	}
	return chart.Faint
}

// library is the part of a contender's name that comes before what is special about it.
func library(r report.Row) string {
	name, _, _ := strings.Cut(r.Contender, ",")
	return name
}
