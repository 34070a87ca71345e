package offsets_test

import (
	"math/rand/v2"
	"testing"

	"github.com/eventc/eventc/internal/offsets"
)

func TestNextIsTheOldestRecordThatIsNotDone(t *testing.T) {
	tracker := offsets.New(10)
	wantNext(t, tracker, 10, 0)
	for _, offset := range []int64{10, 11, 15, 16} {
		tracker.Add(offset)
	}
	wantNext(t, tracker, 10, 4)
	tracker.Done(11)
	tracker.Done(16)
	wantNext(t, tracker, 10, 4)
	tracker.Done(10)
	wantNext(t, tracker, 15, 2)
	tracker.Done(15)
	wantNext(t, tracker, 17, 0)
}

func TestPassMovesNextOnlyWhenAllIsDone(t *testing.T) {
	tracker := offsets.New(0)
	tracker.Pass(3)
	wantNext(t, tracker, 3, 0)
	tracker.Add(3)
	tracker.Pass(9)
	wantNext(t, tracker, 3, 1)
	tracker.Done(3)
	wantNext(t, tracker, 9, 0)
	tracker.Pass(5)
	wantNext(t, tracker, 9, 0)
}

func TestUnknownOffsetsChangeNothing(t *testing.T) {
	tracker := offsets.New(0)
	tracker.Add(4)
	for _, offset := range []int64{0, 3, 5, 100} {
		tracker.Done(offset)
	}
	wantNext(t, tracker, 4, 1)
	tracker.Done(4)
	tracker.Done(4)
	wantNext(t, tracker, 5, 0)
}

// TestNoOrderOfCompletionCommitsTooMuch compares the tracker with a plain set of open offsets.
func TestNoOrderOfCompletionCommitsTooMuch(t *testing.T) {
	for seed := range uint64(50) {
		random := rand.New(rand.NewPCG(seed, 1))
		tracker := offsets.New(0)
		open := map[int64]bool{}
		var added []int64
		offset := int64(0)
		for range 2000 {
			if len(added) == 0 || random.IntN(2) == 0 {
				offset += int64(random.IntN(3))
				tracker.Add(offset)
				open[offset] = true
				added = append(added, offset)
				offset++
			} else {
				i := random.IntN(len(added))
				tracker.Done(added[i])
				delete(open, added[i])
				added = append(added[:i], added[i+1:]...)
			}
			if want := oldest(open, offset); tracker.Next() != want {
				t.Fatalf("seed %d: next is %d, want %d", seed, tracker.Next(), want)
			}
		}
	}
}

func oldest(open map[int64]bool, position int64) int64 {
	for offset := range open {
		position = min(position, offset)
	}
	return position
}

func wantNext(t *testing.T, tracker *offsets.Tracker, next int64, window int) {
	t.Helper()
	if tracker.Next() != next || tracker.Window() != window {
		t.Errorf("next %d, window %d; want %d, %d", tracker.Next(), tracker.Window(), next, window)
	}
}
