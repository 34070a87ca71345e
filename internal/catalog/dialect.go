package catalog

// readDialects finds the draft that each file is written in: that of its $schema, or else that of the
// options. Where $schema is the $id of another file, that file is the metaschema: its draft counts,
// and its vocabularies. The file itself is held against the draft only, as by jsonschema/v5.
func (l *loader) readDialects() {
	byID := l.rootsByID()
	for _, f := range l.files {
		if draft, ok := l.declaredDraft(f); ok {
			f.draft = draft
			continue
		}
		f.draft = l.dialect
		metaschema := byID[plainURL(f.rootText("$schema"))]
		if metaschema == nil || metaschema == f {
			continue
		}
		if draft, ok := l.declaredDraft(metaschema); ok {
			f.draft, f.metaschema = draft, metaschema
		}
	}
}

// rootsByID returns the files by the $id of their roots, without those that have it in common.
func (l *loader) rootsByID() map[string]*file {
	byID := map[string]*file{}
	for _, f := range l.files {
		id := plainURL(f.rootText("$id"))
		if _, taken := byID[id]; taken || id == "" {
			byID[id] = nil
			continue
		}
		byID[id] = f
	}
	return byID
}

// declaredDraft returns the draft of a file without $schema or with that of a draft.
func (l *loader) declaredDraft(f *file) (Draft, bool) {
	address := f.rootText("$schema")
	if address == "" {
		return l.dialect, true
	}
	return draftOf(address)
}

// rootText returns a member of the root that is a string; "" without one.
func (f *file) rootText(name string) string {
	if f.root == nil {
		return ""
	}
	v, ok := f.root.Member(name)
	if !ok {
		return ""
	}
	text, _ := v.Text()
	return text
}

// schemaURL is the $schema of the file's document.
func (f *file) schemaURL() string {
	if f.metaschema != nil {
		return f.metaschema.url
	}
	return f.draft.URL()
}

// knows reports whether the file's metaschema gives the keyword a meaning: from 2019-09 on it lists
// the vocabularies whose keywords count ($vocabulary). As in jsonschema/v5, formats and contents
// count in any case, and a vocabulary that is only optional does not.
func (f *file) knows(keyword string) bool {
	name := f.draft.vocabularyOf(keyword)
	if f.metaschema == nil || f.draft < Draft2019 || name == "" {
		return true
	}
	listed, ok := f.metaschema.root.Member("$vocabulary")
	if !ok {
		return true
	}
	required, ok := listed.Member("https://json-schema.org/draft/" + f.draft.String() + "/vocab/" + name)
	if !ok {
		return false
	}
	counts, _ := required.Bool()
	return counts
}

// vocabularyOf returns the vocabulary that the keyword is in, "" for one that counts in any case.
func (d Draft) vocabularyOf(keyword string) string {
	switch keyword {
	case "type", "enum", "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength",
		"pattern", "minItems", "maxItems", "uniqueItems", "minContains", "maxContains", "required", "minProperties",
		"maxProperties", "dependentRequired":
		return "validation"
	case "unevaluatedProperties", "unevaluatedItems":
		if d >= Draft2020 {
			return "unevaluated"
		}
		return "applicator"
	case "not", "allOf", "anyOf", "oneOf", "if", "then", "else", "properties", "patternProperties", "additionalProperties",
		"propertyNames", "dependencies", "dependentSchemas", "regexProperties", "items", "prefixItems", "additionalItems", "contains":
		return "applicator"
	}
	return ""
}
