package event

import (
	"strconv"

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
	if position >= 0 || len(document) > wire.MaxSize || s.compiled == nil {
		return nil
	}
	var room [8]wire.Step
	place, ok := wire.Locate(document, ^position, room[:0])
	if !ok {
		return nil
	}
	violation, found := violationAt(s.compiled, document, place)
	if !found {
		return nil
	}
	return s.rejectBriefly(violation)
}

// rejectBriefly allocates the error and its violation together.
func (s *Schema) rejectBriefly(violation Violation) error {
	both := &struct {
		RejectedError
		violations [1]Violation
	}{
		RejectedError{Topic: s.topic, EventType: s.eventType, Reason: ReasonSchema, Brief: true},
		[1]Violation{violation},
	}
	both.Violations = both.violations[:]
	return &both.RejectedError
}

// violationAt returns a violation by the value at the place, or by its being there at all.
func violationAt(root *jsonschema.Schema, document string, place wire.Place) (Violation, bool) {
	var room, roomBelow [8]*jsonschema.Schema
	demands, spare := append(demands(room[:0]), root), demands(roomBelow[:0])
	for i, step := range place.Steps {
		above := demands.withParts()
		below, forbidden := above.below(spare, step)
		if forbidden != "" {
			return Violation{Pointer: pointerOf(place.Steps[:i]), Keyword: forbidden, Message: briefly}, true
		}
		demands, spare = below, above[:0]
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
	var room [128]byte
	pointer := room[:0]
	for _, step := range steps {
		pointer = append(pointer, '/')
		if step.Array {
			pointer = strconv.AppendInt(pointer, int64(step.Index), 10)
		} else {
			pointer = wire.AppendToken(pointer, step.Name)
		}
	}
	return cut(string(pointer), maxPointer)
}
