package suite_test

import (
	"maps"
	"os"
	"slices"
	"testing"
)

// expectedFailures are the tests whose verdict is not the suite's, with the reason of each.
type expectedFailures struct {
	reasons map[string]string // by subject
	met     map[string]bool
}

// readExpected reads testdata/expected.json, which lists the tests by reason.
func readExpected(t *testing.T) expectedFailures {
	t.Helper()
	var byReason map[string][]string
	readJSON(t, os.DirFS("testdata"), "expected.json", &byReason)
	e := expectedFailures{reasons: map[string]string{}, met: map[string]bool{}}
	for reason, subjects := range byReason {
		for _, subject := range subjects {
			if e.reasons[subject] != "" {
				t.Errorf("%s: listed twice", subject)
			}
			e.reasons[subject] = reason
		}
	}
	return e
}

// has reports whether a test is expected to fail.
func (e expectedFailures) has(subject string) bool {
	_, ok := e.reasons[subject]
	e.met[subject] = e.met[subject] || ok
	return ok
}

// checkUsed checks that every entry of the list is a test.
func (e expectedFailures) checkUsed(t *testing.T) {
	t.Helper()
	for _, subject := range slices.Sorted(maps.Keys(e.reasons)) {
		if !e.met[subject] {
			t.Errorf("%s: expected to fail, and there is no such test", subject)
		}
	}
}
