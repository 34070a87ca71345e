package randomschema

import "strconv"

// array returns the schema of an array: of elements of one kind, or of a tuple.
func (w *writer) array(depth int) string {
	var k keywords
	k.add("type", `"array"`)
	switch w.random.IntN(6) {
	case 0:
		w.addTuple(&k, depth)
	case 1:
		if w.once(2) {
			break
		}
		fallthrough
	default:
		k.add("items", w.element(depth))
	}
	w.addCounts(&k)
	w.annotate(&k)
	return k.text()
}

func (w *writer) element(depth int) string {
	return w.below(func() string { return w.value(depth + 1) })
}

func (w *writer) addCounts(k *keywords) {
	low := w.random.IntN(3)
	if w.once(4) {
		k.add("minItems", strconv.Itoa(low))
	}
	if w.once(4) {
		k.add("maxItems", strconv.Itoa(low+w.intn(0, 4)))
	}
	if w.once(5) {
		k.add("uniqueItems", "true")
	}
	if w.once(7) && w.draft >= draft6 {
		w.addContains(k)
	}
	if w.once(25) && w.draft >= draft2019 {
		k.add("unevaluatedItems", "false")
	}
}

func (w *writer) addContains(k *keywords) {
	k.add("contains", w.leaf())
	if w.draft < draft2019 {
		return
	}
	if w.once(3) {
		k.add("minContains", strconv.Itoa(w.intn(0, 2)))
	}
	if w.once(3) {
		k.add("maxContains", strconv.Itoa(w.intn(1, 3)))
	}
}

// addTuple adds schemas for the first elements, and mostly one for the others.
func (w *writer) addTuple(k *keywords, depth int) {
	var first []string
	for range w.intn(1, 3) {
		first = append(first, w.element(depth))
	}
	tuple, rest := "items", "additionalItems"
	if w.draft == draft2020 {
		tuple, rest = "prefixItems", "items"
	}
	k.add(tuple, list(first...))
	switch w.random.IntN(3) {
	case 0:
		k.add(rest, "false")
	case 1:
		k.add(rest, w.element(depth))
	}
}
