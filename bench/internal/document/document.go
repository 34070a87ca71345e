package document

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/report"
)

//go:embed performance.md.tmpl
var page string

// Write writes the page and its charts into a folder. The events are those of the report.
func Write(dir string, r report.Report, events []contender.Event, targets []report.Target) error {
	text, err := markdown(r, events, targets)
	if err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	files := map[string][]byte{
		"performance.md":          text,
		"performance-receive.svg": newChart(r.Tables, report.Receive).SVG(),
		"performance-send.svg":    newChart(r.Tables, report.Send).SVG(),
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return fmt.Errorf("writing the page: %w", err)
		}
	}
	return nil
}

func markdown(r report.Report, events []contender.Event, targets []report.Target) ([]byte, error) {
	t, err := template.New("page").Funcs(template.FuncMap{"join": strings.Join}).Parse(page)
	if err != nil {
		return nil, err
	}
	content, err := newContent(r, events, targets)
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	if err := t.Execute(&text, content); err != nil {
		return nil, err
	}
	return []byte(text.String()), nil
}
