package catalog

import "slices"

// checkLoops reports references that lead back to themselves without a step into the payload:
// there would be no end to validating with them.
func (l *loader) checkLoops() {
	w := &loopWalk{done: map[*Schema]bool{}}
	for _, f := range l.checkedFiles() {
		for _, s := range f.schemas {
			w.visit(s)
		}
	}
	for _, s := range w.closing {
		if r, ok := s.reference("$ref"); ok {
			l.reportRef(r, "leads back to itself, so that validation would never end")
		}
	}
}

type loopWalk struct {
	path    []*Schema
	done    map[*Schema]bool
	closing []*Schema // whose $ref closes a loop
}

func (w *loopWalk) visit(s *Schema) {
	if w.done[s] {
		return
	}
	if begin := slices.Index(w.path, s); begin >= 0 {
		w.close(w.path[begin:])
		return
	}
	w.path = append(w.path, s)
	for _, next := range s.inPlace() {
		w.visit(next)
	}
	w.path = w.path[:len(w.path)-1]
	w.done[s] = true
}

// close notes the last $ref of the loop. There is one: everything else leads deeper into a file.
func (w *loopWalk) close(loop []*Schema) {
	for i := len(loop) - 1; i >= 0; i-- {
		if loop[i].ref != nil && loop[i].ref == loop[(i+1)%len(loop)] {
			w.closing = append(w.closing, loop[i])
			return
		}
	}
}

// inPlace returns the schemas that apply to the same value of the payload as s does.
func (s *Schema) inPlace() []*Schema {
	var schemas []*Schema
	if s.ref != nil {
		schemas = append(schemas, s.ref)
	}
	for _, keyword := range [...]string{"allOf", "anyOf", "oneOf"} {
		schemas = append(schemas, s.List(keyword)...)
	}
	for _, keyword := range [...]string{"not", "if", "then", "else"} {
		if sub, ok := s.Sub(keyword); ok {
			schemas = append(schemas, sub)
		}
	}
	for _, keyword := range [...]string{"dependentSchemas", "dependencies"} {
		for _, p := range s.Named(keyword) {
			schemas = append(schemas, p.Schema)
		}
	}
	return schemas
}
