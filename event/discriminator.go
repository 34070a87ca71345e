package event

import (
	"cmp"
	"errors"
	"slices"
	"sort"
	"strings"

	"github.com/eventc/eventc/event/wire"
)

// Discriminator finds the type of a record's event. Generated packages have one each.
type Discriminator struct {
	// Topic is the topic whose records it reads.
	Topic string
	// Parts are the places that say the type, which is their values joined by ".".
	Parts []DiscriminatorPart
	// Known are the types that the topic has, sorted.
	Known []string
	// Limits are those of the topic.
	Limits Limits
}

// DiscriminatorPart is a header of the record, or a place in its payload.
type DiscriminatorPart struct {
	// Header is the name of the header, such as "ce_type"; empty for a place in the payload. Of
	// headers of one name the last one counts.
	Header string
	// Pointer is the JSON Pointer of the place, such as "/event_type".
	Pointer string
	// Path is Pointer as the names of the members on the way.
	Path []string
	// Optional says that a payload need not have the place: the type is joined without it then.
	Optional bool
	// Loose says that a schema of the topic accepts payloads that have something else on the way to
	// the place. What a schema accepts is then no proof that the type is right which was found
	// first, where members occur more than once.
	Loose bool
}

// String returns the part as it stands in errors: "header:ce_type" or "/event_type".
func (p DiscriminatorPart) String() string {
	if p.Header != "" {
		return "header:" + p.Header
	}
	return p.Pointer
}

// String returns the parts as they stand in errors: "header:x-github-event and /action".
func (d *Discriminator) String() string {
	if len(d.Parts) == 1 {
		return d.Parts[0].String()
	}
	parts := make([]string, len(d.Parts))
	for i, p := range d.Parts {
		parts[i] = p.String()
	}
	return strings.Join(parts, " and ")
}

// Dispatch is [Discriminator.DispatchRecord] for a discriminator without headers, which needs only
// the payload.
func (d *Discriminator) Dispatch(payload []byte, do func(eventType string) error) error {
	return d.dispatch(nil, payload, do)
}

// DispatchRecord calls do with the type of the record's event and returns its error. Where do fails
// and a member on the way to the type occurs more than once, do is called again with the last of
// them, which is the one that counts; do must have had no effect then, which holds as long as it
// parses first: a payload is of one type only. (So the rest of a payload need not be read to find
// its type.)
//
// The type may share memory with the record. A record without a type ends in an [*UnknownTypeError]
// without a call. A payload that is no JSON ends in a [*RejectedError], be it that do returns
// [ErrSkipped] for the type that it seems to have.
func (d *Discriminator) DispatchRecord(r *Record, do func(eventType string) error) error {
	return d.dispatch(r.Headers, r.Value, do)
}

// TypeOf returns the type that the record of an event says, and "" for an event that cannot be
// written. It is for generated code.
func (d *Discriminator) TypeOf(e Event) string {
	var headers []Header
	if appender, ok := e.(HeaderAppender); ok {
		headers = appender.AppendHeaders(nil)
	}
	eventType := ""
	err := withScratch(e, func(written []byte) {
		eventType = strings.Clone(d.read(headers, wire.Alias(written), wire.LastMember).eventType)
	})
	if err != nil {
		return ""
	}
	return eventType
}

func (d *Discriminator) dispatch(headers []Header, payload []byte, do func(string) error) error {
	s := wire.Alias(payload)
	err := d.dispatchText(headers, s, do)
	if errors.Is(err, ErrSkipped) {
		return cmp.Or(checkText(d.Topic, "", s, d.Limits), err) // nothing broken is skipped
	}
	return err
}

func (d *Discriminator) dispatchText(headers []Header, s string, do func(string) error) error {
	if d.isLoose() {
		return d.dispatchLast(headers, s, do)
	}
	first := d.read(headers, s, wire.Member)
	var err error
	if first.found {
		if err = d.call(first, s, do); err == nil {
			return nil
		}
	}
	last := d.read(headers, s, wire.LastMember)
	switch {
	case last.found && (!first.found || last.eventType != first.eventType):
		return d.call(last, s, do)
	case first.found && (last.found || !errors.Is(err, ErrSkipped)):
		return err
	}
	return d.missing(s, last)
}

// dispatchLast looks for the last of members of one name at once.
func (d *Discriminator) dispatchLast(headers []Header, s string, do func(string) error) error {
	last := d.read(headers, s, wire.LastMember)
	if !last.found {
		return d.missing(s, last)
	}
	return d.call(last, s, do)
}

func (d *Discriminator) isLoose() bool {
	for i := range d.Parts {
		if d.Parts[i].Loose {
			return true
		}
	}
	return false
}

// call calls do. A type that nobody knows and that lacks parts can be that of a payload that is
// broken before the parts come: such a payload is no event of a new type.
func (d *Discriminator) call(r reading, s string, do func(string) error) error {
	if r.partial {
		if _, known := slices.BinarySearch(d.Known, r.eventType); !known {
			if err := checkText(d.Topic, "", s, d.Limits); err != nil {
				return err
			}
		}
	}
	return do(r.eventType)
}

// Unknown returns the error for a record of a type that the topic does not know.
func (d *Discriminator) Unknown(eventType string) *UnknownTypeError {
	return &UnknownTypeError{
		Topic: d.Topic, Discriminator: d.String(), Type: strings.Clone(eventType), Known: d.Known,
	}
}

func (d *Discriminator) missing(s string, r reading) error {
	if err := checkText(d.Topic, "", s, d.Limits); err != nil {
		return err
	}
	at := d.String()
	if r.missing != nil {
		at = r.missing.String()
	}
	return &UnknownTypeError{Topic: d.Topic, Discriminator: at, Missing: true, Known: d.Known}
}

// reading is what a record says about its type.
type reading struct {
	eventType string
	found     bool
	missing   *DiscriminatorPart // that was not found; nil where it was all of them
	partial   bool               // there are parts that the record does not have, and need not
}

// memberFunc returns the place of a member's value: of the first or the last of its name.
type memberFunc func(s string, p int, name string) int

// read finds the type of a record, choosing among members of one name by member.
func (d *Discriminator) read(headers []Header, s string, member memberFunc) reading {
	if len(d.Parts) == 1 {
		value, there := d.Parts[0].value(headers, s, member)
		return reading{eventType: value, found: there == isText}
	}
	return d.readJoined(headers, s, member)
}

// readJoined joins the type of its parts.
func (d *Discriminator) readJoined(headers []Header, s string, member memberFunc) reading {
	var room [128]byte
	var r reading
	joined := room[:0]
	for i := range d.Parts {
		part := &d.Parts[i]
		value, there := part.value(headers, s, member)
		switch {
		case there == isText && r.found:
			joined = append(append(joined, '.'), value...)
		case there == isText:
			joined, r.found = append(joined, value...), true
		case there == isAbsent && part.Optional:
			r.partial = true
		default:
			return reading{missing: part}
		}
	}
	r.eventType = d.knownType(joined)
	return r
}

// knownType returns the joined type as a string, which need not be made for one of those that the
// topic has.
func (d *Discriminator) knownType(joined []byte) string {
	at := sort.Search(len(d.Known), func(i int) bool { return d.Known[i] >= string(joined) })
	if at < len(d.Known) && d.Known[at] == string(joined) {
		return d.Known[at]
	}
	return string(joined)
}

// presence is whether a part of the type is there.
type presence uint8

const (
	isAbsent presence = iota
	isText
	isOther // something that is no string
)

// value returns what a record has at the part.
func (p *DiscriminatorPart) value(headers []Header, s string, member memberFunc) (string, presence) {
	if p.Header != "" {
		return lastHeader(headers, p.Header)
	}
	at := wire.Space(s, 0)
	for _, name := range p.Path {
		if at = member(s, at, name); at < 0 {
			return "", isAbsent
		}
	}
	text, end := wire.String(s, at)
	if end < 0 {
		return "", isOther
	}
	return text, isText
}

// lastHeader returns the value of the last header of the name; a null value is none.
func lastHeader(headers []Header, name string) (string, presence) {
	for i := len(headers) - 1; i >= 0; i-- {
		if headers[i].Key == name {
			if headers[i].Value == nil {
				return "", isAbsent
			}
			return wire.Alias(headers[i].Value), isText
		}
	}
	return "", isAbsent
}
