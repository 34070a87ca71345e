package fuzzer_test

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"github.com/eventc/eventc/internal/fuzzer"
)

var (
	duration  = flag.Duration("for", 0, "how long to check documents of random schemas, besides compiling their code; 0 is for a few documents")
	firstSeed = flag.Uint64("seed", 0, "the seed of the first schema; 0 with -for is one that was not there before")
	schemas   = flag.Int("schemas", 24, "how many schemas are compiled at once")
	documents = flag.Int("documents", 300, "how many documents of each schema there are, without -for")
)

// TestRandomSchemas generates and compiles the code of random schemas, and holds it against them on
// random documents: some, or for as long as it is told.
func TestRandomSchemas(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the code of random schemas")
	}
	if *duration == 0 {
		r := newRound(t, *firstSeed, *schemas)
		r.report(t, r.run(t, fmt.Sprintf("-documents=%d", *documents)))
		return
	}
	fuzzFor(t, *duration, startingSeed())
}

// fuzzFor goes on with schemas that were not there before, until their documents were checked for as
// long as it is told.
func fuzzFor(t *testing.T, left time.Duration, seed uint64) {
	t.Helper()
	var all fuzzer.Report
	for ; left > 0 && !t.Failed(); seed += uint64(*schemas) {
		some := min(left, roundTime)
		r := newRound(t, seed, *schemas)
		report := r.run(t, fmt.Sprintf("-for=%s", some))
		r.report(t, report)
		all.Add(report)
		left -= some
	}
	t.Logf("random schemas in all: %s", all)
}

// roundTime is how long documents of the same schemas are checked: several times as long as it takes
// to compile their code.
const roundTime = 3 * time.Minute

func startingSeed() uint64 {
	if *firstSeed > 0 {
		return *firstSeed
	}
	return uint64(time.Now().Unix()) * 1000
}
