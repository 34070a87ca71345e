package difftest

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
)

// checkBrief holds a rejection in brief: its violation is among those that the judge names.
func (t Target) checkBrief(rejected *event.RejectedError, document []byte) error {
	if err := CheckBrief(t.judgeOf(rejected.EventType), rejected, document); err != nil {
		return fmt.Errorf("%s: %w: %s", t.Topic.Name, err, document)
	}
	return nil
}

// CheckBrief holds a rejection in brief against the judge, which must name its violation too, if it
// does not panic.
func CheckBrief(judge *jsonschema.Schema, rejected *event.RejectedError, document []byte) error {
	tree, err := tree(document)
	if err != nil {
		return fmt.Errorf("explained in brief, and no JSON: %w", err)
	}
	named := violationsOf(judge, tree)
	if v := rejected.Violations[0]; named != nil && !named[withoutEmptyNames(v.Pointer)+" "+v.Keyword] {
		return fmt.Errorf("explained in brief as %s, which is none of %v", v, named)
	}
	return nil
}

// violationsOf returns the places and keywords that the judge names, or nil where it panics.
func violationsOf(judge *jsonschema.Schema, tree any) (named map[string]bool) {
	defer func() {
		if recover() != nil {
			named = nil
		}
	}()
	named = map[string]bool{}
	var invalid *jsonschema.ValidationError
	if errors.As(judge.Validate(tree), &invalid) {
		addLeaves(named, invalid)
	}
	return named
}

// briefOf returns one of the errors that is a rejection in brief, or nil.
func briefOf(errs ...error) *event.RejectedError {
	for _, err := range errs {
		var rejected *event.RejectedError
		if errors.As(err, &rejected) && rejected.Brief {
			return rejected
		}
	}
	return nil
}

// withoutEmptyNames returns the pointer as the judge has it, which leaves out empty names.
func withoutEmptyNames(pointer string) string {
	for strings.Contains(pointer, "//") {
		pointer = strings.ReplaceAll(pointer, "//", "/")
	}
	return strings.TrimSuffix(pointer, "/")
}

// addLeaves adds the place and the keyword of the errors below e that have no cause of their own.
func addLeaves(named map[string]bool, e *jsonschema.ValidationError) {
	for _, cause := range e.Causes {
		addLeaves(named, cause)
	}
	at, err := url.PathUnescape(e.InstanceLocation)
	if err != nil {
		at = e.InstanceLocation
	}
	for keyword := range strings.SplitSeq(e.KeywordLocation, "/") {
		named[at+" "+keyword] = true
	}
	if e.Message == "not allowed" {
		named[at+" false"] = true
	}
}
