package payload

import (
	"slices"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog"
)

// topic judges the payloads of one topic.
type topic struct {
	name          string
	discriminator *event.Discriminator // nil: the topic has one event, and payloads do not say it
	headers       []string             // that say the type, or a part of it, which a payload alone does not
	events        []judgedEvent
}

type judgedEvent struct {
	types  []string // the event's name where payloads do not say a type
	schema *event.Schema
}

func newTopic(t *catalog.Topic) *topic {
	made := &topic{name: t.Name, headers: t.Discriminator.Headers()}
	for _, e := range t.Events {
		made.events = append(made.events, newEvent(e))
	}
	if len(t.Discriminator) > 0 {
		made.discriminator = &event.Discriminator{Topic: t.Name, Parts: parts(t.Discriminator), Known: made.types(), Limits: t.Limits}
	}
	return made
}

func parts(d catalog.Discriminator) []event.DiscriminatorPart {
	var all []event.DiscriminatorPart
	for _, part := range d {
		all = append(all, event.DiscriminatorPart{
			Header: part.Header, Pointer: string(part.Pointer), Path: part.Pointer.Tokens(),
			Optional: part.Optional, Loose: part.Loose,
		})
	}
	return all
}

func newEvent(e *catalog.Event) judgedEvent {
	documents := func() []event.SchemaDocument {
		var all []event.SchemaDocument
		for _, d := range e.Documents() {
			all = append(all, event.SchemaDocument{URL: d.URL, Text: string(d.Text)})
		}
		return all
	}
	made := judgedEvent{types: e.Types, schema: event.NewSchemaWithin(e.Topic.Limits, e.Topic.Name, e.Label(), e.Root.Location(), documents)}
	if len(made.types) == 0 {
		made.types = []string{e.Name}
	}
	return made
}

// types returns the types of the topic's events, sorted.
func (t *topic) types() []string {
	var types []string
	for _, e := range t.events {
		types = append(types, e.types...)
	}
	slices.Sort(types)
	return types
}

func (t *topic) find(eventType string) (judgedEvent, bool) {
	for _, e := range t.events {
		if slices.Contains(e.types, eventType) {
			return e, true
		}
	}
	return judgedEvent{}, false
}

// needsHeaders returns the error for a payload whose type cannot be known, nil where it can.
func (t *topic) needsHeaders() *TypeInHeadersError {
	if len(t.headers) == 0 {
		return nil
	}
	return &TypeInHeadersError{Topic: t.name, Headers: t.headers, Known: t.types()}
}

// judge decides about a document of the topic.
func (t *topic) judge(document string) error {
	if t.discriminator == nil {
		return t.events[0].schema.Validate(document)
	}
	return t.discriminator.Dispatch([]byte(document), func(eventType string) error {
		e, known := t.find(eventType)
		if !known {
			return t.discriminator.Unknown(eventType)
		}
		return e.schema.Validate(document)
	})
}
