package randomschema

import (
	"fmt"
	"math/rand/v2"
)

// Schema is a schema made of a seed.
type Schema struct {
	// Seed is what it was made of.
	Seed uint64
	// Name is the name of its event, and the type of it: "r17" for seed 17.
	Name string
	// Text is the JSON text.
	Text []byte
	// HasType says that payloads are objects whose event_type is the name.
	HasType bool
}

// New returns the schema of a seed: the same each time.
func New(seed uint64) Schema {
	w := newWriter(seed)
	s := Schema{Seed: seed, Name: w.name}
	var root keywords
	if s.HasType = !w.once(10); s.HasType {
		root = w.event()
	} else {
		root = w.anyRoot()
	}
	w.addParts(&root)
	w.addAnchor(&root)
	s.Text = []byte(append(keywords{keyword("$schema", quote(w.draft.url()))}, root...).text())
	return s
}

// writer writes one schema.
type writer struct {
	random *rand.Rand
	draft  draft
	name   string
	// parts is the number of definitions. Those before leaves are objects and hold others; the rest
	// are scalars.
	parts, leaves int
	// from is the first definition that may stand where a value is, rather than below it: so no
	// definition leads to itself without a member between.
	from int
	// nested says that what is written is below another value.
	nested bool
	// objects counts references to definitions of objects.
	objects int
}

func newWriter(seed uint64) *writer {
	w := &writer{random: rand.New(rand.NewPCG(seed, ^seed)), name: fmt.Sprintf("r%d", seed)}
	w.draft = pick(w, drafts())
	w.leaves = w.random.IntN(3)
	w.parts = w.leaves + w.random.IntN(3)
	return w
}

// below writes what lies below a value, where every definition may be referred to.
func (w *writer) below(write func() string) string {
	from, nested := w.from, w.nested
	w.from, w.nested = 0, true
	text := write()
	w.from, w.nested = from, nested
	return text
}

// addParts adds the definitions.
func (w *writer) addParts(root *keywords) {
	if w.parts == 0 {
		return
	}
	var parts keywords
	for i := range w.parts {
		w.from = i + 1
		if i < w.leaves {
			parts.add(w.partName(i), w.objectPart())
		} else {
			parts.add(w.partName(i), w.scalar())
		}
	}
	root.add(w.draft.definitions(), parts.text())
}

func (w *writer) objectPart() string {
	if w.once(6) {
		return w.tagUnion(1)
	}
	return w.object(1)
}

// partName is one that no other schema has, so that schemas can be put into one Go package.
func (w *writer) partName(i int) string { return fmt.Sprintf("%s_part%c", w.name, 'A'+i) }

// once is true in one of n times.
func (w *writer) once(n int) bool { return w.random.IntN(n) == 0 }

// intn returns a number from low to high.
func (w *writer) intn(low, high int) int { return low + w.random.IntN(high-low+1) }

// pick returns one of the choices.
func pick[T any](w *writer, choices []T) T { return choices[w.random.IntN(len(choices))] }

// some returns n of the choices in random order, or all of them.
func some[T any](w *writer, n int, choices []T) []T {
	w.random.Shuffle(len(choices), func(i, j int) { choices[i], choices[j] = choices[j], choices[i] })
	return choices[:min(n, len(choices))]
}
