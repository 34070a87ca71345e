// Package generator turns a model into Go source.
//
// [Generate] is the table of contents: each emitter is a small function named after what it emits,
// with the Go it emits as its comment. The package is pure: it returns bytes, writes nothing and
// holds no state, and the same model gives the same bytes. All source is emitted by jennifer.
//
// It imports internal/model, event/wire for the spelling of JSON strings, and jennifer, and nothing else outside the standard library.
package generator
