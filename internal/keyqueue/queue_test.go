package keyqueue_test

import (
	"slices"
	"testing"

	"github.com/eventc/eventc/internal/keyqueue"
)

type queue = keyqueue.Queue[string, int]

func TestOneItemOfAKeyAtATime(t *testing.T) {
	var q queue
	q.Push("a", 1)
	q.Push("a", 2)
	q.Push("b", 3)
	q.Push("a", 4)
	wantPop(t, &q, "a", 1)
	wantPop(t, &q, "b", 3)
	wantNone(t, &q)

	q.Release("b")
	wantNone(t, &q)
	q.Release("a")
	wantPop(t, &q, "a", 2)
	q.Push("a", 5)
	wantNone(t, &q)
	q.Release("a")
	wantPop(t, &q, "a", 4)
	q.Release("a")
	wantPop(t, &q, "a", 5)
	q.Release("a")
	wantNone(t, &q)
	q.Push("a", 6)
	wantPop(t, &q, "a", 6)
}

func TestKeysTakeTurns(t *testing.T) {
	var q queue
	for i := range 3 {
		q.Push("a", i)
		q.Push("b", 10+i)
	}
	var order []int
	for range 6 {
		key, item, _ := q.Pop()
		order = append(order, item)
		q.Release(key)
	}
	if want := []int{0, 10, 1, 11, 2, 12}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
}

func TestKeepDropsWaitingItems(t *testing.T) {
	var q queue
	q.Push("busy", 1)
	q.Push("busy", 2)
	q.Push("busy", 9)
	wantPop(t, &q, "busy", 1)
	q.Push("gone", 8)
	q.Push("ready", 3)
	q.Push("ready", 7)

	q.Keep(func(item int) bool { return item < 5 })
	wantPop(t, &q, "ready", 3)
	wantNone(t, &q)
	q.Release("ready")
	wantNone(t, &q)
	q.Release("busy")
	wantPop(t, &q, "busy", 2)
	q.Release("busy")
	wantNone(t, &q)
	q.Push("gone", 4)
	wantPop(t, &q, "gone", 4)
}

func wantPop(t *testing.T, q *queue, key string, item int) {
	t.Helper()
	gotKey, gotItem, ok := q.Pop()
	if !ok || gotKey != key || gotItem != item {
		t.Fatalf("popped %q %d %v, want %q %d", gotKey, gotItem, ok, key, item)
	}
}

func wantNone(t *testing.T, q *queue) {
	t.Helper()
	if key, item, ok := q.Pop(); ok {
		t.Fatalf("popped %q %d, want nothing", key, item)
	}
}
