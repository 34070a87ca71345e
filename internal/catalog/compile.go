package catalog

import (
	"bytes"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
)

// compileEvents has jsonschema/v5 compile each event from its documents, unless there is a finding
// about one of them already.
func (l *loader) compileEvents(catalog *Catalog) {
	for _, topic := range catalog.Topics {
		for _, e := range topic.Events {
			if slices.ContainsFunc(e.file.reach(), func(f *file) bool { return f.broken }) {
				continue
			}
			compiled, err := compile(e)
			if err != nil {
				l.report(e.file, e.Root.Pos(), "the schema cannot be compiled: %s",
					strings.TrimPrefix(err.Error(), "jsonschema: "))
			}
			e.compiled = compiled
		}
	}
}

func compile(e *Event) (schema *jsonschema.Schema, err error) {
	defer recoverTo(&err)
	compiler := event.NewCompiler()
	for _, d := range e.Documents() {
		if err := compiler.AddResource(d.URL, bytes.NewReader(d.Text)); err != nil {
			return nil, err
		}
	}
	return compiler.Compile(e.Root.Location())
}
