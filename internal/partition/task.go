package partition

import (
	"context"
	"time"
)

// Task is the work of one record. Run is called again for as long as its outcome asks for it,
// never twice at once.
//
// When ctx ends, Run is to return soon; a task that is not done then is handed back, whatever its
// outcome.
type Task interface {
	Run(ctx context.Context) Outcome
}

// Outcome is what became of one run of a task.
type Outcome struct {
	kind  kind
	delay time.Duration
}

type kind int

const (
	done kind = iota
	retry
	block
)

// Done ends the task: its record may be committed.
func Done() Outcome { return Outcome{kind: done} }

// Retry asks for another run after the delay. The task's key waits for it, other keys go on.
func Retry(delay time.Duration) Outcome { return Outcome{kind: retry, delay: delay} }

// Block asks for another run after the delay, and no task of the partition that has not begun
// begins before this one is done.
func Block(delay time.Duration) Outcome { return Outcome{kind: block, delay: delay} }

// Key is what tasks are ordered by. Tasks of records without a key are ordered among each other.
type Key struct {
	null  bool
	bytes string
}

// KeyOf returns the key of a record; a nil key differs from an empty one.
func KeyOf(key []byte) Key {
	return Key{null: key == nil, bytes: string(key)}
}
