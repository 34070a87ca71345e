package catalog

import "strconv"

// registerSchemas finds the schemas of every file, and the names by which references reach them.
func (l *loader) registerSchemas() {
	l.readDialects()
	for _, f := range l.files {
		l.byURL[f.url] = f
		if f.root != nil {
			f.schema = l.addSchema(f.root, "", nil)
		}
	}
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
