// Package randomdocument makes documents for a JSON Schema at random. Most are valid, on purpose; what
// a schema says in a way that cannot be aimed at (not, alternatives that exclude each other) makes
// the others invalid.
//
// It is for tests and pure. It imports jsonschema/v5, whose compiled schemas it reads, and nothing
// else outside the standard library.
package randomdocument
