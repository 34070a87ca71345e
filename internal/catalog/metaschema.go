package catalog

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// checkMetaschemas reports where files are no valid schemas of their drafts. Without a finding so
// far there is no need to: the compiler comes to every file then, and checks it on the way.
func (l *loader) checkMetaschemas() {
	if len(l.findings) == 0 {
		return
	}
	for _, f := range l.checkedFiles() {
		l.checkMetaschema(f)
	}
}

// checkMetaschema reports where a file is no valid schema of its draft: a keyword with a value of
// the wrong type, a type that does not exist.
func (l *loader) checkMetaschema(f *file) {
	err := validate(f.draft.URL(), f.root)
	var invalid *jsonschema.ValidationError
	switch {
	case errors.As(err, &invalid):
		l.reportInvalid(f, invalid)
	case err != nil:
		l.report(f, f.root.Pos(), "the schema cannot be checked: %v", err)
	}
}

func (l *loader) reportInvalid(f *file, invalid *jsonschema.ValidationError) {
	f.broken = true
	for _, cause := range diagnostic.Causes(invalid) {
		v, subject := locate(f.root, Pointer(cause.Pointer))
		if !isPatternCause(cause) && !l.hasFinding(v.Pos()) {
			l.report(f, v.Pos(), "%s%s", subject, explain(cause, v))
		}
	}
}

// isPatternCause reports whether the cause is a pattern that cannot be compiled: checkPatterns has
// said that better.
func isPatternCause(cause diagnostic.Cause) bool {
	return strings.HasSuffix(cause.Message, "is not valid 'regex'") || strings.HasSuffix(cause.Message, "is not valid regex")
}

func (l *loader) hasFinding(at Position) bool {
	return slices.ContainsFunc(l.findings, func(d Diagnostic) bool { return d.Position() == at })
}

// explain says in plain words what jsonschema/v5 found about a value of a schema.
func explain(cause diagnostic.Cause, v *Value) string {
	if expected, _, ok := strings.Cut(cause.Message, ", but got "); ok && cause.Keyword == "type" {
		return "must be of type " + strings.TrimPrefix(expected, "expected ") + ", not " + shown(v)
	}
	if expected, ok := strings.CutPrefix(cause.Message, "value "); ok && cause.Keyword == "enum" {
		return expected + ", not " + shown(v)
	}
	return cause.Message
}

// locate returns the value at a pointer, and what it is called in the schema that
// encloses it, for the beginning of a message.
func locate(root *Value, pointer Pointer) (v *Value, subject string) {
	v = root
	tokens, enclosing := pointer.Tokens(), 0
	for i, token := range tokens {
		next, ok := v.child(token)
		if !ok {
			break
		}
		if v.schema != nil {
			enclosing = i
		}
		v = next
	}
	if len(tokens) == 0 {
		return v, ""
	}
	return v, fmt.Sprintf("%q: ", strings.Join(tokens[enclosing:], "/"))
}

// shown is a value as it stands in a message: its text if that is short.
func shown(v *Value) string {
	const long = 60
	if text := v.Compact(); len(text) <= long && v.kind != Object && v.kind != Array {
		return text
	}
	return v.kind.String()
}

func validate(schemaURL string, v *Value) (err error) {
	defer recoverTo(&err)
	schema, err := event.NewCompiler().Compile(schemaURL)
	if err != nil {
		return err
	}
	return schema.Validate(v.Decode())
}

// recoverTo turns a panic of jsonschema/v5, which has a few left, into an error.
func recoverTo(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("jsonschema/v5 panics: %v", r)
	}
}
