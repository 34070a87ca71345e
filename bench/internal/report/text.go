package report

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/measure"
)

// WriteText writes the report for people.
func (r Report) WriteText(w io.Writer) error {
	lines := append(r.Environment.lines(), r.method())
	lines = append(lines, r.Notes...)
	for _, table := range r.Tables {
		tableLines, err := table.lines()
		if err != nil {
			return err
		}
		lines = append(lines, "", tableLines)
	}
	if _, err := io.WriteString(w, strings.Join(lines, "\n")+"\n"); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

func (r Report) method() string {
	return fmt.Sprintf("CPU time on one processor, %d rounds, about %s each; median [quartiles], ratios within a round",
		r.Settings.Rounds, r.Settings.Time)
}

func (e Environment) lines() []string {
	lines := []string{fmt.Sprintf("%s, %s, %s", e.CPU, e.System, e.Go)}
	for _, m := range e.Modules {
		lines = append(lines, m.Path+" "+m.Version)
	}
	return lines
}

// lines aligns all columns to the right but the last one, which is text.
func (t Table) lines() (string, error) {
	var text strings.Builder
	text.WriteString(t.heading() + "\n")
	cells := "ns\tallocations\tbytes\t× naive\t\t"
	if t.FastestUnchecked != "" {
		cells += "× fastest unchecked\t\t"
	}
	cells += "  checks  contender\n"
	for _, row := range t.Rows {
		cells += t.cells(row)
	}
	columns := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	if _, err := io.WriteString(columns, cells); err != nil {
		return "", fmt.Errorf("aligning a table: %w", err)
	}
	if err := columns.Flush(); err != nil {
		return "", fmt.Errorf("aligning a table: %w", err)
	}
	return strings.TrimSuffix(text.String(), "\n"), nil
}

func (t Table) heading() string {
	heading := fmt.Sprintf("%s %s, %d bytes", t.Direction, t.Event, t.Bytes)
	if t.FastestUnchecked != "" {
		heading += "; the fastest unchecked is " + t.FastestUnchecked
	}
	return heading
}

func (t Table) cells(r Row) string {
	cells := fmt.Sprintf("%.0f\t%.4g\t%.0f\t%s\t", r.Nanoseconds.Median, r.Allocations, r.Bytes, times(r.TimesNaive))
	if t.FastestUnchecked != "" {
		cells += times(r.TimesFastest) + "\t"
	}
	return cells + fmt.Sprintf("  %-6s  %s\n", checks(r.Kind), r.Contender)
}

func times(s measure.Spread) string {
	return fmt.Sprintf("%.2f\t[%.2f .. %.2f]", s.Median, s.Q1, s.Q3)
}

func checks(k contender.Kind) string {
	if k.Checks() {
		return "yes"
	}
	return "no"
}
