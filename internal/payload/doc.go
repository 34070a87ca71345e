// Package payload holds payloads against the schemas of a catalog, as the generated code of their
// topic would: the type is found in the same way, the same schema documents decide, under the same
// limits. What it does not know is what Go's types can hold.
//
// A [Judge] decides about one document; a [Checker] reads files of them and reports every finding
// with its place.
//
// It imports event, event/wire and internal/catalog, and nothing else outside the standard library.
package payload
