package corpora_test

import "testing"

// TestCorpora holds the code of every schema against every payload, and against payloads that were
// changed in one place.
func TestCorpora(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the code of all corpora")
	}
	s := prepare(t)
	for _, c := range s.corpora {
		t.Run(c.name, func(t *testing.T) {
			s.module.logSizes(t, c)
			c.logFallbacks(t)
			timed(t, "payloads checked", func() { c.checkPayloads(t, s.driver) })
			timed(t, "mutants checked", func() { c.checkMutants(t, s.driver) })
		})
	}
}
