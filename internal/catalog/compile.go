package catalog

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
)

// compileEvents has jsonschema/v5 compile each event from its documents, unless there is a finding
// about one of them already.
//
// Topics are compiled several at once, each by a compiler of its own.
func (l *loader) compileEvents(catalog *Catalog) {
	failures := make([]map[*Event]error, len(catalog.Topics))
	var group sync.WaitGroup
	for i, topic := range catalog.Topics {
		whole := wholeEvents(topic)
		group.Go(func() { failures[i] = compileAll(whole) })
	}
	group.Wait()
	for i, topic := range catalog.Topics {
		for _, e := range topic.Events {
			if err := failures[i][e]; err != nil {
				l.reportFailure(e, err)
			}
		}
	}
}

// wholeEvents returns the events without a finding about one of their documents, which it has
// written: topics share them.
func wholeEvents(topic *Topic) []*Event {
	var whole []*Event
	for _, e := range topic.Events {
		if !slices.ContainsFunc(e.file.reach(), func(f *file) bool { return f.broken }) {
			e.Documents()
			whole = append(whole, e)
		}
	}
	return whole
}

// compileAll compiles the events, and returns why some cannot be.
func compileAll(events []*Event) map[*Event]error {
	failures := map[*Event]error{}
	c := newCompiler()
	for _, e := range events {
		var err error
		if e.compiled, err = c.compile(e); err != nil {
			failures[e] = err
			c = newCompiler() // v5 takes a document that failed for a good one the next time
		}
	}
	return failures
}

// reportFailure says what is wrong with an event that cannot be compiled: what its metaschema
// finds, or else what the compiler said.
func (l *loader) reportFailure(e *Event, err error) {
	for _, f := range e.file.reach() {
		l.checkMetaschema(f)
		if f.broken {
			return
		}
	}
	l.report(e.file, e.Root.Pos(), "the schema cannot be compiled: %s", reason(err))
}

// reason is what a compile error says beside which schema it is about.
func reason(err error) string {
	var schemaError *jsonschema.SchemaError
	if errors.As(err, &schemaError) {
		err = schemaError.Err
	}
	return strings.TrimPrefix(err.Error(), "jsonschema: ")
}

// compiler compiles events, and what they share once.
type compiler struct {
	v5    *jsonschema.Compiler
	added map[string]bool // documents, by URL
}

func newCompiler() *compiler {
	return &compiler{v5: event.NewCompiler(), added: map[string]bool{}}
}

func (c *compiler) compile(e *Event) (schema *jsonschema.Schema, err error) {
	defer recoverTo(&err)
	for _, d := range e.Documents() {
		if c.added[d.URL] {
			continue
		}
		if err := c.v5.AddResource(d.URL, bytes.NewReader(d.Text)); err != nil {
			return nil, err
		}
		c.added[d.URL] = true
	}
	return c.v5.Compile(e.Root.Location())
}
