package wire

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

// Locate returns the place of the value of the JSON text s that is at offset, or of the innermost array
// or object that is open there. It reports false where the text is not JSON within the limits, or
// where a member on the way occurs again behind it: the value is not the one that counts then. The
// steps are appended to steps.
func Locate(s string, offset int, steps []Step) (Place, bool) {
	l := locator{scanner: scanner{s: s}, offset: offset, start: -1}
	if !End(s, l.value(Space(s, 0), 0)) || l.start < 0 {
		return Place{}, false
	}
	for n := l.depth - 1; n >= 0; n-- { // the innermost was found first
		steps = append(steps, l.step(n))
	}
	return Place{Steps: steps, Start: l.start, End: l.end}, true
}

// locator reads a document and finds the value at the offset in passing.
type locator struct {
	scanner
	offset     int
	start, end int // of the value; start is negative until it is found

	depth int
	way   [MaxDepth]struct {
		index int32 // of the element, or -1
		name  int32 // where the member's name is
	}
}

func (l *locator) step(n int) Step {
	at := l.way[n]
	if at.index >= 0 {
		return Step{Array: true, Index: int(at.index)}
	}
	name, _ := String(l.s, int(at.name))
	return Step{Name: name}
}

func (l *locator) value(p, depth int) int {
	if l.start >= 0 || p >= len(l.s) {
		return l.scanner.value(p, depth)
	}
	end := l.pass(p, depth)
	if l.start < 0 && p <= l.offset && l.offset < end {
		l.start, l.end = p, end
	}
	return end
}

// pass passes a value, looking into it where the offset can be there.
func (l *locator) pass(p, depth int) int {
	switch {
	case l.offset > p && l.s[p] == '{':
		return l.object(p, depth+1)
	case l.offset > p && l.s[p] == '[':
		return l.array(p, depth+1)
	}
	return l.scanner.value(p, depth)
}

// isInside reports whether the value was found in the one that starts at p and was read just now. It notes
// the step to that.
func (l *locator) isInside(p, index, name int) bool {
	if l.start < p {
		return false
	}
	l.way[l.depth].index, l.way[l.depth].name = int32(index), int32(name)
	l.depth++
	return true
}

func (l *locator) object(start, depth int) int {
	if depth > MaxDepth {
		return l.fail(FaultDepth, start)
	}
	p := Space(l.s, start+1)
	if p < len(l.s) && l.s[p] == '}' {
		return p + 1
	}
	for {
		if l.offset == p {
			return l.scanner.value(start, depth-1) // the object itself
		}
		name := p
		value := l.name(p)
		if value < 0 {
			return value
		}
		if p = l.spaced(l.value(value, depth)); p < 0 {
			return p
		}
		if l.isInside(value, -1, name) {
			return l.restOfObject(p, name, depth)
		}
		if p >= len(l.s) || l.s[p] != ',' {
			return l.closing(p, '}')
		}
		p = Space(l.s, p+1)
	}
}

// name passes the name of a member and its colon, and the space around that.
func (l *locator) name(p int) int {
	if p >= len(l.s) || l.s[p] != '"' {
		return l.fail(FaultSyntax, p)
	}
	if p = l.str(p); p < 0 {
		return p
	}
	if p = Space(l.s, p); p >= len(l.s) || l.s[p] != ':' {
		return l.fail(FaultSyntax, p)
	}
	return Space(l.s, p+1)
}

// restOfObject passes what is behind a member up to the end of the object. It does not accept another
// member of that name.
func (l *locator) restOfObject(p, name, depth int) int {
	known, _ := String(l.s, name)
	for p < len(l.s) && l.s[p] == ',' {
		key, value := Key(l.s, Space(l.s, p+1))
		if value < 0 || key == known {
			return ^p
		}
		if p = l.spaced(l.scanner.value(value, depth)); p < 0 {
			return p
		}
	}
	return l.closing(p, '}')
}

func (l *locator) array(start, depth int) int {
	if depth > MaxDepth {
		return l.fail(FaultDepth, start)
	}
	p := Space(l.s, start+1)
	if p < len(l.s) && l.s[p] == ']' {
		return p + 1
	}
	for index := 0; ; index++ {
		found := l.start >= 0
		value := p
		if p = l.spaced(l.value(value, depth)); p < 0 {
			return p
		}
		if !found {
			l.isInside(value, index, 0)
		}
		if p >= len(l.s) || l.s[p] != ',' {
			return l.closing(p, ']')
		}
		p = Space(l.s, p+1)
	}
}
