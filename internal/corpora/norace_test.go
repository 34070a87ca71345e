//go:build !race

package corpora_test

const raceDetector = false
