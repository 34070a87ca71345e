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
	tree, err := tree(document)
	if err != nil {
		return fmt.Errorf("%s: explained in brief, and no JSON: %s: %w", t.Topic.Name, document, err)
	}
	named := map[string]bool{}
	var invalid *jsonschema.ValidationError
	if errors.As(t.judgeOf(rejected.EventType).Validate(tree), &invalid) {
		addLeaves(named, invalid)
	}
	if v := rejected.Violations[0]; !named[withoutEmptyNames(v.Pointer)+" "+v.Keyword] {
		return fmt.Errorf("%s: explained in brief as %s, which is none of %v: %s", t.Topic.Name, v, named, document)
	}
	return nil
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
