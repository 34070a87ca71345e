// Package wire reads and writes JSON byte by byte for generated code.
//
// A reader takes the document as a string s and a position p in it and returns the position behind
// what it read, or ^at, which is negative, for "what is at at is not accepted": at is where a value
// starts, or the place between two values that is not as it must be. It never allocates to say no,
// and what it does not accept is not thereby wrong: the schema itself decides then (see
// event.Schema). What it
// accepts is right, under the same limits ([MaxSize], [MaxDepth], [MaxDigits], [MaxExponent]) on
// every path. Writers append to a buffer of the caller's.
//
// The package is for generated code and for package event; it has no promise of compatibility of
// its own beyond theirs. It imports the standard library only.
package wire
