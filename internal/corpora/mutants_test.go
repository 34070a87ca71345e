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
var perKeyword = flag.Int("mutants", enoughPerKeyword(), "how many mutants aim at one keyword of one schema")

const manyPerKeyword = 8

// enoughPerKeyword is less under the race detector, which takes its time and has little to find
// where one goroutine judges.
func enoughPerKeyword() int {
	if raceDetector {
		return 1
	}
	return manyPerKeyword
}

// dispatchEvery is how many mutants there are for each that goes by way of the topic too.
const dispatchEvery = 8

// tally counts what became of mutants.
type tally struct{ refused, accepted, unrepresentable int }

// checkMutants changes every valid payload in one place at a time. What the schema refuses the code
// must refuse, and what it accepts the code must accept and keep. It returns how many were refused.
func (c *corpus) checkMutants(t *testing.T, d *driver) int {
	t.Helper()
	run := mutantRun{corpus: c, driver: d, made: map[difftest.Aim]int{}, counts: map[string]*tally{}}
	for _, p := range c.payloads {
		if difftest.Valid(p.event.Compiled(), p.text) {
			run.check(t, p)
		}
	}
	if run.faults > 0 {
		t.Errorf("%d mutants in all went wrong", run.faults)
	}
	return run.log(t)
}

type mutantRun struct {
	corpus *corpus
	driver *driver
	made   map[difftest.Aim]int
	counts map[string]*tally
	faults int
}

// wanted limits how often one keyword of one schema is aimed at.
func (r *mutantRun) wanted(aim difftest.Aim) bool {
	r.made[aim]++
	return r.made[aim] <= *perKeyword
}

// check lets the schema judge the mutants of a payload while the driver reads them.
func (r *mutantRun) check(t *testing.T, p payload) {
	t.Helper()
	mutants := difftest.Mutants(p.event.Compiled(), p.text, r.wanted)
	requests := make([]request, len(mutants))
	for i, m := range mutants {
		requests[i] = p.request(m.Document)
		requests[i].Dispatch = i%dispatchEvery == 0
	}
	wait := r.driver.start(requests)
	valid := make([]bool, len(mutants))
	for i, m := range mutants {
		valid[i] = difftest.Valid(p.event.Compiled(), m.Document)
	}
	answers, err := wait()
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range mutants {
		if fault := r.corpus.fault(p.event, requests[i], valid[i], answers[i]); fault != "" {
			r.report(t, p, m, fault)
		}
		r.count(m.Keyword, valid[i], answers[i].Accepted)
	}
}

func (r *mutantRun) report(t *testing.T, p payload, m difftest.Mutant, fault string) {
	t.Helper()
	const most = 20
	if r.faults++; r.faults <= most {
		t.Errorf("%s: %s at %q (%s): %s", p.file, m.Keyword, m.Pointer, m.Schema, fault)
	}
}

func (r *mutantRun) count(keyword string, valid, accepted bool) {
	n := r.counts[keyword]
	if n == nil {
		n = &tally{}
		r.counts[keyword] = n
	}
	switch {
	case !valid:
		n.refused++
	case accepted:
		n.accepted++
	default:
		n.unrepresentable++
	}
}

// log writes the counts by keyword and returns how many mutants were refused.
func (r *mutantRun) log(t *testing.T) int {
	t.Helper()
	const line = "%-22s %6d refused, %5d accepted, %4d not representable"
	var all tally
	for _, keyword := range slices.Sorted(maps.Keys(r.counts)) {
		n := r.counts[keyword]
		t.Logf(line, keyword, n.refused, n.accepted, n.unrepresentable)
		all.refused += n.refused
		all.accepted += n.accepted
		all.unrepresentable += n.unrepresentable
	}
	t.Logf(line, "all mutants", all.refused, all.accepted, all.unrepresentable)
	return all.refused
}
