package suite_test

import (
	"testing"

	"github.com/eventc/eventc/internal/suite/driver"
)

// results counts the tests of each draft. A test is right if it is in every way.
type results struct {
	tests  map[string]int             // by draft
	wrong  map[string]map[string]bool // subjects by draft
	counts map[string]*counts
}

// counts are those of one draft, over all ways.
type counts struct{ payloads, unsound, refused int }

func newResults(groups []*group) *results {
	r := &results{tests: map[string]int{}, wrong: map[string]map[string]bool{}, counts: map[string]*counts{}}
	for _, d := range drafts() {
		r.wrong[d.folder], r.counts[d.folder] = map[string]bool{}, &counts{}
	}
	for _, g := range groups {
		r.tests[g.draft.folder] += len(g.Tests)
	}
	return r
}

// add counts an answer, and reports it where it is not what it has to be.
func (r *results) add(t *testing.T, c testCase, a driver.Answer) {
	t.Helper()
	if err := c.check(a); err != nil {
		t.Errorf("%s: %v", c, err)
	}
	folder, accepted := c.group.draft.folder, a.Problem == ""
	n := r.counts[folder]
	n.payloads++
	switch {
	case accepted == c.instance.Valid:
		return
	case accepted:
		n.unsound++
	default:
		n.refused++
	}
	r.wrong[folder][c.group.subject(c.instance)] = true
}

func (r *results) log(t *testing.T) {
	t.Helper()
	for _, d := range drafts() {
		tests, n := r.tests[d.folder], r.counts[d.folder]
		t.Logf("%s: %d tests, %d right; of %d payloads made of them, %d accepted and %d refused against the suite",
			d.folder, tests, tests-len(r.wrong[d.folder]), n.payloads, n.unsound, n.refused)
	}
}
