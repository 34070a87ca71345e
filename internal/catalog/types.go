package catalog

import (
	"fmt"
	"path"
	"slices"
)

// readTypes finds the types of each event of a topic: what its schema, and its headers, allow at
// the parts of the topic's discriminator. A topic of one file may do without, unless its
// discriminator was configured.
func (l *loader) readTypes(topic *Topic, files int, configured bool) {
	needed := files > 1 || configured
	byType := map[string]*Event{}
	for _, e := range topic.Events {
		problems := l.discriminate(e, files, configured)
		switch {
		case len(problems) == 0:
			l.checkGivenType(e)
			l.checkDistinct(e, byType)
		case needed:
			for _, problem := range problems {
				l.report(e.file, problem.Position(), "%s", problem.Message)
			}
		default:
			topic.Discriminator, e.Parts = nil, nil
			if given := e.file.options.eventType; given != nil {
				e.Types = []string{given.text}
			}
		}
		l.checkGivenHeaders(e)
	}
}

// discriminate sets the event's types and headers, or returns why they are not known. A part that
// the event's schema does not declare is left out, unless it is the only one.
func (l *loader) discriminate(e *Event, files int, configured bool) []Diagnostic {
	var values [][]string
	var problems []Diagnostic
	for i, part := range e.Topic.Discriminator {
		allowed, problem := l.valuesOf(e, part, configured)
		switch {
		case problem != nil:
			problems = append(problems, *problem)
		case len(allowed) == 0:
			e.Topic.Discriminator[i].Optional = true
			e.Topic.Discriminator[i].Loose = part.Loose || len(part.Pointer.Tokens()) > 1
		default:
			values = append(values, allowed)
			e.Topic.Discriminator[i].Loose = part.Loose || e.isLoose(part)
		}
		e.Parts = append(e.Parts, allowed)
	}
	switch {
	case len(problems) > 0:
		return problems
	case len(values) == 0:
		return []Diagnostic{*e.missingType(files)}
	}
	e.Types = joined(values)
	return nil
}

// isLoose reports whether the schema accepts something else on the way to the part.
func (e *Event) isLoose(part Part) bool {
	at, _ := e.Root.find(part.Pointer)
	return at.loose
}

// joined returns every way to take one value of each part, joined by ".", sorted.
func joined(parts [][]string) []string {
	types := parts[0]
	for _, values := range parts[1:] {
		var longer []string
		for _, begin := range types {
			for _, value := range values {
				longer = append(longer, begin+"."+value)
			}
		}
		types = longer
	}
	types = slices.Clone(types)
	slices.Sort(types)
	return slices.Compact(types)
}

// valuesOf returns the values that a part of the event's type can have; none where the event does
// not have the part.
func (l *loader) valuesOf(e *Event, part Part, configured bool) ([]string, *Diagnostic) {
	if part.Header == "" {
		texts, problem := e.valuesAt(part.Pointer)
		if problem == nil && len(texts) > 0 {
			problem = l.checkRequired(e, part.Pointer, configured)
		}
		return texts, problem
	}
	value, problem := e.headerValue(part.Header)
	if problem != nil {
		return nil, problem
	}
	e.Headers = append(e.Headers, Header{Name: part.Header, Value: value})
	return []string{value}, nil
}

// valuesAt returns the strings that the schema allows at a pointer; none where it declares nothing
// there.
func (e *Event) valuesAt(pointer Pointer) ([]string, *Diagnostic) {
	at, ok := e.Root.find(pointer)
	if !ok {
		return nil, nil
	}
	values, limited := at.values()
	if !limited {
		return nil, finding(at.schemas[0].Pos(), "%s has the type of the event, so it must be one string: write {\"const\": %q} (draft 4: {\"enum\": [%q]})",
			pointer, path.Base(e.Name), path.Base(e.Name))
	}
	var texts []string
	for _, value := range values {
		if value.kind != String || value.text == "" {
			return nil, finding(value.Pos(), "the type of an event must be a string that is not empty, not %s", shown(value))
		}
		if !slices.Contains(texts, value.text) {
			texts = append(texts, value.text)
		}
	}
	if len(texts) == 0 {
		return nil, finding(at.schemas[0].Pos(), "%s has the type of the event, and the schemas that apply there allow no value together", pointer)
	}
	return texts, nil
}

// checkRequired returns what is wrong where a payload need not have what is at the pointer.
func (l *loader) checkRequired(e *Event, pointer Pointer, configured bool) *Diagnostic {
	at, _ := e.Root.find(pointer)
	switch {
	case len(at.optional) == 0:
		return nil
	case configured && len(at.optional) == 1 && at.optional[0].depth == 0 && l.demand(e, pointer.Tokens()[0]):
		return nil
	}
	return finding(at.optional[0].pos, "%s has the type of the event, so it must be required: add its name to \"required\"", pointer)
}

// values returns the values that every const and enum allows, each once, and whether there is one.
func (f found) values() (values []*Value, limited bool) {
	for _, s := range f.schemas {
		for _, list := range s.valueLists() {
			if !limited {
				values, limited = list, true
				continue
			}
			values = slices.DeleteFunc(slices.Clone(values), func(v *Value) bool { return !containsValue(list, v) })
		}
	}
	return values, limited
}

// valueLists returns the values of const and of enum.
func (s *Schema) valueLists() [][]*Value {
	var lists [][]*Value
	if value, ok := s.Const(); ok {
		lists = append(lists, []*Value{value})
	}
	if values, ok := s.Enum(); ok {
		lists = append(lists, values)
	}
	return lists
}

func containsValue(list []*Value, v *Value) bool {
	return slices.ContainsFunc(list, func(other *Value) bool {
		return other.kind == v.kind && (v.kind == String && other.text == v.text || v.kind != String && other.Compact() == v.Compact())
	})
}

func (e *Event) missingType(files int) *Diagnostic {
	discriminator := e.Topic.Discriminator
	pointer := discriminator.Pointers()[0]
	tokens := pointer.Tokens()
	property := tokens[len(tokens)-1]
	inside := ""
	if len(tokens) > 1 {
		inside = " of " + string(pointer[:len(pointer)-len(escapeToken(property))-1])
	}
	return finding(e.Root.Pos(), "no event type: topic %s has %s and expects the type of each at %s: "+
		"add %q: {\"const\": %q} to \"properties\"%s and %q to \"required\", or configure the topic's discriminator",
		e.Topic.Name, count(files, "event"), discriminator, property, path.Base(e.Name), inside, property)
}

// checkGivenType reports an x-event type that is not the event's one type.
func (l *loader) checkGivenType(e *Event) {
	given := e.file.options.eventType
	switch {
	case given == nil:
	case len(e.Types) > 1:
		l.report(e.file, given.Pos(), "x-event gives the type %q, and the event has %d types at %s: leave the type out of x-event",
			given.text, len(e.Types), e.Topic.Discriminator)
	case given.text != e.Types[0]:
		l.report(e.file, given.Pos(), "x-event gives the type %q, and the schema allows only %q at %s",
			given.text, e.Types[0], e.Topic.Discriminator)
	}
}

func (l *loader) checkDistinct(e *Event, byType map[string]*Event) {
	for _, eventType := range e.Types {
		if earlier, taken := byType[eventType]; taken {
			l.report(e.file, e.typePos(), "the event type %q is that of %s too: the types of a topic must differ%s",
				eventType, earlier.file.name, e.Topic.Discriminator.headerAdvice())
			return
		}
	}
	for _, eventType := range e.Types {
		byType[eventType] = e
	}
}

// typePos returns where the schema says the event's type, if that is in the event's own file.
func (e *Event) typePos() Position {
	for _, pointer := range e.Topic.Discriminator.Pointers() {
		at, _ := e.Root.find(pointer)
		for _, s := range at.schemas {
			for _, list := range s.valueLists() {
				if s.file == e.file {
					return list[0].Pos()
				}
			}
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
