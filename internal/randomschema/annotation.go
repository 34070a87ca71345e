package randomschema

// annotate adds what says nothing about which values are accepted.
func (w *writer) annotate(k *keywords) {
	if w.once(8) {
		k.add("title", quote(pick(w, titles())))
	}
	if w.once(8) {
		k.add("description", quote(pick(w, titles())))
	}
	if w.once(12) {
		k.add("default", pick(w, defaults()))
	}
	if w.once(30) {
		k.add("x-own", pick(w, values()))
	}
	if w.once(30) {
		k.add("tsAdditionalProperties", "false")
	}
	if w.once(30) && w.draft >= draft7 {
		k.add(pick(w, []string{"readOnly", "writeOnly"}), "true")
	}
	if w.once(30) && w.draft >= draft2019 {
		k.add("deprecated", "true")
	}
}
