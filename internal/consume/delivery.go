package consume

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/deadletter"
	"github.com/eventc/eventc/internal/logattr"
	"github.com/eventc/eventc/internal/partition"
	"github.com/eventc/eventc/internal/produce"
)

// delivery is the task of one record: it is handled until that succeeds, or is given up and ends
// in the dead letter topic.
type delivery struct {
	reader   *reader
	record   *event.Record
	attempts int

	cause    error         // why it was given up; nil while it is not
	letter   *event.Record // for the dead letter topic, once it was given up
	failures int           // attempts to write the letter
}

// Run implements [partition.Task].
func (d *delivery) Run(ctx context.Context) partition.Outcome {
	if d.cause == nil {
		outcome, settled := d.handle(ctx)
		if settled {
			return outcome
		}
	}
	return d.bury(ctx)
}

// handle calls the handler. It returns false if the record is given up.
func (d *delivery) handle(ctx context.Context) (partition.Outcome, bool) {
	d.attempts++
	err := d.call(ctx)
	counters := &d.reader.group.counters
	switch {
	case err == nil:
		counters.handled.Add(1)
		return partition.Done(), true
	case errors.Is(err, event.ErrSkipped):
		counters.skipped.Add(1)
		return partition.Done(), true
	case ctx.Err() != nil:
		return partition.Retry(0), true // interrupted: the next owner has it anew
	case deadletter.IsFinal(err), d.attempts >= d.reader.group.config.Attempts:
		d.cause = err
		return partition.Outcome{}, false
	}
	counters.retried.Add(1)
	delay := d.reader.group.config.Retry.Delay(d.attempts)
	d.warn("handler failed; trying again", err, logattr.RetryIn(delay))
	return partition.Retry(delay), true
}

// call calls the handler and makes an error of a panic.
func (d *delivery) call(ctx context.Context) (err error) {
	defer func() {
		if value := recover(); value != nil {
			d.reader.group.counters.panicked.Add(1)
			err = &PanicError{Value: value, Stack: debug.Stack()}
		}
	}()
	return d.reader.topic.Handler.HandleRecord(event.ContextWithRecord(ctx, d.record), d.record)
}

// PanicError is the panic of a handler.
type PanicError struct {
	// Value is what the handler panicked with.
	Value any
	// Stack is the stack of the goroutine.
	Stack []byte
}

// Error returns the value.
func (e *PanicError) Error() string { return fmt.Sprintf("handler panicked: %v", e.Value) }

// Unwrap returns the value if it is an error.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// PanicStack returns the stack.
func (e *PanicError) PanicStack() []byte { return e.Stack }

// bury writes the record to the dead letter topic. As long as that fails, the partition waits:
// the record may neither be lost nor passed over.
func (d *delivery) bury(ctx context.Context) partition.Outcome {
	g := d.reader.group
	if d.reader.topic.DeadLetters == "" {
		g.counters.discarded.Add(1)
		d.warn("record discarded", d.cause)
		return partition.Done()
	}
	if err := d.write(ctx); err != nil {
		return d.notWritten(ctx, err)
	}
	g.counters.deadLettered.Add(1)
	g.health.clear(d.reader.burying())
	d.warn("record dead-lettered", d.cause, logattr.DeadLetterTopic(d.reader.topic.DeadLetters))
	return partition.Done()
}

func (d *delivery) notWritten(ctx context.Context, err error) partition.Outcome {
	if ctx.Err() != nil {
		return partition.Block(0) // interrupted
	}
	d.failures++
	g := d.reader.group
	g.counters.deadLetterErrors.Add(1)
	g.health.set(d.reader.burying(), err)
	delay := patience().Delay(d.failures)
	d.reader.log.Error("dead letter not written; the partition waits", logattr.Offset(d.record.Offset),
		logattr.Key(d.record.Key), logattr.DeadLetterTopic(d.reader.topic.DeadLetters),
		logattr.Error(err), logattr.Attempts(d.failures), logattr.RetryIn(delay))
	return partition.Block(delay)
}

// write writes the letter and waits for its acknowledgement.
func (d *delivery) write(ctx context.Context) error {
	if d.letter == nil {
		letter := d.failure().Letter(d.reader.topic.DeadLetters)
		d.letter = &letter
	}
	results := make(chan produce.Result, 1)
	sent := &produce.Delivery{Record: *d.letter, Done: func(r produce.Result) { results <- r }}
	letters := d.reader.group.config.Letters
	if err := letters.Add(ctx, sent); err != nil {
		return err
	}
	select {
	case result := <-results:
		if result.Err != nil {
			return d.reader.group.config.ExplainLetter(d.letter.Topic, result.Err)
		}
		return nil
	case <-ctx.Done():
		letters.Withdraw(sent)
		return ctx.Err()
	}
}

func (d *delivery) failure() deadletter.Failure {
	return deadletter.Failure{
		Record:   d.record,
		Topic:    d.reader.tp.Topic,
		Group:    d.reader.group.config.Group,
		Err:      d.cause,
		Attempts: d.attempts,
		At:       time.Now(),
	}
}

// warn logs what became of the record after an error of its handler.
func (d *delivery) warn(message string, err error, attrs ...slog.Attr) {
	attrs = append(attrs, logattr.Offset(d.record.Offset), logattr.Key(d.record.Key),
		logattr.Attempts(d.attempts), logattr.Class(deadletter.Class(err)), logattr.Error(err))
	var panicked *PanicError
	if errors.As(err, &panicked) {
		attrs = append(attrs, logattr.Stack(panicked.Stack))
	}
	d.reader.log.LogAttrs(d.reader.handlers, slog.LevelWarn, message, attrs...)
}
