package randomschema

// addConditions says which members occur together, or what one says about others.
func (w *writer) addConditions(k *keywords, s *shape) {
	if w.once(6) {
		w.addMemberCounts(k)
	}
	if len(s.names) < 2 || !w.once(3) {
		return
	}
	switch w.random.IntN(6) {
	case 0:
		w.addDependentNames(k, s)
	case 1:
		w.addDependentSchema(k, s)
	case 2:
		w.addAlternativeNames(k, s)
	case 3:
		w.addIf(k, s)
	case 4:
		k.add("allOf", list(w.part(s)))
	case 5:
		k.add("not", `{"required":`+list(quotes(w.two(s))...)+`}`)
	}
}

// two returns two of the members, or a member and a name that is none.
func (w *writer) two(s *shape) []string {
	two := some(w, 2, append([]string(nil), s.names...))
	if w.once(5) {
		two[1] = "missing"
	}
	return two
}

func (w *writer) addDependentNames(k *keywords, s *shape) {
	two := w.two(s)
	value := keywords{keyword(two[0], list(quote(two[1])))}.text()
	if w.draft >= draft2019 && !w.once(4) {
		k.add("dependentRequired", value)
	} else {
		k.add("dependencies", value)
	}
}

func (w *writer) addDependentSchema(k *keywords, s *shape) {
	two := w.two(s)
	value := keywords{keyword(two[0], `{"required":`+list(quote(two[1]))+`}`)}.text()
	if w.draft >= draft2019 && !w.once(4) {
		k.add("dependentSchemas", value)
	} else {
		k.add("dependencies", value)
	}
}

// addAlternativeNames adds that one of several members must be there.
func (w *writer) addAlternativeNames(k *keywords, s *shape) {
	two := w.two(s)
	k.add(pick(w, []string{"anyOf", "oneOf"}), list(`{"required":`+list(quote(two[0]))+`}`, `{"required":`+list(quote(two[1]))+`}`))
}

func (w *writer) addIf(k *keywords, s *shape) {
	two := w.two(s)
	k.add("if", pick(w, []string{
		`{"required":` + list(quote(two[0])) + `}`,
		`{"properties":` + keywords{keyword(two[0], w.scalar())}.text() + `,"required":` + list(quote(two[0])) + `}`,
	}))
	if !w.once(4) {
		k.add("then", `{"required":`+list(quote(two[1]))+`}`)
	}
	if w.once(2) {
		k.add("else", `{"properties":`+keywords{keyword(two[1], w.scalar())}.text()+`}`)
	}
}

// part returns a schema of an object that has to hold as well: it narrows a member, or has more.
func (w *writer) part(s *shape) string {
	var k keywords
	name := pick(w, s.names)
	if name == "event_type" || w.once(2) {
		name = "more"
	}
	k.add("properties", keywords{keyword(name, w.scalar())}.text())
	if w.once(3) {
		k.add("required", list(quote(name)))
	}
	return k.text()
}
