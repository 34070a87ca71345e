package corpora_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/model"
)

// logFallbacks says what the codecs leave to the schemas, and why.
func (c *corpus) logFallbacks(t *testing.T) {
	t.Helper()
	compiled, left := 0, map[string][]string{}
	for _, e := range model.Explain(c.pkg) {
		if e.Judged != "" {
			reason := "every payload: " + e.Judged
			left[reason] = append(left[reason], e.Event)
		}
		for _, part := range e.Parts {
			reason := "a part: " + strings.Join(part.Reasons, ", ")
			left[reason] = append(left[reason], strings.TrimPrefix(part.Location, "eventc:///"))
		}
		if e.Judged == "" && len(e.Parts) == 0 {
			compiled++
		}
	}
	t.Logf("%d events, %d of them compiled as a whole", len(c.pkg.Events), compiled)
	for _, reason := range slices.Sorted(maps.Keys(left)) {
		t.Logf("%d times the schema decides about %s (%s)", len(left[reason]), reason, left[reason][0])
	}
}
