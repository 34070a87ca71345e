// Package gomodule compiles generated code in a Go module of its own, which takes eventc from this
// repository.
//
// It is for tests, and imports nothing outside the standard library.
package gomodule
