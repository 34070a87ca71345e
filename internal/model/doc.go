// Package model is what Go a catalog of schemas becomes: final names and types, as plain data with
// no schema in sight. Everything that depends on the Go side of an event reads it: emission of
// code, documentation, the comparison of two versions.
//
// [Build] makes it from a catalog and reports every name that cannot be had, with its place. The
// package imports internal/catalog and event, and nothing else outside the standard library.
package model
