package catalog

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// identify reads what a schema calls itself: $id (id in draft 4), which begins a resource of its
// own, and anchors, which name a place in the resource.
func (l *loader) identify(s *Schema) {
	if s.resource == nil {
		s.resource, s.base = s, s.file.url
	}
	address, anchor := s.identifier()
	if address != "" {
		l.identifyResource(s, address)
	}
	if s.Draft().RefIsAlone() {
		s.anchor(anchor, s.Draft().idKeyword())
		return
	}
	if anchor != "" {
		s.reject("$id", "has a fragment: the keyword for that is $anchor")
	}
	for _, keyword := range [...]string{"$anchor", "$dynamicAnchor"} {
		if name, ok := s.Text(keyword); ok {
			s.anchor(name, keyword)
		}
	}
}

func (l *loader) identifyResource(s *Schema, address string) {
	base, ok := resolveURL(s.resource.base, address)
	if !ok {
		s.reject(s.Draft().idKeyword(), "is no URL")
		return
	}
	for _, other := range l.named[base] {
		if other.file == s.file {
			s.clash(s.Draft().idKeyword(), other)
		}
	}
	s.resource, s.base = s, base
	l.named[base] = append(l.named[base], s)
}

// identifier returns the schema's $id in two: the address, and the fragment, which up to draft 7
// is an anchor. A fragment that is a JSON Pointer, as some generators write it, names nothing.
func (s *Schema) identifier() (address, anchor string) {
	id, ok := s.Text(s.Draft().idKeyword())
	if !ok {
		return "", ""
	}
	address, anchor, _ = strings.Cut(id, "#")
	if strings.HasPrefix(anchor, "/") {
		anchor = ""
	}
	return address, anchor
}

// anchor makes name, which the keyword has, lead to the schema.
func (s *Schema) anchor(name, keyword string) {
	r := s.resource
	if other, taken := r.anchors[name]; taken && other != s {
		s.clash(keyword, other)
		return
	}
	if r.anchors == nil {
		r.anchors = map[string]*Schema{}
	}
	if name != "" {
		r.anchors[name] = s
	}
}

// clash notes that the keyword gives the schema a name that another in the file has.
func (s *Schema) clash(keyword string, other *Schema) {
	s.reject(keyword, fmt.Sprintf("is that of the schema in line %d too: names must differ", other.Pos().Line))
}

// reject notes what is wrong with a name, for when it turns out that the file must be right.
func (s *Schema) reject(keyword, problem string) {
	v, _ := s.Lookup(keyword)
	s.file.misnamed = append(s.file.misnamed, v.Pos().Errorf("%s %q %s", keyword, v.text, problem))
}

// resolveURL returns the absolute form of an address without fragment, with one spelling for one
// address. It is false for what is no URL, and for what cannot be relative to the base.
func resolveURL(base, address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	if !u.IsAbs() {
		b, err := url.Parse(base)
		if err != nil || b.Opaque != "" {
			return "", false
		}
		u = b.ResolveReference(u)
	}
	u.RawPath, u.RawFragment, u.Fragment = "", "", ""
	return u.String(), true
}

// isMetaschema reports whether jsonschema/v5 knows the address without a document: metaschemas and
// the vocabularies that they consist of.
func isMetaschema(address string) bool {
	if _, ok := draftOf(address); ok {
		return true
	}
	return slices.Contains(vocabularies(), address)
}

func vocabularies() []string {
	const latest, before = "https://json-schema.org/draft/2020-12/meta/", "https://json-schema.org/draft/2019-09/meta/"
	return []string{
		latest + "core", latest + "applicator", latest + "unevaluated", latest + "validation", latest + "meta-data",
		latest + "format-annotation", latest + "format-assertion", latest + "content",
		before + "core", before + "applicator", before + "validation", before + "meta-data", before + "format",
		before + "content",
	}
}
