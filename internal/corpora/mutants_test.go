package corpora_test

import (
	"flag"
	"maps"
	"slices"
	"testing"

	"github.com/eventc/eventc/internal/difftest"
)

// perKeyword is how many mutants aim at one keyword of one schema: there are many more places for a
// keyword in the payloads than it takes to show that it is held.
var perKeyword = flag.Int("mutants", defaultPerKeyword, "how many mutants aim at one keyword of one schema")

// dispatchEvery is how many mutants there are for each that goes by way of the topic too.
const dispatchEvery = 8

// tally counts what became of mutants.
type tally struct{ refused, accepted, unrepresentable int }

// checkMutants changes every valid payload in one place at a time. What the schema refuses the code
// must refuse, and what it accepts the code must accept and keep.
func (c *corpus) checkMutants(t *testing.T, d *driver) {
	t.Helper()
	counts, made, faults := map[string]*tally{}, map[difftest.Aim]int{}, 0
	wanted := func(aim difftest.Aim) bool {
		made[aim]++
		return made[aim] <= *perKeyword
	}
	for _, p := range c.payloads {
		if !difftest.Valid(p.event.Compiled(), p.text) {
			continue
		}
		mutants := difftest.Mutants(p.event.Compiled(), p.text, wanted)
		var requests []request
		for i, m := range mutants {
			requests = append(requests, request{
				Event: c.keyOf(p.event.Root.Location()), Payload: m.Document, Dispatch: i%dispatchEvery == 0,
			})
		}
		wait := d.start(requests)
		valid := make([]bool, len(mutants))
		for i, m := range mutants {
			valid[i] = difftest.Valid(p.event.Compiled(), m.Document)
		}
		answers, err := wait()
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range mutants {
			if fault := c.fault(p.event, requests[i], valid[i], answers[i]); fault != "" {
				if faults++; faults <= 20 {
					t.Errorf("%s: %s at %s (%s): %s", p.file, m.Keyword, m.Pointer, m.Schema, fault)
				}
			}
			count(counts, m.Keyword, valid[i], answers[i])
		}
	}
	c.logMutants(t, counts)
	if faults > 0 {
		t.Errorf("%d mutants in all went wrong", faults)
	}
}

func count(counts map[string]*tally, keyword string, valid bool, a answer) {
	if counts[keyword] == nil {
		counts[keyword] = &tally{}
	}
	switch {
	case !valid:
		counts[keyword].refused++
	case a.Accepted:
		counts[keyword].accepted++
	default:
		counts[keyword].unrepresentable++
	}
}

func (c *corpus) logMutants(t *testing.T, counts map[string]*tally) {
	t.Helper()
	var all tally
	for _, keyword := range slices.Sorted(maps.Keys(counts)) {
		n := counts[keyword]
		t.Logf("%-22s %6d refused %6d accepted %4d unrepresentable", keyword, n.refused, n.accepted, n.unrepresentable)
		all.refused += n.refused
		all.accepted += n.accepted
		all.unrepresentable += n.unrepresentable
	}
	t.Logf("%-22s %6d refused %6d accepted %4d unrepresentable", "all mutants", all.refused, all.accepted, all.unrepresentable)
}
