package randomschema

import "fmt"

// alternatives returns the schema of a value that is one of several things.
func (w *writer) alternatives(depth int) string {
	switch w.random.IntN(7) {
	case 0:
		return w.typeUnion(depth)
	case 1, 2:
		return w.tagUnion(depth)
	case 3:
		return w.markUnion(depth)
	case 4:
		return `{"anyOf":[{"enum":` + list(quotes(some(w, 2, enumTexts()))...) + `},{"type":"string"}]}`
	case 5:
		return w.scalarUnion()
	}
	var k keywords
	k.add(w.anyOrOne(), list(w.value(depth+1), w.value(depth+1)))
	return k.text()
}

func (w *writer) anyOrOne() string { return pick(w, []string{"oneOf", "anyOf"}) }

// typeUnion returns alternatives of different JSON types.
func (w *writer) typeUnion(depth int) string {
	var text, number keywords
	w.addString(&text)
	w.addInteger(&number)
	branches := []string{text.text(), number.text(), `{"type":"boolean"}`, w.array(depth + 1), w.object(depth + 1), `{"type":"null"}`}
	var k keywords
	k.add(w.anyOrOne(), list(some(w, w.intn(2, 4), branches)...))
	return k.text()
}

// tagUnion returns alternatives of objects that a member tells apart.
func (w *writer) tagUnion(depth int) string {
	tag := pick(w, []string{"kind", "type", "@type"})
	var branches []string
	for i := range w.intn(2, 3) {
		var k, only keywords
		only.add(w.draft.only(quote(fmt.Sprintf("kind%d", i))))
		s := w.members(w.intn(0, 3), depth+1)
		s.drop(tag)
		s.member(tag, only.text(), !w.once(12))
		k.add("type", `"object"`)
		s.addTo(&k)
		if w.once(2) {
			k.add("additionalProperties", "false")
		}
		branches = append(branches, k.text())
	}
	var k keywords
	if w.once(3) {
		k.add("type", `"object"`)
	}
	k.add(w.anyOrOne(), list(branches...))
	return k.text()
}

// drop takes a member out.
func (s *shape) drop(name string) {
	kept := &shape{}
	for i, other := range s.names {
		if other != name {
			kept.properties = append(kept.properties, s.properties[i])
			kept.names = append(kept.names, other)
		}
	}
	for _, other := range s.required {
		if other != name {
			kept.required = append(kept.required, other)
		}
	}
	*s = *kept
}

// markUnion returns alternatives of closed objects, each with a member that the others have not.
func (w *writer) markUnion(depth int) string {
	var branches []string
	for i := range 2 {
		var k keywords
		s := w.members(w.intn(0, 2), depth+1)
		s.member(fmt.Sprintf("mark%d", i), w.scalar(), true)
		k.add("type", `"object"`)
		s.addTo(&k)
		k.add("additionalProperties", "false")
		branches = append(branches, k.text())
	}
	var k keywords
	k.add(w.anyOrOne(), list(branches...))
	return k.text()
}

// scalarUnion returns alternatives of one JSON type.
func (w *writer) scalarUnion() string {
	t := pick(w, []string{"string", "integer", "number"})
	branches := []string{`{"minimum":1}`, `{"multipleOf":2}`, `{"maximum":5,"minimum":-3}`}
	if t == "string" {
		branches = []string{`{"minLength":3}`, `{"pattern":"^[a-c]+$"}`, `{"enum":["a","xyz"]}`, `{"format":"date"}`}
	}
	var k keywords
	k.add("type", quote(t))
	k.add(w.anyOrOne(), list(some(w, 2, branches)...))
	return k.text()
}

// joined returns a schema of parts that must all hold.
func (w *writer) joined(depth int) string {
	var first, k keywords
	if w.from < w.parts && !w.once(3) {
		w.addReference(&first)
	} else {
		first.add("allOf", list(w.value(depth+1)))
	}
	second := pick(w, []string{
		`{"title":"narrowed"}`, `{"description":"as it is"}`, `{"properties":{"more":{"type":"integer"}}}`, `{"properties":{"id":{"type":"string"}}}`, `{"maxLength":4}`, `{"minimum":0}`, `{"type":["object","string","integer"]}`,
		w.scalar(), `{"required":["name"]}`, `{"additionalProperties":{"type":"string"}}`,
	})
	k.add("allOf", list(some(w, 2, []string{first.text(), second})...))
	return k.text()
}
