package wire

import (
	"strconv"
	"strings"
)

// PointerTo returns the JSON Pointer (RFC 6901) of the innermost value of the JSON text s that
// starts at offset or is open there. A member's name belongs to its object, what separates two
// values to the first of them. The text needs to be well-formed up to the offset only.
func PointerTo(s string, offset int) string {
	t := trail{s: s}
	p := Space(s, 0)
	for p >= 0 && p < min(offset, len(s)) {
		if p = t.pass(p, offset); p >= 0 {
			p = Space(s, p)
		}
	}
	return t.pointer()
}

// trail is the way from the root of a document to a place in it: the arrays and objects that are
// open there.
type trail struct {
	s     string
	steps []step
}

// step is an array with the index of its element, or an object with the position of its member's
// name, 0 where none is read yet.
type step struct {
	isArray bool
	index   int
	name    int
}

// pass passes the token at p. It returns a negative position where the trail ends inside of it.
func (t *trail) pass(p, offset int) int {
	switch b := t.s[p]; b {
	case '{', '[':
		t.steps = append(t.steps, step{isArray: b == '['})
		return p + 1
	case '}', ']':
		t.steps = t.steps[:max(len(t.steps)-1, 0)]
		return p + 1
	case ',':
		if top := t.top(); top != nil {
			top.index++
			top.name = 0
		}
		return p + 1
	case '"':
		return t.str(p, offset)
	default:
		return wordEnd(t.s, p+1)
	}
}

// top returns the innermost step, or nil at the root.
func (t *trail) top() *step {
	if len(t.steps) == 0 {
		return nil
	}
	return &t.steps[len(t.steps)-1]
}

// str passes a string, and the colon behind it where it is a member's name.
func (t *trail) str(p, offset int) int {
	c := scanner{s: t.s}
	end := c.str(p)
	top := t.top()
	if end < 0 || top == nil || top.isArray || top.name > 0 {
		return end
	}
	end = Space(t.s, end)
	if end >= min(offset, len(t.s)) {
		return -1
	}
	top.name = p
	return end + 1
}

// wordEnd returns the position behind the number or word that is open at p.
func wordEnd(s string, p int) int {
	for p < len(s) && s[p] > ' ' && strings.IndexByte(`,]}`, s[p]) < 0 {
		p++
	}
	return p
}

func (t *trail) pointer() string {
	var pointer []byte
	for _, step := range t.steps {
		switch {
		case step.isArray:
			pointer = strconv.AppendInt(append(pointer, '/'), int64(step.index), 10)
		case step.name > 0:
			name, _ := String(t.s, step.name)
			pointer = AppendToken(append(pointer, '/'), name)
		}
	}
	return string(pointer)
}

// AppendToken appends a member's name as a reference token (RFC 6901, section 3).
func AppendToken(pointer []byte, name string) []byte {
	for i := range len(name) {
		switch c := name[i]; c {
		case '~':
			pointer = append(pointer, "~0"...)
		case '/':
			pointer = append(pointer, "~1"...)
		default:
			pointer = append(pointer, c)
		}
	}
	return pointer
}
