package catalog

import (
	"net/url"
	"slices"
	"strings"
)

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
				l.resolveRef(s)
				l.resolveDynamicRef(s)
				progress = true
			}
		}
	}
}

// resolveRef finds what $ref leads to.
func (l *loader) resolveRef(s *Schema) {
	v, ok := s.Keyword("$ref")
	if !ok || v.kind != String {
		return
	}
	address, fragment, _ := strings.Cut(v.text, "#")
	resource := l.resolveAddress(s, v, address)
	if resource == nil {
		return
	}
	if s.ref = l.resolveFragment(v, resource, fragment); s.ref != nil {
		s.file.refersTo(s.ref.file)
	}
}

// resolveDynamicRef finds what $dynamicRef leads to unless it is overridden on the way: as a $ref,
// but an anchor stays an anchor, since its name is what is overridden.
func (l *loader) resolveDynamicRef(s *Schema) {
	v, ok := s.Keyword("$dynamicRef")
	if !ok || v.kind != String {
		return
	}
	address, fragment, _ := strings.Cut(v.text, "#")
	resource := l.resolveAddress(s, v, address)
	if resource == nil {
		return
	}
	target := l.resolveFragment(v, resource, fragment)
	switch {
	case target == nil:
		return
	case fragment == "" || fragment[0] == '/':
		s.dynamic = target.Location()
	case target.resource.pointer == "":
		s.dynamic = target.file.url + "#" + fragment
	case target.file == s.file:
		s.dynamic = target.resource.base + "#" + fragment
	default:
		l.report(s.file, v.Pos(), "$dynamicRef %q leads to an anchor below an $id inside another file: "+
			"give that schema a file of its own", v.text)
	}
	s.file.refersTo(target.file)
}

// resolveAddress returns the resource that the address of a reference names: by identifier, or as
// a file relative to the reference's file, to its topic, or to the schemas folder. It reports an
// address that fits no resource, or more than one, and returns nil; nil without a report is a
// metaschema, or a file that was reported already.
func (l *loader) resolveAddress(s *Schema, ref *Value, address string) *Schema {
	if address == "" {
		return s.resource
	}
	candidates := l.candidates(s, address)
	var fits []*Schema
	for _, candidate := range candidates {
		if f, ok := l.byURL[candidate]; ok && f.schema == nil {
			l.reportNoSchema(s, ref, f)
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
		l.reportAmbiguous(s, ref, fits)
	case !isMetaschema(address):
		l.reportUnresolved(s, ref, address, candidates)
	}
	return nil
}

// candidates returns the URLs that an address can stand for, each once. One that begins with "./"
// or "../" says that it is relative to the file.
func (l *loader) candidates(s *Schema, address string) []string {
	bases := []string{s.resource.base, s.file.url}
	if !strings.HasPrefix(address, ".") {
		bases = append(bases, canonicalURL(""))
	}
	if !strings.HasPrefix(address, ".") && s.file.topic != "" {
		bases = append(bases, canonicalURL(s.file.topic+"/"))
	}
	var candidates []string
	for _, base := range bases {
		candidate, ok := resolveURL(base, address)
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

// isMetaschema reports whether jsonschema/v5 knows the address without a document: metaschemas and
// the vocabularies that they consist of.
func isMetaschema(address string) bool {
	if _, ok := draftOf(address); ok {
		return true
	}
	rest, ok := strings.CutPrefix(plainURL(address), "https://json-schema.org/draft/")
	return ok && (strings.HasPrefix(rest, "2019-09/meta/") || strings.HasPrefix(rest, "2020-12/meta/"))
}

// resolveFragment returns the schema in the resource that a fragment names: a JSON Pointer from
// the resource's root, or an anchor.
func (l *loader) resolveFragment(ref *Value, resource *Schema, fragment string) *Schema {
	decoded, err := url.PathUnescape(fragment)
	if err != nil {
		l.report(ref.file, ref.Pos(), "%s is no URL: %v", quoteRef(ref), err)
		return nil
	}
	if decoded == "" || decoded[0] == '/' {
		return l.resolvePointer(ref, resource, Pointer(decoded))
	}
	target, ok := resource.anchors[decoded]
	if !ok {
		l.report(ref.file, ref.Pos(), "%s leads nowhere: %s has no anchor %q", quoteRef(ref), resource.file.name, decoded)
		return nil
	}
	return target
}

// resolvePointer walks from the resource's root. Where the pointer leads to a value that no
// keyword says is a schema, the reference makes it one.
func (l *loader) resolvePointer(ref *Value, resource *Schema, pointer Pointer) *Schema {
	v, at, within := resource.value, resource.pointer, resource.resource
	passed := []*Value{v}
	for _, token := range pointer.Tokens() {
		next, ok := v.child(token)
		if !ok {
			l.reportMissing(ref, v, at, token)
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
		l.report(ref.file, ref.Pos(), "%s leads to %s, which is no schema (%s)", quoteRef(ref), v.kind, v.Pos())
	}
	return v.schema
}

// pin keeps the values when the file's text is written for jsonschema/v5.
func pin(f *file, values []*Value) {
	for _, v := range values {
		f.pinned[v] = true
	}
}
