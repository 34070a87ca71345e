package catalog

import "slices"

// A payload without its type is of no event. So where a discriminator is configured, which is for
// schemas that are as they are, and an event's root does not require the member that the type is in,
// we read the root as if it did. Deeper down, and where others refer to the root, that would change
// what somebody else says, and the schema has to say it itself.

// demand has the event's root require the member, and reports whether it can.
func (l *loader) demand(e *Event, member string) bool {
	if !l.isAlone(e.Root) {
		return false
	}
	if required, ok := e.Root.Lookup("required"); ok && len(required.items) == 0 {
		return false
	}
	if !slices.Contains(e.Root.demanded, member) {
		e.Root.demanded = append(e.Root.demanded, member)
	}
	return true
}

// isAlone reports whether what the root of a file says is said of payloads only, and can be added
// to.
func (l *loader) isAlone(root *Schema) bool {
	if root.value.kind != Object || root.Draft().RefIsAlone() && root.has("$ref") {
		return false
	}
	for _, f := range l.checkedFiles() {
		for _, s := range f.schemas {
			if s.ref == root || f == root.file && (s.has("$dynamicRef") || s.has("$recursiveRef")) {
				return false
			}
		}
	}
	return true
}
