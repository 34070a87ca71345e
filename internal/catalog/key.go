package catalog

import "slices"

// readKey finds where the event has its partition key: x-event says it, or the topic.
func (l *loader) readKey(e *Event) {
	e.Key = e.Topic.Key
	place, whose := e.Root.Pos(), "topic "+e.Topic.Name
	if own := e.file.options.key; own != nil {
		place, whose = own.Pos(), "the event"
		pointer, err := ParsePointer(own.text)
		if err != nil {
			l.report(e.file, place, "\"key\" of x-event: %v", err)
			return
		}
		e.Key = pointer
	}
	if e.Key == "" {
		return
	}
	at, ok := e.Root.find(e.Key)
	switch {
	case !ok:
		l.report(e.file, place, "the key of %s is %s, and the event has no such property: declare it, "+
			"or name another with \"x-event\": {\"key\": …}", whose, e.Key)
	case !at.isScalar():
		l.report(e.file, place, "the key of %s is %s, which must be a string or an integer: give the property one of these types (%s)",
			whose, e.Key, at.schemas[0].Pos())
	}
}

// isScalar reports whether the value can only be a string, an integer or null, and not only null.
func (f found) isScalar() bool {
	for _, s := range f.schemas {
		if types := s.Types(); len(types) > 0 {
			return areScalar(types)
		}
		if values := s.allowed(); len(values) > 0 {
			return areScalar(kinds(values))
		}
	}
	return false
}

func areScalar(types []string) bool {
	other := slices.ContainsFunc(types, func(t string) bool { return t != "string" && t != "integer" && t != "null" })
	return !other && (slices.Contains(types, "string") || slices.Contains(types, "integer"))
}

// allowed returns the values that const and enum allow.
func (s *Schema) allowed() []*Value {
	if value, ok := s.Const(); ok {
		return []*Value{value}
	}
	values, _ := s.Enum()
	return values
}

// kinds returns the types of values by the names that type has for them. A number counts as an
// integer if it is written as one.
func kinds(values []*Value) []string {
	names := make([]string, len(values))
	for i, v := range values {
		switch v.kind {
		case String:
			names[i] = "string"
		case Null:
			names[i] = "null"
		case Number:
			names[i] = numberType(v.Raw())
		default:
			names[i] = "object"
		}
	}
	return names
}

func numberType(text string) string {
	for _, c := range []byte(text) {
		if c != '-' && !isDigit(c) {
			return "number"
		}
	}
	return "integer"
}
