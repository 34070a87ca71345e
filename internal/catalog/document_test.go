package catalog_test

import (
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/catalog"
)

func documents(t *testing.T, e *catalog.Event) string {
	t.Helper()
	var lines []string
	for _, d := range e.Documents() {
		lines = append(lines, d.URL+" "+string(d.Text))
	}
	return strings.Join(lines, "\n")
}

func TestDocumentsHaveWhatTheVerdictNeedsAndNoMore(t *testing.T) {
	for name, test := range map[string]struct {
		schema string
		parts  []string
		want   string
	}{
		"annotations": {
			schema: `{
				"title": "t", "description": "d", "$comment": "c", "examples": [{}], "default": {}, "deprecated": true,
				"x-event": {"key": "/p"}, "x-own": 1,
				"properties": {
					"title": {"type": "string", "description": "d"}, "p": {"type": "string", "readOnly": true, "writeOnly": true},
					"x-p": {"const": {"title": "kept", "x-own": 1}}, "e": {"enum": [{"description": "kept"}], "own": {"title": "kept"}}
				}
			}`,
			want: `eventc:///t/event.json {"$schema":"https://json-schema.org/draft/2020-12/schema",` +
				`"properties":{"title":{"type":"string"},"p":{"type":"string"},` +
				`"x-p":{"const":{"title":"kept","x-own":1}},"e":{"enum":[{"description":"kept"}],"own":{"title":"kept"}}}}`,
		},
		"an annotation that a reference leads into": {
			schema: `{"properties": {"p": {"$ref": "#/x-parts/p"}}, "x-parts": {"p": {"type": "string", "title": "t"}, "q": {"title": "t"}}}`,
			want: `eventc:///t/event.json {"$schema":"https://json-schema.org/draft/2020-12/schema",` +
				`"properties":{"p":{"$ref":"eventc:///t/event.json#/x-parts/p"}},"x-parts":{"p":{"type":"string"},"q":{"title":"t"}}}`,
		},
		"references and names": {
			schema: `{
				"$schema": "https://json-schema.org/draft/2020-12/schema#", "$id": "https://example.com/event", "type": "object",
				"properties": {"a": {"$ref": "money#eur"}, "b": {"$ref": "#"}, "c": {"$ref": "https://json-schema.org/draft/2020-12/schema"},
					"d": {"$ref": "#/properties/e%20~1"}, "e /": {"$dynamicRef": "money#x"}}
			}`,
			parts: []string{"_m.json", `{"$id": "https://example.com/money", "$defs": {"eur": {"$anchor": "eur"}, "x": {"$dynamicAnchor": "x"},
				"sub": {"$id": "sub", "$ref": "#/$defs/y", "$defs": {"y": {}}}}}`},
			want: `eventc:///_m.json {"$schema":"https://json-schema.org/draft/2020-12/schema","$defs":{"eur":{"$anchor":"eur"},` +
				`"x":{"$dynamicAnchor":"x"},"sub":{"$id":"https://example.com/sub","$ref":"eventc:///_m.json#/$defs/sub/$defs/y","$defs":{"y":{}}}}}` + "\n" +
				`eventc:///t/event.json {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",` +
				`"properties":{"a":{"$ref":"eventc:///_m.json#/$defs/eur"},"b":{"$ref":"eventc:///t/event.json"},` +
				`"c":{"$ref":"https://json-schema.org/draft/2020-12/schema"},` +
				`"d":{"$ref":"eventc:///t/event.json#/properties/e%20~1"},"e /":{"$dynamicRef":"eventc:///_m.json#x"}}}`,
		},
		"an old draft": {
			schema: `{"$schema": "http://json-schema.org/draft-04/schema", "id": "https://example.com/event#", "definitions": {"a": {"id": "#a", "enum": [ 1.0 , "\u00e9" ]}}, "allOf": [{"$ref": "#a"}]}`,
			want: `eventc:///t/event.json {"$schema":"http://json-schema.org/draft-04/schema#",` +
				`"definitions":{"a":{"enum":[1.0,"\u00e9"]}},"allOf":[{"$ref":"eventc:///t/event.json#/definitions/a"}]}`,
		},
		"an enum without values": {
			schema: `{"properties": {"a": {"enum": []}, "b": {"type": "string", "enum": [], "allOf": [{}]}, "c": {"const": {"enum": []}}}}`,
			want: `eventc:///t/event.json {"$schema":"https://json-schema.org/draft/2020-12/schema","properties":{` +
				`"a":{"allOf":[false]},"b":{"type":"string","allOf":[{},false]},"c":{"const":{"enum":[]}}}}`,
		},
		"nothing":  {schema: `{"title": "t"}`, want: `eventc:///t/event.json {"$schema":"https://json-schema.org/draft/2020-12/schema"}`},
		"anything": {schema: `true`, want: `eventc:///t/event.json true`},
		"files reached by way of others": {
			schema: `{"$ref": "_b.json"}`,
			parts:  []string{"t/_b.json", `{"properties": {"a": {"$ref": "_a.json"}, "e": {"$ref": "event.json"}}}`, "t/_a.json", `{}`, "t/_c.json", `{}`},
			want: `eventc:///t/_a.json {"$schema":"https://json-schema.org/draft/2020-12/schema"}` + "\n" +
				`eventc:///t/_b.json {"$schema":"https://json-schema.org/draft/2020-12/schema","properties":{"a":{"$ref":"eventc:///t/_a.json"},"e":{"$ref":"eventc:///t/event.json"}}}` + "\n" +
				`eventc:///t/event.json {"$schema":"https://json-schema.org/draft/2020-12/schema","$ref":"eventc:///t/_b.json"}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			loaded := load(t, schemas(append(test.parts, "t/event.json", test.schema)...), catalog.Options{})
			if got := documents(t, loaded.Topics[0].Events[0]); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

func TestDialectIsThatOfTheOptions(t *testing.T) {
	loaded := load(t, schemas("t/event.json", `{"const": 1}`), catalog.Options{Dialect: "draft-04"})
	e := loaded.Topics[0].Events[0]
	if got, want := documents(t, e), `eventc:///t/event.json {"$schema":"http://json-schema.org/draft-04/schema#","const":1}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if !accepts(t, e, []byte(`2`)) {
		t.Error("const counts, which draft 4 does not have")
	}
}

func TestAnEnumWithoutValuesAllowsNone(t *testing.T) {
	loaded := load(t, schemas("t/event.json", `{"properties": {"a": {"enum": []}}}`), catalog.Options{})
	e := loaded.Topics[0].Events[0]
	if !accepts(t, e, []byte(`{}`)) || accepts(t, e, []byte(`{"a": 1}`)) {
		t.Errorf("without the member accepted is %t, with it %t", accepts(t, e, []byte(`{}`)), accepts(t, e, []byte(`{"a": 1}`)))
	}
	a := property(t, e.Root, "a")
	if values, ok := a.Enum(); !ok || len(values) > 0 {
		t.Errorf("the enum has %d values, and there is one: %t", len(values), ok)
	}
	if got := a.Keywords(); len(got) != 1 || got[0] != "enum" {
		t.Errorf("keywords that can refuse: %q", got)
	}
}

func TestARootRequiresWhatTheTypeIsIn(t *testing.T) {
	options := catalog.Options{Topics: map[string]catalog.TopicOptions{"t": {Discriminator: []string{"/meta/type", "/meta/version"}}}}
	const meta = `"properties":{"meta":{"properties":{"type":{"const":"a"},"version":{"const":"1"}},"required":["type","version"]}}`
	for root, want := range map[string]string{
		`{` + meta + `}`:                                 `{"$schema":"https://json-schema.org/draft/2020-12/schema",` + meta + `,"required":["meta"]}`,
		`{"required":["b"],` + meta + `}`:                `{"$schema":"https://json-schema.org/draft/2020-12/schema","required":["b","meta"],` + meta + `}`,
		`{` + meta + `,"required":["meta"],"title":"t"}`: `{"$schema":"https://json-schema.org/draft/2020-12/schema",` + meta + `,"required":["meta"]}`,
	} {
		e := load(t, schemas("t/event.json", root), options).Topics[0].Events[0]
		if got := documents(t, e); got != "eventc:///t/event.json "+want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
		if accepts(t, e, []byte(`{"b": 1}`)) || !accepts(t, e, []byte(`{"b": 1, "meta": {"type": "a", "version": "1"}}`)) {
			t.Errorf("%s: a payload without a type is accepted, or one with it refused", root)
		}
	}
}
