package catalog

import (
	"net/url"
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
		if base, ok := resolveURL(s.resource.base, address); ok {
			s.resource, s.base = s, base
			l.named[base] = append(l.named[base], s)
		}
	}
	if s.Draft().RefIsAlone() {
		s.anchor(anchor)
		return
	}
	for _, keyword := range [...]string{"$anchor", "$dynamicAnchor"} {
		if name, ok := s.Text(keyword); ok {
			s.anchor(name)
		}
	}
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

// anchor makes name lead to the schema. Of two schemas with one name the first keeps it.
func (s *Schema) anchor(name string) {
	r := s.resource
	if _, taken := r.anchors[name]; name == "" || taken {
		return
	}
	if r.anchors == nil {
		r.anchors = map[string]*Schema{}
	}
	r.anchors[name] = s
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
