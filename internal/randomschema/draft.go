package randomschema

// draft is a version of JSON Schema. Drafts compare by age.
type draft int

const (
	draft4    draft = 4
	draft6    draft = 6
	draft7    draft = 7
	draft2019 draft = 2019
	draft2020 draft = 2020
)

// drafts are those to choose from: the newest, and draft 7, are what most schemas are.
func drafts() []draft {
	return []draft{draft4, draft6, draft7, draft7, draft2019, draft2020, draft2020, draft2020}
}

// url returns the address of the draft's metaschema.
func (d draft) url() string {
	switch d {
	case draft4:
		return "http://json-schema.org/draft-04/schema#"
	case draft6:
		return "http://json-schema.org/draft-06/schema#"
	case draft7:
		return "http://json-schema.org/draft-07/schema#"
	case draft2019:
		return "https://json-schema.org/draft/2019-09/schema"
	default:
		return "https://json-schema.org/draft/2020-12/schema"
	}
}

// definitions is the keyword for parts.
func (d draft) definitions() string {
	if d >= draft2019 {
		return "$defs"
	}
	return "definitions"
}

// anything is a schema that accepts everything.
func (d draft) anything() string {
	if d >= draft6 {
		return "true"
	}
	return "{}"
}

// only is the keyword and value for one value.
func (d draft) only(value string) (name, text string) {
	if d >= draft6 {
		return "const", value
	}
	return "enum", list(value)
}
