package model

import "github.com/eventc/eventc/internal/catalog"

// typePaths returns the ways to the places in a payload that say its event's type.
func typePaths(topic *catalog.Topic) [][]string {
	var paths [][]string
	for _, pointer := range topic.Discriminator.Pointers() {
		paths = append(paths, pointer.Tokens())
	}
	return paths
}

// isType reports whether the member is one that says the event's type.
func (p place) isType(member string) bool {
	for _, path := range p.typePaths {
		if len(path) == 1 && path[0] == member {
			return true
		}
	}
	return false
}

// below returns what is left of the ways to the event's type behind the member.
func (p place) below(member string) [][]string {
	var left [][]string
	for _, path := range p.typePaths {
		if len(path) > 1 && path[0] == member {
			left = append(left, path[1:])
		}
	}
	return left
}

// headers returns the headers that say the event's type.
func headers(e *catalog.Event) []Header {
	var all []Header
	for _, h := range e.Headers {
		all = append(all, Header{Name: h.Name, Value: h.Value})
	}
	return all
}

// typeParts returns what the type of an event with several types is joined of; nil where a part is
// in no plain member of the event's struct.
func typeParts(e *catalog.Event, st *Struct) []TypePart {
	if len(e.Types) < 2 {
		return nil
	}
	var parts []TypePart
	for i, values := range e.Parts {
		switch len(values) {
		case 0:
		case 1:
			parts = append(parts, TypePart{Text: values[0]})
		default:
			path := st.plainPath(e.Topic.Discriminator[i].Pointer)
			if path == nil {
				return nil
			}
			parts = append(parts, TypePart{Path: path})
		}
	}
	return parts
}

// plainPath returns the way to a string, each member of which is always there; nil where there is
// none.
func (st *Struct) plainPath(pointer catalog.Pointer) []*Field {
	var path []*Field
	tokens := pointer.Tokens()
	for i, token := range tokens {
		f := st.field(token)
		if f == nil || !f.Required || f.Value.Nullable || !f.leadsOn(i == len(tokens)-1) {
			return nil
		}
		path = append(path, f)
		st = f.Value.Struct
	}
	return path
}

// leadsOn reports whether a field can be on the way to a string, or at its end.
func (f *Field) leadsOn(last bool) bool {
	if last {
		return f.Value.Kind == Enumeration || f.Value.Kind == String
	}
	return f.Value.Kind == Object
}
