// Package catalog reads the schemas folder: which topics and events there are, what each file says
// and where it says it, what every reference leads to. Whatever looks at schemas looks through it.
//
// [Load] reads every file with a reader of its own, which keeps the order and the place of
// everything; resolves every $ref among the files, never on a disk or a network; has every event
// compiled by jsonschema/v5 under the format policy of package event; and reports all findings at
// once. A [Catalog] is read-only after that and may be read concurrently.
//
// It imports event, jsonschema/v5 and its own internal/catalog/diagnostic, and nothing else
// outside the standard library.
package catalog
