package corpora_test

import "testing"

// TestCorpora holds the code of every schema against every payload, and against payloads that were
// changed in one place. A file more or less in a corpus changes the numbers here.
func TestCorpora(t *testing.T) {
	s := prepare(t)
	want := map[string]struct{ events, payloads, mutants int }{
		"cdevents": {48, 48, 10_000},
		"eiffel":   {222, 97, 10_000},
		"github":   {109, 116, 20_000},
	}
	for _, c := range s.corpora {
		t.Run(c.name, func(t *testing.T) {
			want := want[c.name]
			if len(c.pkg.Events) != want.events || len(c.payloads) != want.payloads {
				t.Errorf("%d events and %d payloads, want %d and %d", len(c.pkg.Events), len(c.payloads), want.events, want.payloads)
			}
			s.module.checkSize(t, c)
			c.logFallbacks(t)
			timed(t, "payloads checked", func() { c.checkPayloads(t, s.driver) })
			timed(t, "mutants checked", func() {
				refused := c.checkMutants(t, s.driver)
				if *perKeyword == manyPerKeyword && refused < want.mutants {
					t.Errorf("%d mutants were refused, want %d and more", refused, want.mutants)
				}
			})
		})
	}
}
