//go:build race

package corpora_test

// The race detector takes its time, and has little to find where one goroutine judges.
const defaultPerKeyword = 1
