// Package difftest holds generated code against the judge: on documents that are changed at random,
// what a codec accepts the JSON Schema must accept, what it refuses the schema must refuse or Go be
// unable to hold, and what was accepted must come back equal.
//
// It is for tests. It imports event, event/wire, internal/catalog and jsonschema/v5, and nothing
// else outside the standard library.
package difftest
