package catalog_test

import (
	"testing"

	"github.com/eventc/eventc/internal/catalog"
)

// TestReferencesLeadTo has events with a property "p" whose $ref leads to the schema that wants
// names: its file and pointer.
func TestReferencesLeadTo(t *testing.T) {
	for name, test := range map[string]struct {
		ref   string
		files []string
		want  string
	}{
		"the file itself":          {ref: "#", want: "t/sub/event.json"},
		"a place in the file":      {ref: "#/$defs/a~1b%20c", want: "t/sub/event.json /$defs/a~1b c"},
		"an anchor":                {ref: "#named", want: "t/sub/event.json /$defs/named"},
		"a dynamic anchor":         {ref: "#dynamic", want: "t/sub/event.json /$defs/dynamic"},
		"a place no keyword knows": {ref: "#/parts/0/own", want: "t/sub/event.json /parts/0/own"},
		"a file beside it": {
			ref: "_money.json", files: []string{"t/sub/_money.json", `{}`}, want: "t/sub/_money.json",
		},
		"a file relative to the topic": {
			ref: "common/_money.json#/$defs/eur", files: []string{"t/common/_money.json", `{"$defs": {"eur": {}}}`},
			want: "t/common/_money.json /$defs/eur",
		},
		"a file relative to the schemas folder": {
			ref: "_shared/money.json", files: []string{"_shared/money.json", `{}`}, want: "_shared/money.json",
		},
		"a file by the path from the file": {
			ref: "../../_shared/money.json", files: []string{"_shared/money.json", `{}`}, want: "_shared/money.json",
		},
		"the nearer of two files, when told": {
			ref: "./_money.json", files: []string{"t/sub/_money.json", `{}`, "_money.json", `{}`}, want: "t/sub/_money.json",
		},
		"a file with a name that URLs escape": {
			ref: "_shared/my%20money.json", files: []string{"_shared/my money.json", `{}`}, want: "_shared/my money.json",
		},
		"another event": {
			ref: "../other.json#/properties/event_type", files: []string{"t/other.json", typed("other")},
			want: "t/other.json /properties/event_type",
		},
		"an absolute $id": {
			ref: "https://example.com/money", files: []string{"_m.json", `{"$id": "https://example.com/money"}`}, want: "_m.json",
		},
		"an absolute $id with an empty fragment": {
			ref: "https://example.com/money#", files: []string{"_m.json", `{"$schema": "http://json-schema.org/draft-07/schema#", "$id": "https://example.com/money#"}`},
			want: "_m.json",
		},
		"an id of draft 4": {
			ref: "https://example.com/money", files: []string{"_m.json", `{"$schema": "http://json-schema.org/draft-04/schema#", "id": "https://example.com/money#"}`},
			want: "_m.json",
		},
		"an $id that is a URN": {
			ref: "urn:example:money#/$defs/eur", files: []string{"_m.json", `{"$id": "urn:example:money", "$defs": {"eur": {}}}`},
			want: "_m.json /$defs/eur",
		},
		"an $id relative to the event's": {
			ref: "money", files: []string{"_m.json", `{"$id": "https://example.com/events/money"}`}, want: "_m.json",
		},
		"an $id inside a file": {
			ref: "https://example.com/parts/eur#cents", files: []string{
				"_m.json",
				`{"$id": "https://example.com/money", "$defs": {"eur": {"$id": "parts/eur", "$defs": {"c": {"$anchor": "cents"}}}}}`,
			},
			want: "_m.json /$defs/eur/$defs/c",
		},
		"an anchor of draft 7": {
			ref: "_m.json#eur", files: []string{
				"t/sub/_m.json",
				`{"$schema": "http://json-schema.org/draft-07/schema", "definitions": {"e": {"$id": "#eur"}}}`,
			},
			want: "t/sub/_m.json /definitions/e",
		},
	} {
		t.Run(name, func(t *testing.T) {
			files := append([]string{"t/sub/event.json", `{
				"$id": "https://example.com/events/event",
				"properties": {"event_type": {"const": "event"}, "p": {"$ref": "` + test.ref + `"}},
				"required": ["event_type"],
				"$defs": {"a/b c": {}, "named": {"$anchor": "named"}, "dynamic": {"$dynamicAnchor": "dynamic"}},
				"parts": [{"own": {"type": "string"}}]
			}`}, test.files...)
			loaded := load(t, schemas(files...), catalog.Options{})
			target := property(t, loaded.Topics[0].Events[0].Root, "p").Ref()
			if target == nil {
				t.Fatal("it leads nowhere")
			}
			got := target.Path()
			if target.Pointer() != "" {
				got += " " + string(target.Pointer())
			}
			if got != test.want {
				t.Errorf("it leads to %q, want %q", got, test.want)
			}
		})
	}
}

func TestReferencesToMetaschemasLeadToNoFile(t *testing.T) {
	s := root(t, `{"properties": {"p": {"$ref": "http://json-schema.org/draft-07/schema#"}}}`)
	if p := property(t, s, "p"); p.Ref() != nil || len(p.Keywords()) != 1 {
		t.Errorf("it leads to %v", p.Ref())
	}
}

func TestSchemasInsideWhatOnlyAReferenceReachesAreSchemas(t *testing.T) {
	s := root(t, `{
		"properties": {"p": {"$ref": "#/own/list"}},
		"own": {"list": {"items": {"$ref": "#/own/item"}}, "item": {"type": "string", "properties": {"q": {"$ref": "_m.json#/x-parts/m"}}}}
	}`, "t/_m.json", `{"x-parts": {"m": {"type": "integer"}}, "description": "gone"}`)
	_, items := property(t, s, "p").Ref().Items()
	q := property(t, items.Ref(), "q")
	if got := q.Ref().Types(); len(got) != 1 || got[0] != "integer" {
		t.Errorf("types %q", got)
	}
}

// TestUnreachedPartsNeedNotBeSchemas also shows that a fixture is no reason for a finding.
func TestUnreachedPartsNeedNotBeSchemas(t *testing.T) {
	load(t, schemas(
		"t/event.json", `{}`,
		"_fixtures/payload.json", `{"type": "liked", "$ref": "nowhere", "minLenght": [1]}`,
		"t/base.json", `{"x-event": false, "type": "objekt"}`,
		"_list.json", `[1, 2]`,
	), catalog.Options{})
}
