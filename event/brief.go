package event

import (
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event/wire"
)

// brief returns the rejection of a document by the value at which its codec stopped, or nil where that
// value alone does not show that the document is refused.
//
// Whatever the rest of the document is like, a value is refused by a schema that each value in its
// place must satisfy. So it is enough to read the rest once, for its syntax, and to ask about
// one value.
func (s *Schema) brief(document string, position int) error {
	if position >= 0 || len(document) > wire.MaxSize {
		return nil
	}
	compiled, err := s.compile()
	if err != nil {
		return nil //nolint:nilerr // the way that explains in full reports it
	}
	place, ok := wire.Locate(document, ^position)
	if !ok {
		return nil
	}
	violation, found := violationAt(compiled, document, place)
	if !found {
		return nil
	}
	return &RejectedError{
		Topic: s.topic, EventType: s.eventType, Reason: ReasonSchema, Brief: true,
		Violations: []Violation{violation},
	}
}

// violationAt returns a violation by the value at the place, or by its being there at all.
func violationAt(root *jsonschema.Schema, document string, place wire.Place) (Violation, bool) {
	var room [8]*jsonschema.Schema
	demands := append(demands(room[:0]), root)
	for i, step := range place.Steps {
		below, forbidden := demands.withParts().below(step)
		if forbidden != "" {
			return Violation{Pointer: pointerOf(place.Steps[:i]), Keyword: forbidden, Message: briefly}, true
		}
		demands = below
	}
	value := document[place.Start:place.End]
	if keyword := demands.withParts().brokenBy(value); keyword != "" {
		return Violation{Pointer: pointerOf(place.Steps), Keyword: keyword, Message: briefly}, true
	}
	if len(place.Steps) == 0 {
		return Violation{}, false
	}
	return demands.judge(value, place.Steps)
}

// briefly is the message of a violation that was found without the judge.
const briefly = "not satisfied"

// judge asks the judge about a value.
func (d demands) judge(value string, steps []wire.Step) (Violation, bool) {
	tree, err := parseTree(value)
	if err != nil {
		return Violation{}, false
	}
	for _, demand := range d {
		if violations := violationsOf(validate(demand, tree)); len(violations) > 0 {
			first := violations[0]
			first.Pointer = cut(pointerOf(steps)+first.Pointer, maxPointer)
			return first, true
		}
	}
	return Violation{}, false
}

// pointerOf returns the JSON Pointer of the value that steps lead to.
func pointerOf(steps []wire.Step) string {
	var b strings.Builder
	for _, step := range steps {
		b.WriteByte('/')
		if step.Array {
			b.WriteString(strconv.Itoa(step.Index))
		} else {
			b.WriteString(wire.EscapePointer(step.Name))
		}
	}
	return cut(b.String(), maxPointer)
}
