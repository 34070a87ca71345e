package payload

import (
	"errors"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// findings returns the verdict about a document as findings, each at the value that it is about.
func findings(d document, verdict error) []diagnostic.Diagnostic {
	var rejected *event.RejectedError
	var unknown *event.UnknownTypeError
	switch {
	case verdict == nil:
		return nil
	case errors.As(verdict, &rejected):
		return rejections(d, rejected)
	case errors.As(verdict, &unknown):
		return []diagnostic.Diagnostic{d.at(offset(d.text, unknown.Discriminator)).Errorf("%v", verdict)}
	}
	return []diagnostic.Diagnostic{d.at(offset(d.text, "")).Errorf("%v", verdict)}
}

func rejections(d document, rejected *event.RejectedError) []diagnostic.Diagnostic {
	var found []diagnostic.Diagnostic
	for _, violation := range rejected.Violations {
		found = append(found, d.at(place(d.text, violation.Pointer)).Errorf("%v", violation))
	}
	if rejected.Omitted > 0 {
		found = append(found, d.at(0).Errorf("and %d more", rejected.Omitted))
	}
	return found
}

// place returns where the value at the pointer begins, or where the document ends to be JSON that
// can be judged.
func place(document, pointer string) int {
	if fault, at := wire.Check(document); fault != wire.NoFault {
		return at
	}
	return offset(document, pointer)
}

// at returns the position of a byte of the document.
func (d document) at(offset int) diagnostic.Position {
	line, column := lineAndColumn(d.text, offset)
	return diagnostic.Position{File: d.file, Line: d.line + line - 1, Col: column}
}
