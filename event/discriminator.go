package event

import (
	"cmp"
	"errors"
	"strings"

	"github.com/eventc/eventc/event/wire"
)

// Discriminator finds an event's type in a payload. Generated packages have one each.
type Discriminator struct {
	// Topic is the topic whose payloads it reads.
	Topic string
	// Pointer is the JSON Pointer of the type, such as "/event_type".
	Pointer string
	// Path is Pointer as the names of the members on the way.
	Path []string
	// Known are the types that the topic has, sorted.
	Known []string
}

// Dispatch calls do with the type of the payload and returns its error. Where do fails and a member
// on the way to the type occurs more than once, do is called again with the last of them, which is
// the one that counts; do must have had no effect then, which holds as long as it parses first: a
// payload is of one type only.
//
// A payload without a type ends in an [*UnknownTypeError] without a call. One that is no JSON ends in
// a [*RejectedError], be it that do returns [ErrSkipped] for the type that it seems to have.
func (d *Discriminator) Dispatch(payload []byte, do func(eventType string) error) error {
	s := wire.Alias(payload)
	first, hasFirst := d.find(s, wire.Member)
	var err error
	if hasFirst {
		if err = do(first); err == nil {
			return nil
		}
	}
	last, hasLast := d.find(s, wire.LastMember)
	switch {
	case hasLast && (!hasFirst || last != first):
		err = do(last)
	case !hasFirst, !hasLast && errors.Is(err, ErrSkipped):
		return d.missing(s)
	}
	if errors.Is(err, ErrSkipped) {
		return cmp.Or(checkText(d.Topic, "", s), err)
	}
	return err
}

// Unknown returns the error for a payload of a type that the topic does not know.
func (d *Discriminator) Unknown(eventType string) *UnknownTypeError {
	return &UnknownTypeError{
		Topic: d.Topic, Discriminator: d.Pointer, Type: strings.Clone(eventType), Known: d.Known,
	}
}

func (d *Discriminator) missing(s string) error {
	if err := checkText(d.Topic, "", s); err != nil {
		return err
	}
	return &UnknownTypeError{Topic: d.Topic, Discriminator: d.Pointer, Missing: true, Known: d.Known}
}

// find returns the string at the end of the path, choosing among members of one name by member.
func (d *Discriminator) find(s string, member func(s string, p int, name string) int) (string, bool) {
	p := wire.Space(s, 0)
	for _, name := range d.Path {
		if p = member(s, p, name); p < 0 {
			return "", false
		}
	}
	eventType, p := wire.String(s, p)
	return eventType, p >= 0
}
