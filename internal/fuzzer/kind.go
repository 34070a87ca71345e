package fuzzer

import (
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/difftest"
)

// Kind is a generated event type and what judges it.
type Kind struct {
	// Name is what the kind is called in a report.
	Name string
	// Create returns a new event.
	Create func() difftest.Generated
	// Dispatch finds the type of a record, as the topic does, and reads it.
	Dispatch func(r *event.Record) (event.Event, error)
	// Headers are those of the event's records.
	Headers []event.Header
	// Judges have the schema that judges, at Location.
	Judges   *Judges
	Location string
}

// Judges are schemas that kinds share. They are not safe for concurrent use.
type Judges struct {
	compiler *jsonschema.Compiler
	err      error
}

// NewJudges returns the schemas in the documents, of which some may be there more than once.
func NewJudges(documents ...event.SchemaDocument) *Judges {
	j, added := &Judges{compiler: event.NewCompiler()}, map[string]bool{}
	for _, document := range documents {
		if added[document.URL] {
			continue
		}
		added[document.URL] = true
		if err := j.compiler.AddResource(document.URL, strings.NewReader(document.Text)); err != nil {
			j.err = fmt.Errorf("%s: %w", document.URL, err)
		}
	}
	return j
}

// compile returns the schema at the location.
func (j *Judges) compile(location string) (*jsonschema.Schema, error) {
	if j.err != nil {
		return nil, j.err
	}
	return j.compiler.Compile(location)
}
