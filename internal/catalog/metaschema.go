package catalog

import (
	"errors"
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// checkMetaschemas reports where a file is no valid schema of its draft: a keyword with a value of
// the wrong type, a type that does not exist.
func (l *loader) checkMetaschemas() {
	compiler := event.NewCompiler()
	for _, f := range l.checkedFiles() {
		err := validate(compiler, f.draft.URL(), f.root)
		var invalid *jsonschema.ValidationError
		switch {
		case errors.As(err, &invalid):
			l.reportInvalid(f, invalid)
		case err != nil:
			l.report(f, f.root.Pos(), "the schema cannot be checked: %v", err)
		}
	}
}

func (l *loader) reportInvalid(f *file, invalid *jsonschema.ValidationError) {
	f.broken = true
	for _, cause := range diagnostic.Causes(invalid) {
		if cause.Keyword == "format" && strings.Contains(cause.Message, "'regex'") {
			continue // checkPatterns has said it better
		}
		at, subject := locate(f.root, Pointer(cause.Pointer))
		l.report(f, at, "%s%s", subject, cause.Message)
	}
}

// locate returns the place of a value by its pointer, and what it is called in the schema that
// encloses it, for the beginning of a message.
func locate(root *Value, pointer Pointer) (at Position, subject string) {
	v, tokens := root, pointer.Tokens()
	enclosing := 0
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
		return v.Pos(), ""
	}
	return v.Pos(), fmt.Sprintf("%q: ", strings.Join(tokens[enclosing:], "/"))
}

func validate(compiler *jsonschema.Compiler, schemaURL string, v *Value) (err error) {
	defer recoverTo(&err)
	schema, err := compiler.Compile(schemaURL)
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
