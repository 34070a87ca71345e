package corpora_test

import (
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/model"
)

// logFallbacks says what the codecs leave to the schemas.
func (c *corpus) logFallbacks(t *testing.T) {
	t.Helper()
	events, compiled := 0, 0
	for _, p := range c.packages {
		for _, e := range model.Explain(p) {
			events++
			if e.Judged == "" && len(e.Parts) == 0 {
				compiled++
				continue
			}
			if e.Judged != "" {
				t.Logf("%s: the schema decides about every payload: %s", e.Event, e.Judged)
			}
			for _, part := range e.Parts {
				t.Logf("%s: the schema decides about %s: %s", e.Event, part.Location, strings.Join(part.Reasons, ", "))
			}
		}
	}
	t.Logf("%d events, %d of them compiled as a whole", events, compiled)
}
