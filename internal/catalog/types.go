package catalog

import (
	"fmt"
	"path"
)

// readTypes finds the type of each event of a topic: the one string that its schema allows at the
// topic's discriminator. A topic of one file may do without, unless its discriminator was
// configured.
func (l *loader) readTypes(topic *Topic, files int, configured bool) {
	needed := files > 1 || configured
	byType := map[string]*Event{}
	for _, e := range topic.Events {
		eventType, problem := e.discriminate(files)
		switch {
		case problem == nil:
			e.Type = eventType
			l.checkGivenType(e)
			l.checkDistinct(e, byType)
		case needed:
			l.report(e.file, problem.Position(), "%s", problem.Message)
		default:
			topic.Discriminator = ""
			if given := e.file.options.eventType; given != nil {
				e.Type = given.text
			}
		}
	}
}

// discriminate returns the event's type, or why its schema does not say it.
func (e *Event) discriminate(files int) (string, *Diagnostic) {
	pointer := e.Topic.Discriminator
	at, ok := e.Root.find(pointer)
	if !ok {
		return "", e.missingType(files)
	}
	for _, s := range at.schemas {
		value, ok := s.only()
		switch {
		case !ok:
			continue
		case value.kind != String || value.text == "":
			return "", finding(value.Pos(), "the type of an event must be a string that is not empty, not %s", shown(value))
		case !at.required:
			return "", finding(at.optional, "%s has the type of the event, so it must be required: add its name to \"required\"", pointer)
		}
		return value.text, nil
	}
	return "", finding(at.schemas[0].Pos(), "%s has the type of the event, so it must be one string: write {\"const\": %q} (draft 4: {\"enum\": [%q]})",
		pointer, path.Base(e.Name), path.Base(e.Name))
}

func (e *Event) missingType(files int) *Diagnostic {
	pointer := e.Topic.Discriminator
	tokens := pointer.Tokens()
	property := tokens[len(tokens)-1]
	inside := ""
	if len(tokens) > 1 {
		inside = " of " + string(pointer[:len(pointer)-len(escapeToken(property))-1])
	}
	return finding(e.Root.Pos(), "no event type: topic %s has %s and expects the type of each at %s: "+
		"add %q: {\"const\": %q} to \"properties\"%s and %q to \"required\", or configure the topic's discriminator",
		e.Topic.Name, count(files, "event"), pointer, property, path.Base(e.Name), inside, property)
}

// only returns the one value that const or enum allows.
func (s *Schema) only() (*Value, bool) {
	if value, ok := s.Const(); ok {
		return value, true
	}
	if values, _ := s.Enum(); len(values) == 1 {
		return values[0], true
	}
	return nil, false
}

// checkGivenType reports an x-event type that is not what the schema says.
func (l *loader) checkGivenType(e *Event) {
	given := e.file.options.eventType
	if given != nil && given.text != e.Type {
		l.report(e.file, given.Pos(), "x-event gives the type %q, and the schema allows only %q at %s",
			given.text, e.Type, e.Topic.Discriminator)
	}
}

func (l *loader) checkDistinct(e *Event, byType map[string]*Event) {
	if earlier, taken := byType[e.Type]; taken {
		l.report(e.file, e.typePos(), "the event type %q is that of %s too: the types of a topic must differ",
			e.Type, earlier.file.name)
		return
	}
	byType[e.Type] = e
}

// typePos returns where the schema says the event's type, if that is in the event's own file.
func (e *Event) typePos() Position {
	at, _ := e.Root.find(e.Topic.Discriminator)
	for _, s := range at.schemas {
		if value, ok := s.only(); ok && s.file == e.file {
			return value.Pos()
		}
	}
	return e.Root.Pos()
}

func finding(at Position, format string, args ...any) *Diagnostic {
	d := at.Errorf(format, args...)
	return &d
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
