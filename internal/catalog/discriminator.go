package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// Discriminator is where a record says the type of its event: the values of its parts, joined by
// ".". It is empty for a topic with one event whose records do not say it.
type Discriminator []Part

// Part is one part of a [Discriminator]: a header of the record, or a place in the payload.
type Part struct {
	// Header is the name of the header, such as "ce_type". It is empty for a place in the payload.
	Header string
	// Pointer is the place in the payload. It is empty for a header.
	Pointer Pointer
	// Optional says that not every event of the topic has a value there: a payload without it is of
	// a type without this part. A header is never optional.
	Optional bool
	// Loose says that the schema of an event accepts payloads that have something else on the way to
	// the place, such as null for the object that it is in.
	Loose bool
}

// headerPrefix begins a part that is a header, where parts are written as text.
const headerPrefix = "header:"

// ParseDiscriminator reads the parts of a discriminator: JSON Pointers such as "/event_type", and
// headers such as "header:ce_type".
func ParseDiscriminator(parts []string) (Discriminator, error) {
	var d Discriminator
	for _, text := range parts {
		part, err := parsePart(text)
		if err != nil {
			return nil, err
		}
		if slices.Contains(d, part) {
			return nil, fmt.Errorf("the discriminator has %s twice", part)
		}
		d = append(d, part)
	}
	return d, nil
}

func parsePart(text string) (Part, error) {
	if name, isHeader := strings.CutPrefix(text, headerPrefix); isHeader {
		if name == "" {
			return Part{}, fmt.Errorf("%q names no header: write it as in \"header:ce_type\"", text)
		}
		return Part{Header: name}, nil
	}
	pointer, err := ParsePointer(text)
	switch {
	case err != nil:
		return Part{}, fmt.Errorf("%w (a header is written as in \"header:ce_type\")", err)
	case pointer == "":
		return Part{}, fmt.Errorf("the whole payload cannot be the type of an event: name a member of it, as in %q", DefaultDiscriminator)
	}
	return Part{Pointer: pointer}, nil
}

// String returns the part as it is written in a configuration.
func (p Part) String() string {
	if p.Header != "" {
		return headerPrefix + p.Header
	}
	return string(p.Pointer)
}

// String returns the parts as they stand in messages: "header:x-github-event and /action".
func (d Discriminator) String() string {
	parts := make([]string, len(d))
	for i, part := range d {
		parts[i] = part.String()
	}
	return strings.Join(parts, " and ")
}

// Headers returns the names of the headers among the parts.
func (d Discriminator) Headers() []string {
	var names []string
	for _, part := range d {
		if part.Header != "" {
			names = append(names, part.Header)
		}
	}
	return names
}

// Pointers returns the places in the payload among the parts.
func (d Discriminator) Pointers() []Pointer {
	var pointers []Pointer
	for _, part := range d {
		if part.Header == "" {
			pointers = append(pointers, part.Pointer)
		}
	}
	return pointers
}
