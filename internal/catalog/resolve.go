package catalog

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// reference is a keyword of a schema that leads to another schema.
type reference struct {
	from    *Schema
	keyword string
	value   *Value // a string
	address string // the URL without fragment; empty for the resource that the schema is in
	name    string // the fragment, unescaped: a JSON Pointer or an anchor
}

func (s *Schema) reference(keyword string) (reference, bool) {
	v, ok := s.Keyword(keyword)
	if !ok || v.kind != String {
		return reference{}, false
	}
	address, name, _ := strings.Cut(v.text, "#")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	return reference{from: s, keyword: keyword, value: v, address: address, name: name}, true
}

// String returns the reference as it begins messages.
func (r reference) String() string { return fmt.Sprintf("%s %q", r.keyword, r.value.text) }

func (r reference) isPointer() bool { return r.name == "" || r.name[0] == '/' }

// resolveReferences finds what every reference leads to, in the files that must be right. A file
// that a reference leads to must be right as well, and so must a value that only the reference
// makes a schema.
func (l *loader) resolveReferences() {
	for progress := true; progress; {
		progress = false
		for _, f := range l.files {
			for f.checked && f.resolved < len(f.schemas) {
				s := f.schemas[f.resolved]
				f.resolved++
				l.resolveMetaschema(s)
				l.resolveRef(s)
				l.resolveDynamicRef(s)
				progress = true
			}
		}
	}
}

// resolveMetaschema makes the metaschema of a file one of the files that must be right.
func (l *loader) resolveMetaschema(s *Schema) {
	if s.pointer == "" && s.file.metaschema != nil {
		s.file.refersTo(s.file.metaschema)
	}
}

// resolveRef finds what $ref leads to.
func (l *loader) resolveRef(s *Schema) {
	r, ok := s.reference("$ref")
	if !ok {
		return
	}
	if s.ref = l.resolve(r); s.ref != nil {
		s.file.refersTo(s.ref.file)
	}
}

// resolveDynamicRef finds what $dynamicRef leads to unless it is overridden on the way: as a $ref,
// but an anchor stays an anchor, since its name is what is overridden.
func (l *loader) resolveDynamicRef(s *Schema) {
	r, ok := s.reference("$dynamicRef")
	if !ok {
		return
	}
	target := l.resolve(r)
	switch {
	case target == nil:
		return
	case r.isPointer():
		s.dynamic = target.Location()
	case target.resource.pointer == "":
		s.dynamic = target.file.url + "#" + url.PathEscape(r.name)
	case target.file == s.file:
		s.dynamic = target.resource.base + "#" + url.PathEscape(r.name)
	default:
		l.reportRef(r, "leads to an anchor below an $id inside another file: give that schema a file of its own")
	}
	s.file.refersTo(target.file)
}

// resolve returns the schema that a reference leads to. It is nil for one that leads nowhere, which
// is reported, and for a metaschema.
func (l *loader) resolve(r reference) *Schema {
	resource := r.from.resource
	if r.address != "" {
		resource = l.resolveAddress(r)
	}
	switch {
	case resource == nil:
		return nil
	case r.isPointer():
		return l.resolvePointer(r, resource)
	}
	target, ok := resource.anchors[r.name]
	if !ok {
		l.reportRef(r, "leads nowhere: %s has no anchor %q", resource.file.name, r.name)
		return nil
	}
	return target
}

// resolveAddress returns the resource that the address of a reference names: by identifier, or as
// a file relative to the reference's file, to its topic's folder, or to the schemas folder. It is nil for
// none and for more than one, which are reported, and for a metaschema.
func (l *loader) resolveAddress(r reference) *Schema {
	candidates := r.candidates()
	var fits []*Schema
	for _, candidate := range candidates {
		if f, ok := l.byURL[candidate]; ok && f.schema == nil {
			l.reportNoSchema(r, f)
			return nil
		}
		for _, resource := range l.resources(candidate) {
			if !slices.Contains(fits, resource) {
				fits = append(fits, resource)
			}
		}
	}
	switch {
	case len(fits) == 1:
		return fits[0]
	case len(fits) > 1:
		l.reportAmbiguous(r, fits)
	case !isMetaschema(r.address):
		l.reportUnresolved(r, candidates)
	case r.name != "":
		l.reportRef(r, "leads into a metaschema: copy the part that you need")
	}
	return nil
}

// candidates returns the URLs that the address can stand for, each once. One that begins with "./"
// or "../" says that it is relative to the file.
func (r reference) candidates() []string {
	file := r.from.file
	bases := []string{r.from.resource.base, file.url}
	if !strings.HasPrefix(r.address, ".") {
		bases = append(bases, canonicalURL(""))
		for _, folder := range file.bases {
			bases = append(bases, canonicalURL(strings.TrimPrefix(folder+"/", "/")))
		}
	}
	var candidates []string
	for _, base := range bases {
		candidate, ok := resolveURL(base, r.address)
		if ok && !slices.Contains(candidates, candidate) {
			candidates = append(candidates, candidate)
		}
	}
	return candidates
}

// resources returns the schemas that have the absolute URL.
func (l *loader) resources(address string) []*Schema {
	if f, ok := l.byURL[address]; ok {
		return append([]*Schema{f.schema}, l.named[address]...)
	}
	return l.named[address]
}

// resolvePointer walks from the resource's root. Where the pointer leads to a value that no
// keyword says is a schema, the reference makes it one.
func (l *loader) resolvePointer(r reference, resource *Schema) *Schema {
	v, at, within := resource.value, resource.pointer, resource.resource
	passed := []*Value{v}
	for _, token := range Pointer(r.name).Tokens() {
		next, ok := v.child(token)
		if !ok {
			l.reportMissing(r, v, at, token)
			return nil
		}
		v, at, passed = next, at.Append(token), append(passed, next)
		if v.schema != nil {
			within = v.schema.resource
		}
	}
	if v.schema == nil {
		pin(v.file, passed)
		l.addSchema(v, at, within)
	}
	if v.schema == nil {
		l.reportRef(r, "leads to %s, which is no schema (%s)", v.kind, v.Pos())
	}
	return v.schema
}

// pin keeps the values when the file's text is written for jsonschema/v5.
func pin(f *file, values []*Value) {
	for _, v := range values {
		f.pinned[v] = true
	}
}
