package model

import (
	"maps"
	"slices"
	"strings"

	"github.com/eventc/eventc/internal/catalog"
)

// documents are the schema documents of a package, each once.
type documents struct {
	byURL map[string]*Document
	sets  map[string]*DocumentSet // by the URL of the file that needs them
}

func newDocuments() documents {
	return documents{byURL: map[string]*Document{}, sets: map[string]*DocumentSet{}}
}

// documentSet returns what the schema's file needs to be compiled.
func (b *builder) documentSet(s *catalog.Schema) *DocumentSet {
	url, _, _ := strings.Cut(s.Location(), "#")
	if set, ok := b.documents.sets[url]; ok {
		return set
	}
	set := &DocumentSet{Path: s.Path()}
	for _, d := range s.Documents() {
		set.Documents = append(set.Documents, b.document(d))
	}
	set.Var = "documents" + strings.TrimPrefix(b.documents.byURL[url].Var, "document")
	b.documents.sets[url] = set
	return set
}

func (b *builder) document(d catalog.Document) *Document {
	known, ok := b.documents.byURL[d.URL]
	if !ok {
		known = &Document{Var: b.variable("document"+b.documentName(d), d.URL), URL: d.URL, Text: string(d.Text)}
		b.documents.byURL[d.URL] = known
	}
	return known
}

// documentName makes a name of a document's path, without the folder of the topic.
func (b *builder) documentName(d catalog.Document) string {
	name := strings.TrimPrefix(d.Path, b.topic.Name+"/")
	return exportedName(strings.TrimSuffix(strings.TrimSuffix(name, ".json"), ".schema"))
}

// sorted returns the documents and the sets, both by URL.
func (d documents) sorted() ([]*Document, []*DocumentSet) {
	var all []*Document
	for _, url := range slices.Sorted(maps.Keys(d.byURL)) {
		all = append(all, d.byURL[url])
	}
	var sets []*DocumentSet
	for _, url := range slices.Sorted(maps.Keys(d.sets)) {
		sets = append(sets, d.sets[url])
	}
	return all, sets
}
