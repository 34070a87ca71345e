// Package offsets keeps track of which records of a partition are done, and up to which offset
// all of them are: what may be committed.
//
// It imports the standard library only.
package offsets
