//go:build !race

package corpora_test

const defaultPerKeyword = 8
