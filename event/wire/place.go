package wire

import "strings"

// Place is a value in a document and the way to it.
type Place struct {
	// Steps lead from the root of the document to the value.
	Steps []Step
	// Start and End are where the value is: s[Start:End].
	Start, End int
}

// Step is from an array to one of its elements, or from an object to one of its members.
type Step struct {
	// Array says that it is an array.
	Array bool
	// Index is the position in the array, counted from 0.
	Index int
	// Name is the member's name.
	Name string
}

// Locate returns the place of the value of the JSON text s that starts at offset, or of the innermost
// array or object that is open there. A reader has accepted what is before offset. Locate reads
// what is behind it, and reports false where that is not JSON within the limits, or where a member on
// the way occurs again: the value is not the one that counts then. The steps are appended to steps.
func Locate(s string, offset int, steps []Step) (Place, bool) {
	var room [8]step
	t := trail{s: s, steps: room[:0]}
	t, start := t.to(offset)
	if start < 0 {
		return Place{}, false
	}
	c := scanner{s: s}
	end := c.value(start, len(t.steps))
	p := end
	for depth := len(t.steps); p >= 0 && depth > 0; depth-- {
		p = c.rest(t.steps[depth-1], Space(s, p), depth)
	}
	if !End(s, p) {
		return Place{}, false
	}
	return Place{Steps: appendWay(steps, s, t.steps), Start: start, End: end}, true
}

// to goes to the value at offset and returns where it starts, or a negative position.
func (t trail) to(offset int) (trail, int) {
	p, last := Space(t.s, 0), -1
	for p >= 0 && p < min(offset, len(t.s)) {
		last = p
		if t, p = t.pass(p, offset); p >= 0 {
			p = Space(t.s, p)
		}
	}
	switch {
	case p < 0 || offset >= len(t.s):
		return t, -1
	case p > offset && strings.IndexByte("{}[],", t.s[last]) < 0: // inside of a value that was passed
		return t, last
	case p > offset:
		return t, -1
	case strings.IndexByte(",]}", t.s[p]) < 0 && t.expectsValue():
		return t, p
	}
	return t.leave()
}

// expectsValue reports whether a value comes next, be it the first one of an array, and no name.
func (t trail) expectsValue() bool {
	top := t.top()
	return top == nil || !top.done && (top.isArray || top.name > 0)
}

// leave goes back to the innermost array or object and returns where it starts.
func (t trail) leave() (trail, int) {
	top := t.top()
	if top == nil {
		return t, -1
	}
	t.steps = t.steps[:len(t.steps)-1]
	return t, top.start
}

// appendWay appends the steps with the names of the members.
func appendWay(way []Step, s string, steps []step) []Step {
	for _, step := range steps {
		next := Step{Array: step.isArray, Index: step.index}
		if !step.isArray {
			next.Name, _ = String(s, step.name)
		}
		way = append(way, next)
	}
	return way
}

// rest passes what is behind a value in an array or object, up to the end of that. It does not accept
// a second member of the value's name.
func (c *scanner) rest(inside step, p, depth int) int {
	if inside.isArray {
		return c.elements(p, depth)
	}
	name, _ := String(c.s, inside.name)
	for p < len(c.s) && c.s[p] == ',' {
		key, value := Key(c.s, Space(c.s, p+1))
		if value < 0 || key == name {
			return -1
		}
		if p = c.spaced(c.value(value, depth)); p < 0 {
			return p
		}
	}
	return c.closing(p, '}')
}

// elements passes the elements of an array behind one of them.
func (c *scanner) elements(p, depth int) int {
	for p >= 0 && p < len(c.s) && c.s[p] == ',' {
		p = c.spaced(c.value(Space(c.s, p+1), depth))
	}
	if p < 0 {
		return p
	}
	return c.closing(p, ']')
}
