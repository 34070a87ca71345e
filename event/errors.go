package event

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

var (
	// ErrRejected is what every error about a payload that can never be handled matches, by
	// errors.Is: [RejectedError] and [UnknownTypeError].
	ErrRejected = errors.New("payload rejected")
	// ErrPermanent is what an error marked by [Permanent] matches, by errors.Is.
	ErrPermanent = errors.New("permanent")
	// ErrSkipped is returned by a handler that passed over a record of a type it does not take.
	// The record counts as done.
	ErrSkipped = errors.New("event type skipped")
)

// Reason says in one word why a payload was rejected. Its values are stable: they stand in
// headers of dead letters and in metrics.
type Reason string

// The reasons of a [RejectedError].
const (
	// ReasonEmpty is a payload without a byte, or a tombstone.
	ReasonEmpty Reason = "empty"
	// ReasonSyntax is a payload that is no JSON text (RFC 8259), or holds invalid UTF-8 or a lone
	// surrogate, which no round trip could keep.
	ReasonSyntax Reason = "syntax"
	// ReasonLimit is a payload beyond the limits that hold for every payload: the constants of package
	// event/wire, such as MaxDepth.
	ReasonLimit Reason = "limit"
	// ReasonSchema is a payload that its schema refuses.
	ReasonSchema Reason = "schema"
	// ReasonUnrepresentable is a payload that its schema accepts and Go's types cannot hold, such
	// as an integer beyond 64 bits or a leap second.
	ReasonUnrepresentable Reason = "unrepresentable"
)

// Violation is one place where a payload breaks its schema.
type Violation struct {
	// Pointer is the JSON Pointer (RFC 6901) of the value in the payload; "" is the whole payload.
	// One of more than 512 bytes is cut and ends in "…".
	Pointer string
	// Keyword is the schema keyword that refuses the value, such as "maxLength".
	Keyword string
	// Message says what the keyword expected, and what came. Where it repeats a part of the payload
	// it is cut to 200 bytes.
	Message string
}

// String returns the violation in one line: pointer, keyword, message.
func (v Violation) String() string {
	pointer := v.Pointer
	if pointer == "" {
		pointer = "(payload)"
	}
	if v.Keyword == "" {
		return pointer + ": " + v.Message
	}
	return pointer + ": " + v.Keyword + ": " + v.Message
}

// RejectedError says that a payload, or an event about to be sent, is not what its schema asks
// for. It matches [ErrRejected].
type RejectedError struct {
	// Topic is the topic whose schema decided, EventType the event's type; EventType is empty
	// where the payload was refused before its type was known.
	Topic, EventType string
	// Reason is the kind of the refusal.
	Reason Reason
	// Violations are the places, sorted by pointer and keyword, at most [MaxViolations] of them.
	// There is at least one.
	Violations []Violation
	// Omitted is the number of violations beyond [MaxViolations].
	Omitted int
	// Brief says that there is one violation only, the first that was met, and that there may be
	// others: more payloads were rejected than are explained in full (see [Explanations]).
	Brief bool
}

// MaxViolations is the number of violations that a [RejectedError] lists at most.
const MaxViolations = 16

// Error returns what was refused and every violation, in one line.
func (e *RejectedError) Error() string {
	var b strings.Builder
	b.WriteString(subject(e.Topic, e.EventType))
	b.WriteString(" rejected (" + string(e.Reason) + "): ")
	for i, v := range e.Violations {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(v.String())
	}
	switch {
	case e.Brief:
		b.WriteString("; in brief, since many payloads are rejected")
	case e.Omitted > 0:
		fmt.Fprintf(&b, "; and %d more", e.Omitted)
	}
	return b.String()
}

// Is reports whether target is [ErrRejected].
func (e *RejectedError) Is(target error) bool { return target == ErrRejected }

// UnknownTypeError says that a payload is of no event type that its topic knows. It matches
// [ErrRejected].
type UnknownTypeError struct {
	// Topic is the topic of the payload.
	Topic string
	// Discriminator is where the type was looked for: a JSON Pointer such as "/event_type", a header
	// such as "header:ce_type", or several of these, as in "header:ce_type and /action". Where
	// Missing is true it is the one of them that is not there.
	Discriminator string
	// Type is the type that came; it is empty, and Missing true, where there was none.
	Type string
	// Missing says that the record has no string where the type, or a part of it, should be.
	Missing bool
	// Known are the types that the topic has, sorted.
	Known []string
}

// Error names the type that came and those that are known, in one line: where these are many, the
// ones that sort next to it.
func (e *UnknownTypeError) Error() string {
	known := nextTo(e.Known, e.Type)
	if e.Missing {
		return fmt.Sprintf("%s: no event type at %s (known: %s)", e.Topic, e.Discriminator, known)
	}
	return fmt.Sprintf("%s: unknown event type %s at %s (known: %s)",
		e.Topic, quote(e.Type), e.Discriminator, known)
}

// nextTo lists the sorted names, or those around the one that is not among them where they are many:
// an error stands in a header of a dead letter.
func nextTo(sorted []string, name string) string {
	const most = 16
	if len(sorted) <= most {
		return strings.Join(sorted, ", ")
	}
	at, _ := slices.BinarySearch(sorted, name)
	from := min(max(at-most/2, 0), len(sorted)-most)
	return fmt.Sprintf("%s, and %d more", strings.Join(sorted[from:from+most], ", "), len(sorted)-most)
}

// Is reports whether target is [ErrRejected].
func (e *UnknownTypeError) Is(target error) bool { return target == ErrRejected }

// Permanent marks err as one that trying again will not mend, so that a consumer sends the record
// to the dead letter topic at once. The result matches [ErrPermanent] and whatever err matches;
// Permanent(nil) is nil.
func Permanent(err error) error {
	if err == nil {
		return nil
	}
	return &permanentError{err}
}

type permanentError struct{ cause error }

func (e *permanentError) Error() string        { return e.cause.Error() }
func (e *permanentError) Unwrap() error        { return e.cause }
func (e *permanentError) Is(target error) bool { return target == ErrPermanent }

// quote returns s in quotes, cut where it is long: an error about a payload must not be as large as
// the payload.
func quote(s string) string {
	const most = 64
	if len(s) <= most {
		return strconv.Quote(s)
	}
	return fmt.Sprintf("%q… (%d bytes)", s[:boundary(s, most)], len(s))
}

func subject(topic, eventType string) string {
	switch {
	case eventType == "":
		return topic + " payload"
	case topic == "":
		return eventType
	}
	return topic + " " + eventType
}
