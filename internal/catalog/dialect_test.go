package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/catalog"
)

// TestAMetaschemaAmongTheFilesSaysWhichKeywordsCount has a metaschema without the vocabulary of
// assertions about values.
func TestAMetaschemaAmongTheFilesSaysWhichKeywordsCount(t *testing.T) {
	const metaschema = `{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.com/structure",
		"$vocabulary": {
			"https://json-schema.org/draft/2020-12/vocab/core": true,
			"https://json-schema.org/draft/2020-12/vocab/applicator": true,
			"https://example.com/own": false
		},
		"$dynamicAnchor": "meta",
		"allOf": [{"$ref": "https://json-schema.org/draft/2020-12/meta/core"}, {"$ref": "https://json-schema.org/draft/2020-12/meta/applicator"}]
	}`
	const schema = `{"$schema": "https://example.com/structure#", "type": "array", "required": ["b"], "format": "date", "unevaluatedProperties": false,
		"properties": {"a": false, "b": {"minimum": 10}}}`
	loaded := load(t, schemas("t/event.json", schema, "_structure.json", metaschema), catalog.Options{})
	e := loaded.Topics[0].Events[0]
	if got, want := e.Root.Keywords(), []string{"format", "properties"}; !slices.Equal(got, want) {
		t.Errorf("keywords that can refuse: %q, want %q", got, want)
	}
	for payload, want := range map[string]bool{`{}`: true, `{"b": 1}`: true, `{"c": 1}`: true, `{"a": 1}`: false} {
		if got := accepts(t, e, []byte(payload)); got != want {
			t.Errorf("%s is accepted: %t, want %t", payload, got, want)
		}
	}
	if got := documents(t, e); !strings.Contains(got, `eventc:///t/event.json {"$schema":"eventc:///_structure.json",`) {
		t.Errorf("the documents are\n%s", got)
	}
}

// TestAMetaschemaWithoutVocabulariesCountsAll has metaschemas that only narrow a draft, one of them an
// old one.
func TestAMetaschemaWithoutVocabulariesCountsAll(t *testing.T) {
	for _, draft := range []string{"http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema"} {
		metaschema := `{"$schema": "` + draft + `", "$id": "https://example.com/own", "allOf": [{"$ref": "` + draft + `"}]}`
		const schema = `{"$schema": "https://example.com/own", "type": "string"}`
		loaded := load(t, schemas("t/event.json", schema, "_own.json", metaschema), catalog.Options{})
		if e := loaded.Topics[0].Events[0]; !accepts(t, e, []byte(`"a"`)) || accepts(t, e, []byte(`1`)) {
			t.Errorf("%s: type does not count", draft)
		}
	}
}

func TestAMetaschemaMustBeKnown(t *testing.T) {
	for name, files := range map[string][]string{
		"no file":             nil,
		"itself":              {"_own.json", `{"$id": "https://example.com/own", "$schema": "https://example.com/own"}`},
		"two files":           {"_a.json", `{"$id": "https://example.com/own"}`, "_b.json", `{"$id": "https://example.com/own"}`},
		"of an unknown draft": {"_own.json", `{"$id": "https://example.com/own", "$schema": "https://example.com/other"}`},
	} {
		_, err := catalog.Load(schemas(append(files, "t/event.json", `{"$schema": "https://example.com/own"}`)...), catalog.Options{})
		if err == nil || !strings.Contains(err.Error(), `t/event.json:1:13: unknown $schema "https://example.com/own"`) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}
