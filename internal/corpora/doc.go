// Package corpora holds generated code against the events of other people: the schemas and payloads
// of CDEvents, Eiffel and GitHub's webhooks, which lie beside the repository and are no part of it.
//
// It has tests only. They generate Go of every schema, compile and vet it in a module of its own,
// run it there as a program (testdata/driver), and hold that program's answers against the schemas:
// about every payload, and about payloads that were changed in one place.
package corpora
