package fuzzer

import (
	"math/rand/v2"
	"time"

	"github.com/eventc/eventc/internal/difftest"
	"github.com/eventc/eventc/internal/randomdocument"
)

// thoroughEvery is how many documents there are for each that is read in the ways that take long.
const thoroughEvery = 4

// shakeEvery is how many accepted documents there are for each that is changed as a Go value.
const shakeEvery = 4

// hunt holds documents of one kind against its schema.
type hunt struct {
	subject *subject
	// seeds are documents to change: given ones, and valid ones of those that were made.
	seeds  [][]byte
	given  int
	next   uint64 // the seed of the next document
	report *Report
	found  map[string]bool
}

// newHunt returns a hunt that begins with the seed, and with documents to check and to change.
func newHunt(s *subject, seed uint64, given []string) *hunt {
	h := &hunt{subject: s, next: seed, given: len(given), found: map[string]bool{}}
	for _, document := range given {
		h.seeds = append(h.seeds, []byte(document))
	}
	return h
}

// maxSeeds is how many of the valid documents are kept.
const maxSeeds = 64

// run checks n documents.
func (h *hunt) run(n int) {
	for range n {
		h.one(h.next)
		h.next++
	}
}

// checkGiven checks the documents that were given, in every way. Go has to hold those that are valid.
func (h *hunt) checkGiven() {
	for _, document := range h.seeds[:h.given] {
		v := h.subject.check(document, true)
		if v.fault == nil && v.valid && !v.accepted {
			v.fault = &difftest.Fault{What: "a given document is valid, and not representable"}
		}
		h.count(v, false)
		if v.fault != nil {
			h.fail(0, document, v.fault, true)
		}
	}
}

// one checks the document of a seed.
func (h *hunt) one(seed uint64) {
	document, made := h.document(rand.New(rand.NewPCG(seed, 1)), seed)
	thoroughly := seed%thoroughEvery == 0
	v := h.subject.check(document, thoroughly)
	h.count(v, made)
	if v.fault != nil {
		h.fail(seed, document, v.fault, thoroughly)
		return
	}
	if made && v.accepted {
		h.keep(document, seed)
	}
	if v.accepted && seed%shakeEvery == 1 {
		h.shake(document, seed)
	}
}

// shake writes an event that is like the document, but for something that a program did to it.
func (h *hunt) shake(document []byte, seed uint64) {
	h.report.Shaken++
	fault := h.subject.shake(rand.New(rand.NewPCG(seed, 2)), document)
	if fault == nil {
		return
	}
	h.report.FaultyDocuments++
	if h.isNew(fault) {
		h.report.Faults = append(h.report.Faults, Fault{
			Kind: h.subject.kind.Name, What: fault.What, Detail: fault.Detail, Seed: seed, Document: string(document),
		})
	}
}

// isNew reports whether a fault is the first of its sort.
func (h *hunt) isNew(fault *difftest.Fault) bool {
	known := h.found[fault.What]
	h.found[fault.What] = true
	return !known
}

// document makes a document for the schema, or changes a valid one.
func (h *hunt) document(random *rand.Rand, seed uint64) (document []byte, made bool) {
	if len(h.seeds) == 0 || random.IntN(3) > 0 {
		return randomdocument.Make(random, h.subject.schema), true
	}
	return difftest.NewMutator(seed).Mutate(h.seeds[random.IntN(len(h.seeds))]), false
}

// keep keeps a valid document to change it later, in place of another one where there are many.
func (h *hunt) keep(document []byte, seed uint64) {
	const long = 4096
	switch {
	case len(document) > long:
	case len(h.seeds) < h.given+maxSeeds:
		h.seeds = append(h.seeds, document)
	default:
		h.seeds[h.given+int(seed%maxSeeds)] = document
	}
}

func (h *hunt) count(v verdict, made bool) {
	h.report.Documents++
	if made {
		h.report.Made++
	}
	if made && v.valid {
		h.report.MadeValid++
	}
	switch {
	case v.fault != nil:
		h.report.FaultyDocuments++
	case v.accepted:
		h.report.Accepted++
	case v.valid:
		h.report.Unrepresentable++
	default:
		h.report.Refused++
	}
}

// fail reports the first fault of its sort, with a document as small as can be.
func (h *hunt) fail(seed uint64, document []byte, fault *difftest.Fault, thoroughly bool) {
	if !h.isNew(fault) {
		return
	}
	end := time.Now().Add(5 * time.Second)
	smallest := difftest.Minimize(document, func(d []byte) bool {
		again := h.subject.check(d, thoroughly).fault
		return again != nil && again.What == fault.What && time.Now().Before(end)
	})
	if again := h.subject.check(smallest, thoroughly).fault; again != nil {
		fault = again
	}
	h.report.Faults = append(h.report.Faults, Fault{
		Kind: h.subject.kind.Name, What: fault.What, Detail: fault.Detail, Seed: seed,
		Document: string(smallest), Original: string(document),
	})
}
