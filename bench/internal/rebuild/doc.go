// Package rebuild builds this program once more, with what eventc generates from schemas that are no
// part of the repository, and runs it.
//
// The generated files stay in a temporary folder: the compiler is told to see them beside those of the
// repository, by the flag -overlay of go build.
//
// It imports the standard library only.
package rebuild
