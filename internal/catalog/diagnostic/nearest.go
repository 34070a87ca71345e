package diagnostic

import (
	"fmt"
	"strings"
)

// DidYouMean returns the end of a message about an unknown word: "; did you mean \"x\"?" with the
// nearest known one, and nothing where none is near.
func DidYouMean(word string, known []string) string {
	near, ok := Nearest(word, known)
	if !ok {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", near)
}

// Nearest returns the candidate that word is most probably a misspelling of, and false where none
// is near enough. Upper and lower case count as equal; beyond that, two edits (a letter added,
// left out, changed, or two neighbours swapped) make a word of nine letters near, one edit a word
// of four, and none a shorter one, since short words are near to everything. A known word with
// letters before or after it is a word of its own. Of equals the first candidate wins.
func Nearest(word string, candidates []string) (string, bool) {
	best, found := "", false
	bestDistance := 0
	folded := strings.ToLower(word)
	for _, candidate := range candidates {
		limit := tolerance(len(candidate))
		if found {
			limit = min(limit, bestDistance-1)
		}
		known := strings.ToLower(candidate)
		if abs(len(word)-len(candidate)) > limit || isDerived(folded, known) {
			continue
		}
		if d := distance(folded, known); d <= limit {
			best, bestDistance, found = candidate, d, true
		}
	}
	return best, found
}

func isDerived(word, known string) bool {
	return len(word) > len(known)+1 && strings.Contains(word, known)
}

func tolerance(length int) int {
	switch {
	case length >= 9:
		return 2
	case length >= 4:
		return 1
	}
	return 0
}

// distance is the optimal string alignment distance: the number of edits, counted in bytes.
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(last[j]+1, row[j-1]+1, change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
