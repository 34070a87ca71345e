package catalog

import (
	"slices"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// eventOptions is what x-event on an event's root says; a member that is not there is nil.
type eventOptions struct {
	eventType, key *Value
	headers        *Value // an object of strings
}

// selectParts decides which files are events. Events must be right, and so must whatever they refer
// to, which resolveReferences finds; a part that no event refers to need only be JSON.
func (l *loader) selectParts() {
	for _, f := range l.files {
		if f.root == nil {
			continue
		}
		if !f.part {
			l.readEventOptions(f)
		}
		if f.schema == nil && !f.part {
			l.report(f, f.root.Pos(), "an event is described by a JSON Schema, which is an object, not %s", f.root.kind)
		}
		f.checked = f.schema != nil && !f.part
	}
}

// readEventOptions reads x-event, which is false for a file that is no event, or an object.
func (l *loader) readEventOptions(f *file) {
	v, ok := f.root.Member("x-event")
	if !ok {
		return
	}
	if v.kind == Object {
		for _, m := range v.members {
			l.readEventOption(f, m)
		}
		return
	}
	if isEvent, ok := v.Bool(); ok && !isEvent {
		f.part = true
		return
	}
	l.report(f, v.Pos(), "x-event must be an object, or false for a file that is no event, not %s", shown(v))
}

func (l *loader) readEventOption(f *file, m Member) {
	known := []string{"type", "key", "headers"}
	switch {
	case !slices.Contains(known, m.Name):
		l.report(f, m.Pos(), "x-event has no member %q%s", m.Name, diagnostic.DidYouMean(m.Name, known))
	case m.Name == "headers":
		l.readHeaderOptions(f, m.Value)
	case !isWord(m.Value):
		l.report(f, m.Value.Pos(), "%q of x-event must be a string that is not empty", m.Name)
	case m.Name == "type":
		f.options.eventType = m.Value
	case m.Name == "key":
		f.options.key = m.Value
	}
}

// readHeaderOptions reads the headers that x-event gives values.
func (l *loader) readHeaderOptions(f *file, v *Value) {
	if v.kind != Object {
		l.report(f, v.Pos(), "\"headers\" of x-event must be an object of header names and values, not %s", shown(v))
		return
	}
	f.options.headers = v
	for _, m := range v.members {
		if !isWord(m.Value) {
			l.report(f, m.Value.Pos(), "the header %q of x-event must be a string that is not empty", m.Name)
		}
	}
}

func isWord(v *Value) bool { return v.kind == String && v.text != "" }
