// Package driver answers, in the program that the tests of package suite build, which payloads
// generated code accepts.
//
// It is for those tests. It imports event, and nothing else outside the standard library.
package driver
