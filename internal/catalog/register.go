package catalog

import "strconv"

// registerSchemas finds the schemas of every file, and the names by which references reach them.
func (l *loader) registerSchemas() {
	for _, f := range l.files {
		l.byURL[f.url] = f
		f.draft = l.dialect
		if f.root == nil {
			continue
		}
		if draft, ok := f.declaredDraft(); ok {
			f.draft = draft
		}
		f.schema = l.addSchema(f.root, "", nil)
	}
}

func (f *file) declaredDraft() (Draft, bool) {
	declared, ok := f.root.Member("$schema")
	if !ok {
		return 0, false
	}
	address, _ := declared.Text()
	return draftOf(address)
}

// addSchema makes the value a schema, and whatever in it its keywords say are schemas. The
// resource is the one that encloses it.
func (l *loader) addSchema(v *Value, at Pointer, resource *Schema) *Schema {
	if v.schema != nil || v.kind != Object && v.kind != Bool {
		return v.schema
	}
	s := &Schema{value: v, file: v.file, pointer: at, resource: resource}
	v.schema = s
	v.file.schemas = append(v.file.schemas, s)
	l.identify(s)
	for _, m := range v.members {
		l.addSchemasIn(m, at.Append(m.Name), s)
	}
	return s
}

func (l *loader) addSchemasIn(keyword Member, at Pointer, s *Schema) {
	where := s.Draft().schemasIn(keyword.Name)
	if where&itself != 0 {
		l.addSchema(keyword.Value, at, s.resource)
	}
	if where&inArray != 0 {
		for i, item := range keyword.Value.items {
			l.addSchema(item, at.Append(strconv.Itoa(i)), s.resource)
		}
	}
	if where&inObject != 0 {
		for _, m := range keyword.Value.members {
			l.addSchema(m.Value, at.Append(m.Name), s.resource)
		}
	}
}
