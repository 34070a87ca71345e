package event

import (
	"cmp"

	"github.com/eventc/eventc/event/wire"
)

// Explanations is the number of rejections of one event type that are explained in full in a second,
// and at once, unless [Limits] say otherwise. The judge takes as long for one as a codec for dozens
// of payloads.
const Explanations = 10

// Limits are what a payload must keep within besides its schema, on the way in and on the way out. They
// keep the work on a hostile payload small.
//
// They are set where code is generated, in eventc.yaml, so that both sides of a topic have the same.
// They can only be narrower than their defaults, beyond which the judge takes minutes or panics.
type Limits struct {
	// Size is in bytes. The default, for 0, is [wire.MaxSize].
	Size int
	// Depth is the number of arrays and objects that may be open at a time. The default, for 0, is
	// [wire.MaxDepth].
	Depth int
	// Digits is the number of digits of a number, without its exponent. The default, for 0, is
	// [wire.MaxDigits].
	Digits int
	// Exponent is the absolute value of a number's exponent. The default, for 0, is
	// [wire.MaxExponent].
	Exponent int
	// Explanations is the number of rejections of an event type that are explained in full in a
	// second, and at once; the others are Brief. It is the only one that may be wider than its
	// default, which is, for 0, [Explanations].
	Explanations int
}

// OfText returns those that one document can exceed.
func (l Limits) OfText() wire.Limits {
	return wire.Limits{Size: l.Size, Depth: l.Depth, Digits: l.Digits, Exponent: l.Exponent}
}

// Narrow reports whether a payload that keeps within the defaults can exceed the limits.
func (l Limits) Narrow() bool { return !l.OfText().AreDefault() }

func (l Limits) explanations() int { return cmp.Or(l.Explanations, Explanations) }
