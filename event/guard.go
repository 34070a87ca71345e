package event

import (
	"fmt"

	"github.com/eventc/eventc/event/wire"
)

// checkText holds a payload against what every payload must be: JSON text (RFC 8259) in valid UTF-8
// within the limits of package wire. They are checked before the schema sees anything, since
// numbers of millions of digits or exponents of millions, and depths of thousands, take the judge
// behind the schema minutes or make it panic.
func checkText(topic, eventType, s string, limits Limits) error {
	if s == "" {
		return reject(topic, eventType, ReasonEmpty, "", "the payload has no bytes")
	}
	fault, at := wire.CheckWithin(s, limits.OfText())
	if fault == wire.NoFault {
		return nil
	}
	reason, message := describeFault(fault, limits.OfText())
	pointer := ""
	if reason == ReasonLimit && fault != wire.FaultSize {
		pointer = wire.PointerTo(s, at)
	}
	return reject(topic, eventType, reason, pointer, fmt.Sprintf("%s, at byte %d", message, at))
}

func describeFault(fault wire.Fault, most wire.Limits) (Reason, string) {
	switch fault {
	case wire.FaultUTF8:
		return ReasonSyntax, "a string holds invalid UTF-8"
	case wire.FaultSurrogate:
		return ReasonSyntax, "a string holds half of a surrogate pair"
	case wire.FaultSize:
		return ReasonLimit, fmt.Sprintf("more than %d bytes", most.MaxSize())
	case wire.FaultDepth:
		return ReasonLimit, fmt.Sprintf("nested more than %d deep", most.MaxDepth())
	case wire.FaultDigits:
		return ReasonLimit, fmt.Sprintf("a number of more than %d digits", most.MaxDigits())
	case wire.FaultExponent:
		return ReasonLimit, fmt.Sprintf("a number with an exponent beyond %d", most.MaxExponent())
	default:
		return ReasonSyntax, "not JSON"
	}
}

func reject(topic, eventType string, reason Reason, pointer, message string) *RejectedError {
	return &RejectedError{
		Topic: topic, EventType: eventType, Reason: reason,
		Violations: []Violation{{Pointer: cut(pointer, maxPointer), Message: message}},
	}
}
