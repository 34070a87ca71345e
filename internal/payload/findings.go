package payload

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// findings returns the verdict about a document as findings, each at the value that it is about,
// in the order of the document.
func findings(d document, verdict error) []diagnostic.Diagnostic {
	var rejected *event.RejectedError
	var unknown *event.UnknownTypeError
	var homeless *UnknownTopicError
	at := ""
	switch {
	case verdict == nil:
		return nil
	case errors.As(verdict, &rejected):
		return rejections(d, rejected)
	case errors.As(verdict, &unknown):
		at = typePlace(unknown)
	case errors.As(verdict, &homeless) && len(homeless.Types) > 0:
		at = typePlace(homeless.Types[0])
	}
	return []diagnostic.Diagnostic{d.at(offset(d.text, at)).Errorf("%v", verdict)}
}

// typePlace returns the pointer to the type, or to the first part of it.
func typePlace(unknown *event.UnknownTypeError) string {
	pointer, _, _ := strings.Cut(unknown.Discriminator, " and ")
	return pointer
}

func rejections(d document, rejected *event.RejectedError) []diagnostic.Diagnostic {
	var found []diagnostic.Diagnostic
	for _, violation := range rejected.Violations {
		found = append(found, d.at(place(d.text, violation.Pointer)).Errorf("%v", violation))
	}
	slices.SortStableFunc(found, func(a, b diagnostic.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
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
