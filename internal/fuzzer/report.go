package fuzzer

import "fmt"

// Report is what became of the documents.
type Report struct {
	// Documents is their number. Made are those that were made for the schema, of which MadeValid
	// were valid; the others were changed.
	Documents, Made, MadeValid int
	// Accepted, Refused and Unrepresentable are the documents that the code accepted, those that
	// neither code nor schema accepted, and those that only Go cannot hold.
	Accepted, Refused, Unrepresentable int
	// Shaken is the number of events that were changed as Go values and written.
	Shaken int
	// Kinds is the number of event types.
	Kinds int
	// Faults are the faults: of each kind and sort, one.
	Faults []Fault
	// FaultyDocuments is the number of documents that showed a fault.
	FaultyDocuments int
}

// Fault is a document that shows what must not be.
type Fault struct {
	// Kind is the name of the event type.
	Kind string
	// What and Detail say what went wrong.
	What, Detail string
	// Seed is the seed of the document, as [Main] takes it.
	Seed uint64
	// Document is the document, made as small as could be. Original is what it was made of.
	Document, Original string
}

// Add adds what another report counts.
func (r *Report) Add(other Report) {
	r.Documents += other.Documents
	r.Made += other.Made
	r.MadeValid += other.MadeValid
	r.Accepted += other.Accepted
	r.Refused += other.Refused
	r.Unrepresentable += other.Unrepresentable
	r.Shaken += other.Shaken
	r.Kinds += other.Kinds
	r.Faults = append(r.Faults, other.Faults...)
	r.FaultyDocuments += other.FaultyDocuments
}

// String says in one line how many documents there were and what became of them.
func (r Report) String() string {
	return fmt.Sprintf("%d event types, %d documents (%d of %d made for their schemas are valid): %d accepted, %d refused, %d not representable; %d events changed and written; %d faulty",
		r.Kinds, r.Documents, r.MadeValid, r.Made, r.Accepted, r.Refused, r.Unrepresentable, r.Shaken, r.FaultyDocuments)
}

// String says what went wrong, and with which event type.
func (f Fault) String() string { return f.Kind + ": " + f.What + ": " + f.Detail }
