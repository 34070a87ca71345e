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
	// Documents and Location are the schema that judges: the documents, and which one of them it is.
	Documents []event.SchemaDocument
	Location  string
}

// compile returns the schema that judges.
func (k Kind) compile() (*jsonschema.Schema, error) {
	c := event.NewCompiler()
	for _, document := range k.Documents {
		if err := c.AddResource(document.URL, strings.NewReader(document.Text)); err != nil {
			return nil, fmt.Errorf("%s: %w", k.Name, err)
		}
	}
	return c.Compile(k.Location)
}
