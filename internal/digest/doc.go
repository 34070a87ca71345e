// Package digest makes one hash of many files, by their names and contents: equal hashes mean equal
// files, however and whenever they were written.
//
// It imports nothing outside the standard library.
package digest
