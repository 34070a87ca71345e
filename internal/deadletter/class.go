package deadletter

import (
	"errors"

	"github.com/eventc/eventc/event"
)

// The classes of errors, besides the reasons of a [event.RejectedError].
const (
	ClassUnknownType = "unknown-type" // an event type that the handlers do not know
	ClassRejected    = "rejected"     // refused for another reason
	ClassPermanent   = "permanent"    // marked by event.Permanent
	ClassPanic       = "panic"        // the handler panicked
	ClassFailed      = "failed"       // the handler failed as often as it may
)

// Panicked is what an error that was a panic has, so that its class and stack are known here.
type Panicked interface {
	error
	// PanicStack returns the stack of the goroutine that panicked.
	PanicStack() []byte
}

// Class returns the class of the error that made a record a dead letter.
func Class(err error) string {
	var rejected *event.RejectedError
	var unknown *event.UnknownTypeError
	var panicked Panicked
	switch {
	case errors.As(err, &rejected):
		return string(rejected.Reason)
	case errors.As(err, &unknown):
		return ClassUnknownType
	case errors.Is(err, event.ErrRejected):
		return ClassRejected
	case errors.Is(err, event.ErrPermanent):
		return ClassPermanent
	case errors.As(err, &panicked):
		return ClassPanic
	default:
		return ClassFailed
	}
}

// IsFinal reports whether trying again will not mend the error.
func IsFinal(err error) bool {
	return errors.Is(err, event.ErrRejected) || errors.Is(err, event.ErrPermanent)
}
