package wire_test

import (
	"strings"
	"testing"
	"time"

	"github.com/eventc/eventc/event/wire"
)

// reader is a function of the package that reads a value at s[p:].
type reader func(s string, p int) int

// end returns the position that a reader has returned beside a value.
func end[T any](_ T, p int) int { return p }

// endOfFloat64 is end for the reader that has a third result.
func endOfFloat64(_ float64, p int, _ bool) int { return p }

// before is put in front of a value, so that no test reads at position 0 only.
const before = `{"a": `

// checkEnd reports a reader that returns another position than want, counted from the value's
// start; a negative want is any negative position.
func checkEnd(t *testing.T, name, text string, got, want int) {
	t.Helper()
	if got < 0 && want < 0 {
		return
	}
	if got != len(before)+want {
		t.Errorf("%s of %q ends at %d, want %d", name, shorten(text), got-len(before), want)
	}
}

func shorten(s string) string {
	if len(s) <= 80 {
		return s
	}
	return s[:60] + "…" + s[len(s)-15:]
}

// within fails the test where f is not done in time. The limit is far above what the work takes on
// a busy machine, and far below what it would take if it grew with the square of its input.
func within(t *testing.T, limit time.Duration, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
		t.Fatalf("not done within %v", limit)
	}
}

func nested(opening, closing string, depth int) string {
	return strings.Repeat(opening, depth) + strings.Repeat(closing, depth)
}

// readUUID is wire.UUIDInto as the other readers are.
func readUUID(s string, p int) ([16]byte, int) {
	var u [16]byte
	end := wire.UUIDInto(&u, s, p)
	return u, end
}
