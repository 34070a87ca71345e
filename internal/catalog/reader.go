package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// maxSchemaDepth bounds the nesting of a schema file. A payload may be 128 deep, and a schema is
// about twice as deep as what it describes.
const maxSchemaDepth = 256

// reader reads a JSON text (RFC 8259) and keeps the order and the place of everything. It refuses
// what would be read differently elsewhere: duplicate names, invalid UTF-8, lone surrogates.
type reader struct {
	file       *file
	text       []byte
	pos        int
	depth      int
	duplicates []*syntaxError
}

// syntaxError is a place where a file is no JSON.
type syntaxError struct {
	offset  int
	message string
}

func (e *syntaxError) Error() string { return e.message }

// readValue reads the file's text, which it expects to be one JSON value. The errors are one
// syntax error, where reading ended, and every duplicate name.
func readValue(f *file) (*Value, []*syntaxError) {
	r := &reader{file: f, text: f.text}
	v, err := r.document()
	var syntax *syntaxError
	if errors.As(err, &syntax) {
		return nil, append(r.duplicates, syntax)
	}
	return v, r.duplicates
}

func (r *reader) document() (*Value, error) {
	if bytes.HasPrefix(r.text, []byte("\ufeff")) {
		return nil, r.failAt(0, "the file begins with a byte order mark: save it as UTF-8 without one")
	}
	r.space()
	if r.pos == len(r.text) {
		return nil, r.fail("the file is empty: expected a JSON Schema")
	}
	v, err := r.value()
	if err != nil {
		return nil, err
	}
	r.space()
	if r.pos < len(r.text) {
		return nil, r.fail("unexpected %s after the end of the JSON value", r.seen())
	}
	return v, nil
}

func (r *reader) value() (*Value, error) {
	v := &Value{file: r.file, start: r.pos}
	var err error
	switch c := r.peek(); {
	case c == '{':
		v.kind = Object
		err = r.nested(func() error { return r.object(v) })
	case c == '[':
		v.kind = Array
		err = r.nested(func() error { return r.array(v) })
	case c == '"':
		v.kind = String
		v.text, err = r.str()
	case c == '-' || isDigit(c):
		v.kind = Number
		err = r.number()
	default:
		v.kind, err = r.literal()
	}
	v.end = r.pos
	return v, err
}

func (r *reader) nested(read func() error) error {
	if r.depth++; r.depth > maxSchemaDepth {
		return r.fail("nested more than %d deep", maxSchemaDepth)
	}
	r.pos++ // the bracket
	err := read()
	r.depth--
	return err
}

func (r *reader) object(v *Value) error {
	seen := map[string]int{}
	for first := true; ; first = false {
		done, err := r.next(first, '}', v.start)
		if done || err != nil {
			return err
		}
		m, err := r.member()
		if err != nil {
			return err
		}
		if earlier, twice := seen[m.Name]; twice {
			r.duplicate(m, earlier)
			continue
		}
		seen[m.Name] = m.start
		v.members = append(v.members, m)
	}
}

func (r *reader) member() (Member, error) {
	m := Member{start: r.pos}
	if r.peek() != '"' {
		return m, r.fail("expected a member name in double quotes, not %s", r.seen())
	}
	var err error
	if m.Name, err = r.str(); err != nil {
		return m, err
	}
	m.end = r.pos
	r.space()
	if r.peek() != ':' {
		return m, r.fail("expected \":\" after the member name, not %s", r.seen())
	}
	r.pos++
	r.space()
	m.Value, err = r.value()
	return m, err
}

func (r *reader) duplicate(m Member, earlier int) {
	r.duplicates = append(r.duplicates, &syntaxError{
		offset:  m.start,
		message: fmt.Sprintf("duplicate member %q: it is already in line %d", m.Name, r.file.position(earlier).Line),
	})
}

func (r *reader) array(v *Value) error {
	for first := true; ; first = false {
		done, err := r.next(first, ']', v.start)
		if done || err != nil {
			return err
		}
		item, err := r.value()
		if err != nil {
			return err
		}
		v.items = append(v.items, item)
	}
}

// next goes to the next member or item, past the comma that must stand before it, or past the
// closing bracket: then it reports true.
func (r *reader) next(first bool, closing byte, opened int) (bool, error) {
	r.space()
	switch c := r.peek(); {
	case r.pos == len(r.text):
		at := r.file.position(opened)
		return false, r.fail("the file ends before the %q that closes line %d column %d", string(closing), at.Line, at.Col)
	case c == closing:
		r.pos++
		return true, nil
	case first:
		return false, nil
	case c != ',':
		return false, r.fail("expected \",\" or %q, not %s", string(closing), r.seen())
	}
	comma := r.pos
	r.pos++
	r.space()
	if r.peek() == closing && r.pos < len(r.text) {
		return false, r.failAt(comma, "unexpected comma before %q", string(closing))
	}
	return false, nil
}

func (r *reader) literal() (Kind, error) {
	for _, literal := range [...]struct {
		text string
		kind Kind
	}{{"true", Bool}, {"false", Bool}, {"null", Null}} {
		if bytes.HasPrefix(r.text[r.pos:], []byte(literal.text)) {
			r.pos += len(literal.text)
			return literal.kind, nil
		}
	}
	return Null, r.fail("expected a JSON value, not %s", r.seen())
}

func (r *reader) space() {
	for r.pos < len(r.text) {
		switch r.text[r.pos] {
		case ' ', '\t', '\n', '\r':
			r.pos++
		default:
			return
		}
	}
}

// peek returns the next byte, or 0 at the end.
func (r *reader) peek() byte {
	if r.pos == len(r.text) {
		return 0
	}
	return r.text[r.pos]
}

// seen names what stands at the reading position, for a message.
func (r *reader) seen() string {
	rest := r.text[r.pos:]
	c, size := utf8.DecodeRune(rest)
	switch {
	case size == 0:
		return "the end of the file"
	case c == utf8.RuneError && size == 1:
		return fmt.Sprintf("the byte 0x%02x, which is no UTF-8", rest[0])
	case c == '"':
		return "a string"
	case c == '/' || c == '#':
		return fmt.Sprintf("%q: JSON has no comments, use \"$comment\"", c)
	}
	return fmt.Sprintf("%q", r.word(rest, size))
}

// word returns the letters at the beginning of rest, or its first character.
func (r *reader) word(rest []byte, size int) string {
	end := bytes.IndexFunc(rest, func(c rune) bool { return c == utf8.RuneError || !unicode.IsLetter(c) })
	if end < 0 {
		end = len(rest)
	}
	return string(rest[:min(max(end, size), 32)])
}

func (r *reader) fail(format string, args ...any) error { return r.failAt(r.pos, format, args...) }

func (r *reader) failAt(offset int, format string, args ...any) error {
	return &syntaxError{offset: offset, message: fmt.Sprintf(format, args...)}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
