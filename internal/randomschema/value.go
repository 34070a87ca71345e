package randomschema

// deepest is how deep values are nested, besides what definitions add.
const deepest = 3

// value returns the schema of a value at the depth.
func (w *writer) value(depth int) string {
	if depth >= deepest {
		return w.leaf()
	}
	if w.once(6) {
		return w.reference()
	}
	switch w.random.IntN(24) {
	case 0, 1, 2:
		return w.object(depth)
	case 3:
		return w.mapOf(depth)
	case 4, 5, 6:
		return w.array(depth)
	case 7, 8:
		return w.nullable(depth)
	case 9:
		return w.severalTypes(depth)
	case 10, 11:
		return w.alternatives(depth)
	case 12, 13:
		return w.joined(depth)
	case 14, 15:
		return w.reference()
	case 16:
		return w.untyped(depth)
	default:
		return w.scalar()
	}
}

// leaf returns the schema of a value without others in it.
func (w *writer) leaf() string {
	if w.once(4) {
		return w.reference()
	}
	return w.scalar()
}

// reference returns a reference to a definition, if there is one that may stand here. Before 2019-09
// what stands beside it is ignored.
func (w *writer) reference() string {
	var k keywords
	switch {
	case w.nested && w.from == 0 && w.once(12):
		return w.recursion()
	case w.from >= w.parts:
		return w.scalar()
	}
	w.addReference(&k)
	if w.once(6) {
		k.add("description", quote(pick(w, titles())))
	}
	if w.once(8) {
		k.add("minimum", "3")
		k.add("maxLength", "9")
	}
	return k.text()
}

func (w *writer) addReference(k *keywords) {
	i := w.intn(w.from, w.parts-1)
	if i < w.leaves {
		w.objects++
	}
	k.add("$ref", quote("#/"+w.draft.definitions()+"/"+w.partName(i)))
}

// recursion returns a reference to the whole schema.
func (w *writer) recursion() string {
	w.objects++
	switch {
	case w.draft == draft2019 && w.once(3):
		return `{"$recursiveRef":"#"}`
	case w.draft == draft2020 && w.once(3):
		return `{"$dynamicRef":"#node"}`
	case w.draft >= draft2019 && w.once(2):
		return `{"$ref":"#anchor"}`
	}
	return `{"$ref":"#"}`
}

// addAnchor adds the names by which references may lead to the root.
func (w *writer) addAnchor(root *keywords) {
	switch w.draft {
	case draft2020:
		root.add("$dynamicAnchor", `"node"`)
		root.add("$anchor", `"anchor"`)
	case draft2019:
		root.add("$anchor", `"anchor"`)
		if w.once(2) {
			root.add("$recursiveAnchor", "true")
		}
	default:
	}
}

// nullable returns the schema of a value, or null.
func (w *writer) nullable(depth int) string {
	switch w.random.IntN(4) {
	case 0:
		return `{"type":["` + pick(w, []string{"string", "integer", "number", "boolean", "object", "array"}) + `","null"]}`
	case 1:
		var k keywords
		k.add("type", `["string","null"]`)
		w.addLengths(&k)
		return k.text()
	case 2:
		return `{"type":["string","null"],"enum":` + list(append(quotes(some(w, 3, enumTexts())), "null")...) + `}`
	}
	var k keywords
	k.add(pick(w, []string{"oneOf", "anyOf"}), list(some(w, 2, []string{w.value(depth + 1), `{"type":"null"}`})...))
	return k.text()
}

// severalTypes returns the schema of a value of several JSON types, each with keywords of its own.
func (w *writer) severalTypes(depth int) string {
	var k keywords
	types := some(w, w.intn(2, 4), []string{"string", "integer", "number", "boolean", "null", "array", "object"})
	k.add("type", list(quotes(types)...))
	w.addKeywordsOfTypes(&k, depth)
	return k.text()
}

// addKeywordsOfTypes adds keywords that only say something about values of one JSON type.
func (w *writer) addKeywordsOfTypes(k *keywords, depth int) {
	if w.once(2) {
		w.addLengths(k)
	}
	if w.once(3) {
		w.addBounds(k, "1", "9")
	}
	if w.once(4) {
		k.add("items", w.below(func() string { return w.value(depth + 1) }))
	}
	if w.once(4) {
		k.add("required", list(quotes(some(w, 1, memberNames()))...))
	}
	if w.once(6) {
		k.add("properties", keywords{keyword("id", w.scalar())}.text())
	}
}

// untyped returns a schema that says no type.
func (w *writer) untyped(depth int) string {
	var k keywords
	switch w.random.IntN(6) {
	case 0:
		return w.draft.anything()
	case 1:
		return "{}"
	case 2:
		w.addKeywordsOfTypes(&k, depth)
	case 3:
		w.addOddEnum(&k)
	case 4:
		k.add("not", w.leaf())
	default:
		return `{"type":"null"}`
	}
	return k.text()
}
