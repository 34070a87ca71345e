package payload

import (
	"cmp"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog"
)

// topic judges the payloads of one topic.
type topic struct {
	name          string
	discriminator *event.Discriminator // nil: the topic has one event, and payloads do not say it
	events        []judgedEvent
}

type judgedEvent struct {
	eventType string // the event's name where payloads do not say a type
	schema    *event.Schema
}

func newTopic(t *catalog.Topic) *topic {
	made := &topic{name: t.Name}
	for _, e := range t.Events {
		made.events = append(made.events, newEvent(e))
	}
	if t.Discriminator != "" {
		made.discriminator = &event.Discriminator{
			Topic: t.Name, Pointer: string(t.Discriminator), Path: t.Discriminator.Tokens(), Known: made.types(),
		}
	}
	return made
}

func newEvent(e *catalog.Event) judgedEvent {
	eventType := cmp.Or(e.Type, e.Name)
	documents := func() []event.SchemaDocument {
		var all []event.SchemaDocument
		for _, d := range e.Documents() {
			all = append(all, event.SchemaDocument{URL: d.URL, Text: string(d.Text)})
		}
		return all
	}
	return judgedEvent{
		eventType: eventType,
		schema:    event.NewSchema(e.Topic.Name, eventType, e.Root.Location(), documents),
	}
}

// types returns the types of the topic's events, sorted.
func (t *topic) types() []string {
	var types []string
	for _, e := range t.events {
		types = append(types, e.eventType)
	}
	return types
}

func (t *topic) find(eventType string) (judgedEvent, bool) {
	for _, e := range t.events {
		if e.eventType == eventType {
			return e, true
		}
	}
	return judgedEvent{}, false
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
