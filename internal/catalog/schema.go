package catalog

// Schema is one schema of a file: the root, or any place in it where a schema stands. There is one
// *Schema a place, so pointers compare.
//
// Its methods tell what the schema says in its draft, as jsonschema/v5 reads it: a keyword that
// the draft does not have, or that stands beside a $ref up to draft 7, is not there. Only
// [Schema.Lookup] reads what is written, whatever it means. A method whose keyword has a value of
// the wrong type behaves as if the keyword were not there; [Load] has reported it.
type Schema struct {
	value    *Value
	file     *file
	pointer  Pointer
	resource *Schema            // whose identifier references inside are relative to, and "#" means
	base     string             // of a resource: its identifier, absolute
	ref      *Schema            // where $ref leads to; nil without one, and where it leads to a metaschema
	anchors  map[string]*Schema // of a resource: the schemas inside that have a name of their own
	dynamic  string             // what $dynamicRef is for jsonschema/v5; "" as it is written
	demanded []string           // of an event's root: members that are required since the event's type is in them
}

// Draft returns the draft that the schema is written in: that of its file.
func (s *Schema) Draft() Draft { return s.file.draft }

// Value returns what is written where the schema stands: an object, true or false.
func (s *Schema) Value() *Value { return s.value }

// Pos returns the place of the schema's first byte.
func (s *Schema) Pos() Position { return s.value.Pos() }

// Path returns the path of the schema's file below the schemas folder.
func (s *Schema) Path() string { return s.file.path }

// Pointer returns where in its file the schema stands; the root is the empty pointer.
func (s *Schema) Pointer() Pointer { return s.pointer }

// Location returns the URL of the schema: that of its file's [Document] and a fragment. A compiler
// that has the documents of an event compiles any schema of theirs by it.
func (s *Schema) Location() string {
	if s.pointer == "" {
		return s.file.url
	}
	return s.file.url + "#" + s.pointer.fragment()
}

// Bool returns the value of a schema that is true or false, and false as its second result for a
// schema with keywords.
func (s *Schema) Bool() (value, ok bool) { return s.value.Bool() }

// Lookup returns the member with the name as it is written, whether or not it means anything in
// the schema's draft: title, description, default, examples, x-go-name.
func (s *Schema) Lookup(name string) (*Value, bool) { return s.value.Member(name) }

// Keyword returns the value of a keyword that has a meaning here: the draft has it, and it does
// not stand beside a $ref that shadows it.
func (s *Schema) Keyword(name string) (*Value, bool) {
	v, ok := s.value.Member(name)
	if !ok || !s.means(name) {
		return nil, false
	}
	return v, true
}

// Keywords returns the keywords that can refuse a payload here, in the order of the file. What is
// not among them (annotations, definitions, names, words that nobody knows) has no part in the
// verdict.
func (s *Schema) Keywords() []string {
	var keywords []string
	for _, m := range s.value.members {
		if s.Draft().asserts(m.Name) && s.means(m.Name) && s.bears(m.Name) {
			keywords = append(keywords, m.Name)
		}
	}
	return keywords
}

// means reports whether a keyword is read here.
func (s *Schema) means(keyword string) bool {
	if keyword != "$ref" && s.Draft().RefIsAlone() && s.has("$ref") {
		return false
	}
	return s.Draft() >= keywordSince(keyword) && s.file.knows(keyword)
}

// bears reports whether a keyword that means something only beside another has it.
func (s *Schema) bears(keyword string) bool {
	switch keyword {
	case "then", "else":
		return s.has("if")
	case "minContains", "maxContains":
		return s.has("contains")
	case "contentSchema":
		return s.has("contentMediaType")
	case "additionalItems":
		items, ok := s.value.Member("items")
		return ok && items.kind == Array
	}
	return true
}

func (s *Schema) has(keyword string) bool {
	_, ok := s.value.Member(keyword)
	return ok
}

// Ref returns the schema that $ref leads to, in this file or another. It is nil without a $ref,
// and for a $ref to the metaschema of a draft, which is no file.
func (s *Schema) Ref() *Schema { return s.ref }

// Text returns the value of a keyword that is a string, such as format and pattern.
func (s *Schema) Text(keyword string) (string, bool) {
	v, ok := s.Keyword(keyword)
	if !ok {
		return "", false
	}
	return v.Text()
}
