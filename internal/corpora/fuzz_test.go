package corpora_test

import (
	"testing"

	"github.com/eventc/eventc/internal/difftest"
)

// FuzzCorpora changes payloads of the corpora at random. The fuzzer chooses the payload and the
// change; what it finds is found again by the same two numbers.
func FuzzCorpora(f *testing.F) {
	s := prepare(f)
	var payloads []payload
	for _, c := range s.corpora {
		payloads = append(payloads, c.payloads...)
	}
	for i := range s.corpora {
		f.Add(uint(i), uint64(i))
	}
	f.Fuzz(func(t *testing.T, index uint, seed uint64) {
		p := payloads[index%uint(len(payloads))]
		document := difftest.NewMutator(seed).Mutate(p.text)
		r := p.request(document)
		r.Dispatch = seed%dispatchEvery == 0
		answers, err := s.driver.start([]request{r})()
		if err != nil {
			t.Fatal(err)
		}
		if fault := p.corpus.fault(p.event, r, difftest.Valid(p.event.Compiled(), document), answers[0]); fault != "" {
			t.Fatalf("%s: %s\n%s", p.file, fault, document)
		}
	})
}
