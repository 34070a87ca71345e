package report

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/eventc/eventc/bench/internal/measure"
)

// Report is one run.
type Report struct {
	Environment Environment `json:"environment"`
	// Notes are what a reader should know to read the tables right.
	Notes    []string         `json:"notes,omitempty"`
	Settings measure.Settings `json:"settings"`
	Tables   []Table          `json:"tables"`
}

// WriteJSON writes the report as JSON, indented.
func (r Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
