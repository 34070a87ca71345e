package document

import (
	"fmt"
	"strings"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/measure"
	"github.com/eventc/eventc/bench/internal/report"
)

// content is what the page is made of.
type content struct {
	report.Report
	Events    []eventContent
	Outcomes  []outcomeContent
	Short     bool
	Memory    []memoryContent
	Profiles  []profileContent
	Tables    []tableContent
	Tolerated []string
}

type eventContent struct {
	Name, About    string
	Bytes, Refused int
	// Summary are the cells of the first table.
	Summary []string
}

func newContent(r report.Report, events []contender.Event, targets []report.Target) (content, error) {
	c := content{Report: r, Memory: memory(r.Tables)}
	for _, e := range events {
		c.Events = append(c.Events, eventContent{
			Name: e.Name, About: e.About, Bytes: len(e.Payload), Refused: len(e.Refused), Summary: summary(e.Name, r.Tables),
		})
		c.Tolerated = append(c.Tolerated, tolerated(e)...)
	}
	for _, t := range targets {
		o, err := t.Outcome(r.Tables)
		if err != nil {
			return content{}, err
		}
		c.Outcomes = append(c.Outcomes, newOutcome(o))
		c.Short = c.Short || !o.Kept()
	}
	for _, p := range r.Profiles {
		c.Profiles = append(c.Profiles, newProfile(p))
	}
	for _, t := range r.Tables {
		c.Tables = append(c.Tables, newTable(t))
	}
	return c, nil
}

// summary returns the ratios of what eventc generated for an event.
func summary(event string, tables []report.Table) []string {
	var cells []string
	for _, column := range []struct {
		direction report.Direction
		contender string
	}{
		{report.Receive, contender.Copy},
		{report.Receive, contender.Alias},
		{report.Receive, contender.Reuse},
		{report.Send, contender.Append},
		{report.Send, contender.Marshal},
	} {
		cells = append(cells, summaryCell(event, column.direction, column.contender, tables))
	}
	return cells
}

func summaryCell(event string, direction report.Direction, name string, tables []report.Table) string {
	for _, t := range tables {
		if row, found := t.Row(name); found && t.Event == event && t.Direction == direction {
			return fmt.Sprintf("%s (%s)", digits(row.TimesNaive.Median), digits(row.TimesFastest.Median))
		}
	}
	return "–"
}

// tolerated says what receivers that check are known to accept all the same.
func tolerated(e contender.Event) []string {
	var lines []string
	for _, r := range e.Receivers {
		if len(r.Tolerates) > 0 {
			name, _, _ := strings.Cut(r.Name, ",")
			lines = append(lines, fmt.Sprintf("In `%s`, %s accepts %s.", e.Name, name, strings.Join(r.Tolerates, ", ")))
		}
	}
	return lines
}

// outcomeContent is a row of the table of promises.
type outcomeContent struct {
	report.Target
	Promise, Result, Gate, Verdict string
}

func newOutcome(o report.Outcome) outcomeContent {
	c := outcomeContent{Target: o.Target, Verdict: "**missed**"}
	if o.Kept() {
		c.Verdict = "kept"
	}
	if o.NoAllocations {
		c.Than, c.Promise, c.Result, c.Gate = "", "0 allocations", fmt.Sprintf("%.4g", o.Allocations), "0"
		return c
	}
	c.Promise, c.Result, c.Gate = "≥ "+digits(o.Times), spread(o.Ratio), digits(o.Gate())
	return c
}

type profileContent struct {
	report.Profile
	Shares string
}

// newProfile lists what takes more than a few hundredths.
func newProfile(p report.Profile) profileContent {
	const most, least = 10, 0.03
	var shares []string
	for _, s := range p.Shares[:min(most, len(p.Shares))] {
		if s.Part >= least {
			shares = append(shares, fmt.Sprintf("`%s` %.0f %%", s.Of, 100*s.Part))
		}
	}
	return profileContent{p, strings.Join(shares, ", ")}
}

type tableContent struct {
	Title, Header string
	Rows          []string
}

func newTable(t report.Table) tableContent {
	c := tableContent{
		Title:  fmt.Sprintf("%s%s `%s`, %d bytes", strings.ToUpper(string(t.Direction[:1])), t.Direction[1:], t.Event, t.Bytes),
		Header: "| contender | checks | ns | allocations | bytes | × naive |",
	}
	rule := "| --- | --- | ---: | ---: | ---: | ---: |"
	unchecked := t.FastestUnchecked != ""
	if unchecked {
		c.Header += " × unchecked |"
		rule += " ---: |"
	}
	c.Header += "\n" + rule
	for _, row := range t.Rows {
		c.Rows = append(c.Rows, tableRow(row, unchecked))
	}
	return c
}

func tableRow(r report.Row, unchecked bool) string {
	checks := "no"
	if r.Kind.Checks() {
		checks = "yes"
	}
	name := r.Contender
	if r.Kind == contender.KindOurs {
		name = "**" + name + "**"
	}
	line := fmt.Sprintf("| %s | %s | %.0f | %.4g | %.0f | %s |",
		name, checks, r.Nanoseconds.Median, r.Allocations, r.Bytes, spread(r.TimesNaive))
	if unchecked {
		line += " " + spread(r.TimesFastest) + " |"
	}
	return line
}

func spread(s measure.Spread) string {
	return fmt.Sprintf("%s [%s … %s]", digits(s.Median), digits(s.Q1), digits(s.Q3))
}

// digits has three digits where they tell something.
func digits(value float64) string {
	switch {
	case value >= 100:
		return fmt.Sprintf("%.0f", value)
	case value >= 10:
		return fmt.Sprintf("%.1f", value)
	}
	return fmt.Sprintf("%.2f", value)
}
