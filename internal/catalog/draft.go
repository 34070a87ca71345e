package catalog

import (
	"fmt"
	"strings"
)

// Draft is a version of JSON Schema. Drafts compare by age.
type Draft int

// The drafts that jsonschema/v5 knows.
const (
	Draft4    Draft = 4
	Draft6    Draft = 6
	Draft7    Draft = 7
	Draft2019 Draft = 2019
	Draft2020 Draft = 2020
)

// DefaultDialect is the draft of a schema without $schema, by its name, unless [Options.Dialect]
// says otherwise.
const DefaultDialect = "2020-12"

// Dialects returns the names that [Options.Dialect] takes, the newest first.
func Dialects() []string { return []string{"2020-12", "2019-09", "draft-07", "draft-06", "draft-04"} }

// String returns the draft's name, one of [Dialects].
func (d Draft) String() string {
	switch d {
	case Draft4:
		return "draft-04"
	case Draft6:
		return "draft-06"
	case Draft7:
		return "draft-07"
	case Draft2019:
		return "2019-09"
	case Draft2020:
		return "2020-12"
	}
	return fmt.Sprintf("Draft(%d)", int(d))
}

// URL returns the address of the draft's metaschema, as $schema has it.
func (d Draft) URL() string {
	switch d {
	case Draft4, Draft6, Draft7:
		return "http://json-schema.org/" + d.String() + "/schema#"
	default:
		return "https://json-schema.org/draft/" + d.String() + "/schema"
	}
}

func parseDialect(name string) (Draft, error) {
	for _, d := range drafts() {
		if name == d.String() {
			return d, nil
		}
	}
	return 0, fmt.Errorf("unknown dialect %q: use one of %s", name, strings.Join(Dialects(), ", "))
}

// draftOf reads $schema as jsonschema/v5 does: http and https, with and without an empty fragment,
// are one.
func draftOf(schemaURL string) (Draft, bool) {
	address := plainURL(schemaURL)
	if address == "https://json-schema.org/schema" {
		return Draft2020, true
	}
	for _, d := range drafts() {
		if address == plainURL(d.URL()) {
			return d, true
		}
	}
	return 0, false
}

func plainURL(address string) string {
	address = strings.TrimSuffix(strings.TrimSuffix(address, "/"), "#")
	if rest, ok := strings.CutPrefix(address, "http://"); ok {
		return "https://" + rest
	}
	return address
}

func drafts() []Draft { return []Draft{Draft2020, Draft2019, Draft7, Draft6, Draft4} }

// idKeyword is the keyword that names a schema.
func (d Draft) idKeyword() string {
	if d == Draft4 {
		return "id"
	}
	return "$id"
}

// RefIsAlone reports whether the keywords beside a $ref are ignored, as they are up to draft 7.
func (d Draft) RefIsAlone() bool { return d <= Draft7 }
