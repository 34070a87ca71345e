package catalog

import (
	"encoding/json"
	"strings"
)

// Document is a schema file as jsonschema/v5 gets it, at run time too: in one line, with the draft
// that it is read in as its $schema (or the document of a metaschema that is a file), with every $ref an absolute URL that is the URL of a document
// and a JSON Pointer, and without what has no part in the verdict (titles, descriptions, examples,
// defaults, comments, x-…). Its own $id is gone: URL is its only name. An enum without values, which
// allows none and which jsonschema/v5 takes for no enum, is an allOf of false. At the root of an event
// the members that its type is in are required.
type Document struct {
	// Path is the path of the file below the schemas folder, such as "feed_events/liked.json".
	Path string
	// URL is "eventc:///" and the path.
	URL string
	// Text is the JSON text. It must not be changed.
	Text []byte
}

// Documents returns the documents of [Schema.Documents] for the event's schema.
func (e *Event) Documents() []Document { return e.Root.Documents() }

// Documents returns the document of the schema's file and those of all files that the file's
// references lead to, also by way of others, sorted by URL. The same files give the same bytes on
// every run. A compiler that has these documents needs nothing else.
func (s *Schema) Documents() []Document {
	reached := s.file.reach()
	documents := make([]Document, len(reached))
	for i, f := range reached {
		documents[i] = f.document()
	}
	return documents
}

func (f *file) document() Document {
	if f.compiled == nil {
		w := &documentWriter{file: f}
		w.value(f.root)
		f.compiled = []byte(w.b.String())
	}
	return Document{Path: f.path, URL: f.url, Text: f.compiled}
}

type documentWriter struct {
	file *file
	b    strings.Builder
}

func (w *documentWriter) value(v *Value) {
	switch {
	case v.schema != nil && v.kind == Object:
		w.schema(v.schema)
	case v.kind == Object:
		writeObject(&w.b, v.members, func(m Member) { w.value(m.Value) })
	case v.kind == Array:
		writeArray(&w.b, v.items, w.value)
	default:
		v.compact(&w.b)
	}
}

func (w *documentWriter) schema(s *Schema) {
	kept := make([]Member, 0, len(s.value.members))
	for _, m := range s.value.members {
		if w.keeps(s, m) {
			kept = append(kept, m)
		}
	}
	w.b.WriteByte('{')
	if s.pointer == "" {
		w.b.WriteString(`"$schema":"` + w.file.schemaURL() + `"`)
		w.separate(len(kept) > 0)
	}
	writeMembers(&w.b, kept, func(m Member) { w.keyword(s, m) })
	if s.hasEmptyEnum() && !s.has("allOf") {
		w.separate(s.pointer == "" || len(kept) > 0)
		w.b.WriteString(`"allOf":[false]`)
	}
	if len(s.demanded) > 0 && !s.has("required") {
		w.b.WriteString(`,"required":`)
		w.names(s.demanded)
	}
	w.b.WriteByte('}')
}

// separate writes a comma between members.
func (w *documentWriter) separate(needed bool) {
	if needed {
		w.b.WriteByte(',')
	}
}

// names writes an array of strings.
func (w *documentWriter) names(names []string) {
	text, err := json.Marshal(names)
	if err != nil {
		panic(err) // strings are always JSON
	}
	w.b.Write(text)
}

// keeps reports whether a member of a schema has a part in the verdict. Identifiers have one from
// 2019-09 on, where they bound dynamic scopes; before, only a $ref needs them, and that is
// absolute now.
func (w *documentWriter) keeps(s *Schema, m Member) bool {
	switch {
	case w.file.pinned[m.Value]:
		return true
	case m.Name == "$schema":
		return false
	case m.Name == "enum" && s.hasEmptyEnum():
		return false
	case m.Name == s.Draft().idKeyword():
		return s.pointer != "" && !s.Draft().RefIsAlone()
	}
	return !isAnnotation(m.Name)
}

func (w *documentWriter) keyword(s *Schema, m Member) {
	switch {
	case m.Name == "required" && len(s.demanded) > 0:
		w.names(s.Required())
	case m.Name == "$ref" && s.ref != nil:
		w.text(s.ref.Location())
	case m.Name == "$dynamicRef" && s.dynamic != "":
		w.text(s.dynamic)
	case m.Name == s.Draft().idKeyword() && s.resource == s:
		w.text(s.base)
	case m.Name == "allOf" && s.hasEmptyEnum():
		w.andFalse(m.Value)
	default:
		w.value(m.Value)
	}
}

// andFalse writes an array of schemas with false behind them.
func (w *documentWriter) andFalse(schemas *Value) {
	w.b.WriteByte('[')
	for _, s := range schemas.items {
		w.value(s)
		w.b.WriteByte(',')
	}
	w.b.WriteString("false]")
}

// text writes a URL, in which nothing needs escaping.
func (w *documentWriter) text(address string) { w.b.WriteString(`"` + address + `"`) }
