package catalog

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// checkKeywords looks for what jsonschema/v5 would not find, or would not say where it is.
func (l *loader) checkKeywords() {
	for _, f := range l.checkedFiles() {
		l.findings = append(l.findings, f.misnamed...)
		f.broken = f.broken || len(f.misnamed) > 0
		for _, s := range f.schemas {
			l.checkDialect(s)
			l.checkSpelling(s)
			l.checkPatterns(s)
			l.checkOwnKeywords(s)
			l.checkStripped(s)
		}
	}
}

func (l *loader) checkedFiles() []*file {
	var checked []*file
	for _, f := range l.files {
		if f.checked {
			checked = append(checked, f)
		}
	}
	return checked
}

// checkDialect reports a $schema that is no draft, and one inside a file that is another draft than
// the file's: jsonschema/v5 reads a file in one draft.
func (l *loader) checkDialect(s *Schema) {
	v, ok := s.Lookup("$schema")
	if !ok || v.kind != String || s.pointer == "" && s.file.metaschema != nil {
		return
	}
	draft, known := draftOf(v.text)
	switch {
	case !known:
		l.report(s.file, v.Pos(), "unknown $schema %q: use one of %s", v.text, strings.Join(metaschemas(), ", "))
	case draft != s.Draft():
		l.report(s.file, v.Pos(), "the file is read as %s, and this schema inside it is %s: give it a file of its own",
			s.Draft(), draft)
	}
}

func metaschemas() []string {
	addresses := make([]string, 0, len(drafts()))
	for _, d := range drafts() {
		addresses = append(addresses, d.URL())
	}
	return addresses
}

// checkSpelling reports a keyword that nobody knows and that is nearly one that would matter here.
// Other unknown keywords are somebody's own, which JSON Schema allows.
func (l *loader) checkSpelling(s *Schema) {
	if l.opts.AllowMisspelt || s.file.allowsMisspelt || s.Draft().RefIsAlone() && s.has("$ref") {
		return
	}
	for _, m := range s.value.members {
		if isKeyword(m.Name) {
			continue
		}
		if meant, ok := s.meant(m.Name); ok {
			l.report(s.file, m.Pos(), "unknown keyword %q: did you mean %q? (a keyword of your own begins with \"x-\")",
				m.Name, meant)
		}
	}
}

// meant returns the keyword that an unknown one is probably a misspelling of. One that the schema
// has beside it was not meant, and of a short keyword at least the first letter must be right.
func (s *Schema) meant(unknown string) (string, bool) {
	candidates := []string{"definitions", "$defs"}
	for _, keyword := range assertions() {
		if s.Draft().asserts(keyword) && !s.has(keyword) {
			candidates = append(candidates, keyword)
		}
	}
	meant, ok := diagnostic.Nearest(unknown, candidates)
	if !ok || len(meant) > 5 {
		return meant, ok
	}
	first := strings.TrimPrefix(strings.ToLower(meant), "$")[:1]
	return meant, strings.HasPrefix(strings.TrimPrefix(strings.ToLower(unknown), "$"), first)
}

// checkOwnKeywords reports wrong values that no metaschema finds: jsonschema/v5 has a keyword of its
// own, and relies on the one value that $recursiveRef can have.
func (l *loader) checkOwnKeywords(s *Schema) {
	if v, ok := s.Keyword("regexProperties"); ok && v.kind != Bool {
		l.report(s.file, v.Pos(), "\"regexProperties\": must be of type boolean, not %s", shown(v))
	}
	if v, ok := s.Keyword("$recursiveRef"); ok && v.kind == String && v.text != "#" {
		l.report(s.file, v.Pos(), "\"$recursiveRef\": must be \"#\", not %s: use $ref", shown(v))
	}
}

// checkStripped reports wrong values of keywords that are not in the document which jsonschema/v5
// gets.
func (l *loader) checkStripped(s *Schema) {
	for _, m := range s.value.members {
		if kind, ok := s.Draft().strippedKind(m.Name); ok && m.Value.kind != kind {
			l.report(s.file, m.Value.Pos(), "%q: must be %s, not %s", m.Name, kind, shown(m.Value))
		}
	}
}

func (d Draft) strippedKind(keyword string) (Kind, bool) {
	if d < keywordSince(keyword) {
		return Null, false
	}
	switch keyword {
	case "title", "description", "$comment", "$schema", d.idKeyword():
		return String, true
	case "deprecated", "readOnly", "writeOnly":
		return Bool, true
	case "examples":
		return Array, true
	}
	return Null, false
}

// checkPatterns reports patterns that Go's regular expressions cannot compile.
func (l *loader) checkPatterns(s *Schema) {
	if pattern, ok := s.Keyword("pattern"); ok && pattern.kind == String {
		l.checkPattern(s, pattern.text, pattern.Pos())
	}
	if patterns, ok := s.Keyword("patternProperties"); ok {
		for _, m := range patterns.members {
			l.checkPattern(s, m.Name, m.Pos())
		}
	}
}

func (l *loader) checkPattern(s *Schema, pattern string, at Position) {
	_, err := regexp.Compile(pattern)
	if err == nil {
		return
	}
	reason := err.Error()
	var problem *syntax.Error
	if errors.As(err, &problem) {
		reason = fmt.Sprintf("%s %q%s", problem.Code, problem.Expr, otherDialects(problem.Code))
	}
	l.report(s.file, at, "the pattern %q cannot be compiled: %s", pattern, reason)
}

// otherDialects explains what other regular expressions have and RE2 has not.
func otherDialects(code syntax.ErrorCode) string {
	if code == syntax.ErrInvalidPerlOp || code == syntax.ErrInvalidEscape {
		return " (patterns are RE2, as in Go: no look-around, no back-references)"
	}
	return ""
}
