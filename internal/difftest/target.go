package difftest

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog"
)

// Target is a generated package: the events of a topic.
type Target struct {
	// Topic is the topic whose schemas judge.
	Topic *catalog.Topic
	// Headers are those of the records that the payloads are in, as Parse has them.
	Headers []catalog.Header
	// Parse is the generated function that finds the type of a payload and reads it.
	Parse func(payload []byte) (event.Event, error)

	examples map[string][][]byte // the seeds, by the type of the event in them
}

// withExamples returns the target with its seeds at hand.
func (t Target) withExamples() Target {
	t.examples = map[string][][]byte{}
	for _, seed := range t.Seeds() {
		if e, err := t.Parse(seed); err == nil {
			t.examples[e.EventType()] = append(t.examples[e.EventType()], seed)
		}
	}
	return t
}

// Name names the target: its topic, and the values of the headers.
func (t Target) Name() string {
	name := t.Topic.Name
	for _, h := range t.Headers {
		name += "-" + h.Value
	}
	return name
}

// Seeds returns valid payloads: the examples of the schemas of events with these headers.
func (t Target) Seeds() [][]byte {
	var seeds [][]byte
	for _, e := range t.Topic.Events {
		examples, ok := e.Root.Lookup("examples")
		if !ok || !slices.Equal(e.Headers, t.Headers) {
			continue
		}
		for _, example := range examples.Items() {
			seeds = append(seeds, []byte(example.Compact()))
		}
	}
	return seeds
}

// judge returns the schema for the type that the payload says it has; nil where it has none.
func (t Target) judge(tree any) *jsonschema.Schema {
	if len(t.Topic.Discriminator) == 0 {
		return t.Topic.Events[0].Compiled()
	}
	eventType, ok := t.typeOf(tree)
	if !ok {
		return nil
	}
	return t.judgeOf(eventType)
}

// judgeOf returns the schema of the type, or of the event of that name where it has several types; nil
// where there is none.
func (t Target) judgeOf(eventType string) *jsonschema.Schema {
	for _, e := range t.Topic.Events {
		if len(t.Topic.Discriminator) == 0 || slices.Contains(e.Types, eventType) || e.Name == eventType {
			return e.Compiled()
		}
	}
	return nil
}

// typeOf joins the type of a payload; false where it has none.
func (t Target) typeOf(tree any) (string, bool) {
	var parts []string
	for _, part := range t.Topic.Discriminator {
		if at := slices.IndexFunc(t.Headers, func(h catalog.Header) bool { return h.Name == part.Header }); at >= 0 {
			parts = append(parts, t.Headers[at].Value)
			continue
		}
		value, there := lookUp(tree, part.Pointer.Tokens())
		text, isText := value.(string)
		switch {
		case isText:
			parts = append(parts, text)
		case there || !part.Optional:
			return "", false
		}
	}
	return strings.Join(parts, "."), len(parts) > 0
}

func lookUp(tree any, path []string) (value any, there bool) {
	for _, name := range path {
		object, ok := tree.(map[string]any)
		if !ok {
			return nil, false
		}
		if tree, ok = object[name]; !ok {
			return nil, false
		}
	}
	return tree, true
}

// aliasDecoder is what generated events have besides their interface.
type aliasDecoder interface {
	event.Event
	DecodeAlias(payload []byte) error
}

// Outcome is what became of a document.
type Outcome uint8

// The outcomes of [Target.Check].
const (
	Accepted Outcome = iota
	Refused
	Unrepresentable
)

// Check holds one document against the judge. The error says what generated code did wrong.
func (t Target) Check(document []byte) (Outcome, error) {
	kept := bytes.Clone(document)
	e, err := t.Parse(document)
	if !bytes.Equal(kept, document) {
		return Refused, fmt.Errorf("%s: the payload was written to", t.Topic.Name)
	}
	valid := t.isValid(document)
	switch {
	case err == nil && !valid:
		return Accepted, fmt.Errorf("%s: UNSOUND: accepted, and the schema refuses %s", t.Topic.Name, document)
	case err == nil:
		return Accepted, t.checkAccepted(e, document)
	case valid:
		return t.checkUnrepresentable(err, document)
	}
	return Refused, t.checkRefused(err, document)
}

// isValid asks the judge for the type that the document says it has.
func (t Target) isValid(document []byte) bool {
	tree, err := tree(document)
	if err != nil {
		return false
	}
	judge := t.judge(tree)
	return judge != nil && validWithin(t.Topic.Limits.OfText(), judge, document)
}

// checkUnrepresentable holds a refusal of a valid document: only Go's types can be its reason.
func (t Target) checkUnrepresentable(err error, document []byte) (Outcome, error) {
	var rejected *event.RejectedError
	if errors.As(err, &rejected) && rejected.Reason == event.ReasonUnrepresentable && rejected.Violations[0].Pointer != "" {
		return Unrepresentable, nil
	}
	return Refused, fmt.Errorf("%s: refused, and the schema accepts %s: %w", t.Topic.Name, document, err)
}

// checkRefused holds a refusal: it must be of the known types and the same every time, unless it is
// explained in brief, which depends on how many others were refused.
func (t Target) checkRefused(err error, document []byte) error {
	if !errors.Is(err, event.ErrRejected) {
		return fmt.Errorf("%s: an error of an unknown kind for %s: %w", t.Topic.Name, document, err)
	}
	_, again := t.Parse(document)
	if brief := briefOf(err, again); brief != nil {
		return t.checkBrief(brief, document)
	}
	if again == nil || again.Error() != err.Error() {
		return fmt.Errorf("%s: two errors for %s: %w; %w", t.Topic.Name, document, err, again)
	}
	return nil
}

// checkAccepted holds an event against the document that it was read from: written again it is the
// same JSON, and every other way of reading gives the same event.
func (t Target) checkAccepted(e event.Event, document []byte) error {
	written, err := e.AppendJSON(nil)
	if t.exceedsLimits(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: read and not written again: %s: %w", t.Topic.Name, document, err)
	}
	if err := EqualJSON(document, written); err != nil {
		return fmt.Errorf("%s: not the same JSON: %w\nread:    %s\nwritten: %s", t.Topic.Name, err, document, written)
	}
	again, err := t.Parse(written)
	if err == nil && !reflect.DeepEqual(e, again) {
		err = errors.New("not equal")
	}
	if err != nil {
		return fmt.Errorf("%s: read again as another event: %s: %w", t.Topic.Name, written, err)
	}
	return t.checkWays(e, document)
}

// exceedsLimits reports whether the error says that what was written exceeds narrow limits, which a number
// can do that was read within them: 12e3 has two digits, and 12000 has five.
func (t Target) exceedsLimits(err error) bool {
	var rejected *event.RejectedError
	return t.Topic.Limits.Narrow() && errors.As(err, &rejected) && rejected.Reason == event.ReasonLimit
}

// checkWays reads the document in the ways that share memory, also into an event that held another
// payload before.
func (t Target) checkWays(e event.Event, document []byte) error {
	used := newOf(e)
	for _, seed := range t.examples[e.EventType()] {
		if err := used.DecodeAlias(bytes.Clone(seed)); err != nil {
			return fmt.Errorf("%s: not read into a used event: %s: %w", t.Topic.Name, seed, err)
		}
	}
	for name, target := range map[string]aliasDecoder{"a new event": newOf(e), "a used event": used} {
		if err := target.DecodeAlias(bytes.Clone(document)); err != nil {
			return fmt.Errorf("%s: not read into %s: %s: %w", t.Topic.Name, name, document, err)
		}
		if !reflect.DeepEqual(e, event.Event(target)) {
			return fmt.Errorf("%s: read into %s as another event: %s\n%#v\n%#v", t.Topic.Name, name, document, e, target)
		}
	}
	return nil
}

func newOf(e event.Event) aliasDecoder {
	return reflect.New(reflect.TypeOf(e).Elem()).Interface().(aliasDecoder)
}
