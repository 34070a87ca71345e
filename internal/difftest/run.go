package difftest

import (
	"fmt"
	"testing"
)

// Run checks n documents made of the target's seeds, and the seeds themselves, which must be
// accepted. It fails tb at the first fault and logs how many documents ended in which way.
func Run(tb testing.TB, t Target, n int) {
	tb.Helper()
	t = t.withExamples()
	seeds := t.Seeds()
	if len(seeds) == 0 {
		tb.Fatalf("%s has no examples to start from", t.Topic.Name)
	}
	for _, seed := range seeds {
		if outcome, err := t.Check(seed); err != nil || outcome != Accepted {
			tb.Fatalf("%s: the example is not accepted: %s: %v", t.Topic.Name, seed, err)
		}
	}
	var counts [3]int
	for i := range n {
		m := NewMutator(uint64(i))
		outcome, err := t.Check(m.Mutate(seeds[i%len(seeds)]))
		if err != nil {
			tb.Fatal(err)
		}
		counts[outcome]++
	}
	tb.Log(report(t, n, counts))
}

func report(t Target, n int, counts [3]int) string {
	return fmt.Sprintf("%s: %d documents, %d accepted, %d refused, %d unrepresentable, 0 unsound",
		t.Topic.Name, n, counts[Accepted], counts[Refused], counts[Unrepresentable])
}

// Fuzz lets the fuzzer choose seeds of the mutator, and documents of its own.
func Fuzz(f *testing.F, targets ...Target) {
	for i, t := range targets {
		targets[i] = t.withExamples()
		for _, seed := range t.Seeds() {
			f.Add(i, uint64(0), seed)
			f.Add(i, uint64(1), seed)
		}
	}
	f.Fuzz(func(t *testing.T, index int, seed uint64, document []byte) {
		target := targets[uint(index)%uint(len(targets))]
		if seed > 0 {
			document = NewMutator(seed).Mutate(document)
		}
		if _, err := target.Check(document); err != nil {
			t.Fatal(err)
		}
	})
}
