package model

// markRecursiveFields marks the fields by way of which a struct would hold itself, where three states
// have to be told apart: a field that can only be absent, or only null, is a pointer anyway.
func (b *builder) markRecursiveFields() {
	for _, st := range b.pkg.Structs {
		for _, f := range st.Fields {
			f.Recursive = f.isThreeState() && f.Value.Kind == Object && f.Value.Struct.embeds(st, map[*Struct]bool{})
		}
	}
}

// isThreeState reports whether the member can be absent, null, or a value.
func (f *Field) isThreeState() bool { return !f.Required && f.Value.Nullable }

// embeds reports whether values of the struct are as large as to hold one of the other.
func (st *Struct) embeds(other *Struct, visited map[*Struct]bool) bool {
	if st == other {
		return true
	}
	if visited[st] {
		return false
	}
	visited[st] = true
	for _, f := range st.Fields {
		byValue := f.Required && !f.Value.Nullable || f.isThreeState()
		if byValue && f.Value.Kind == Object && f.Value.Struct.embeds(other, visited) {
			return true
		}
	}
	return false
}
