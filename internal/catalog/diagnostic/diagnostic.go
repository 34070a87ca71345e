package diagnostic

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Position is a place in a file. Its zero value is no place.
type Position struct {
	// File is the name as it is shown to people, such as "schemas/feed_events/liked.json".
	File string
	// Line counts from 1; 0 stands for the file as a whole.
	Line int
	// Col counts the bytes of the line from 1; 0 stands for the file as a whole.
	Col int
}

// String returns "file:line:col", or the file alone where there is no line.
func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Col)
}

// Errorf returns the finding at this place whose message is formatted as fmt.Sprintf does. Control
// characters in it are escaped: a message is one line, whatever the file holds.
func (p Position) Errorf(format string, args ...any) Diagnostic {
	return Diagnostic{File: p.File, Line: p.Line, Col: p.Col, Message: oneLine(fmt.Sprintf(format, args...))}
}

func oneLine(text string) string {
	if strings.IndexFunc(text, unicode.IsControl) < 0 {
		return text
	}
	var b strings.Builder
	for _, c := range text {
		if unicode.IsControl(c) {
			b.WriteString(strings.Trim(strconv.QuoteRune(c), "'"))
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// Diagnostic is one finding about a file.
type Diagnostic struct {
	// File is the name as it is shown to people, such as "schemas/feed_events/liked.json".
	File string
	// Line counts from 1; 0 stands for the file as a whole.
	Line int
	// Col counts the bytes of the line from 1; 0 stands for the file as a whole.
	Col int
	// Message says in one line what is wrong and what to do about it.
	Message string
}

// Position returns the place of the finding.
func (d Diagnostic) Position() Position { return Position{File: d.File, Line: d.Line, Col: d.Col} }

// String returns "file:line:col: message", or "file: message" where there is no line.
func (d Diagnostic) String() string { return d.Position().String() + ": " + d.Message }

// List is a set of findings. As an error it has one line a finding.
type List []Diagnostic

// Err returns the findings as an error, sorted by file, line, column and message, each of them
// once. Without a finding it returns nil.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	sorted := slices.Clone(l)
	slices.SortFunc(sorted, compare)
	return slices.Compact(sorted)
}

// Error returns the findings, one a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, d := range l {
		lines[i] = d.String()
	}
	return strings.Join(lines, "\n")
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Col, b.Col),
		cmp.Compare(a.Message, b.Message),
	)
}
