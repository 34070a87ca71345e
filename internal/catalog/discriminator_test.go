package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/catalog"
)

// meta returns the schema of an event with the properties in /meta, all of them required.
func meta(properties ...string) string {
	var names, described []string
	for i := 0; i < len(properties); i += 2 {
		names = append(names, `"`+properties[i]+`"`)
		described = append(described, `"`+properties[i]+`": `+properties[i+1])
	}
	return `{"properties": {"meta": {"properties": {` + strings.Join(described, ", ") +
		`}, "required": [` + strings.Join(names, ", ") + `]}}, "required": ["meta"]}`
}

func TestTypesAreJoinedOfTheirParts(t *testing.T) {
	versions := []string{"/meta/type", "/meta/version"}
	hooks := []string{"header:x-event", "/meta/action"}
	for name, test := range map[string]struct {
		discriminator []string
		files         []string
		want          []string // types and headers of each event
	}{
		"two places": {
			versions,
			[]string{
				"t/a.json", meta("type", `{"const": "opened"}`, "version", `{"enum": ["1.0.0"]}`),
				"t/b.json", meta("type", `{"const": "opened"}`, "version", `{"enum": ["1.1.0"]}`),
			},
			[]string{"opened.1.0.0", "opened.1.1.0"},
		},
		"the order is that of the discriminator": {
			[]string{"/meta/version", "/meta/type"},
			[]string{"t/a.json", meta("type", `{"const": "opened"}`, "version", `{"const": "1"}`)},
			[]string{"1.opened"},
		},
		"several values of each": {
			versions,
			[]string{"t/a.json", meta("type", `{"enum": ["b", "a", "b"]}`, "version", `{"enum": ["2", "1"]}`)},
			[]string{"a.1|a.2|b.1|b.2"},
		},
		"what all the schemas there allow": {
			versions,
			[]string{"t/a.json", meta("type", `{"enum": ["a", "b", "c"], "allOf": [{"enum": ["d", "c", "b"]}, {"type": "string"}]}`)},
			[]string{"b|c"},
		},
		"a part that an event does not declare": {
			versions,
			[]string{"t/a.json", meta("type", `{"const": "a"}`, "version", `{"const": "1"}`), "t/b.json", meta("type", `{"const": "b"}`)},
			[]string{"a.1", "b"},
		},
		"several values at the default place": {
			nil,
			[]string{"t/a.json", `{"properties": {"event_type": {"enum": ["paid", "settled"]}}, "required": ["event_type"]}`},
			[]string{"paid|settled"},
		},
		"a header that is the first name on the path": {
			hooks,
			[]string{"t/issue/opened.json", meta("action", `{"const": "opened"}`), "t/issue/more.json", meta("action", `{"enum": ["edited", "closed"]}`), "t/ping.json", `{}`},
			[]string{"issue.closed|issue.edited x-event=issue", "issue.opened x-event=issue", "ping x-event=ping"},
		},
		"a header of x-event": {
			hooks,
			[]string{"t/issue/opened.json", `{"x-event": {"headers": {"x-event": "issues"}}}`},
			[]string{"issues x-event=issues"},
		},
		"two headers": {
			[]string{"header:kind", "header:version"},
			[]string{"t/a.json", `{"x-event": {"headers": {"version": "1"}}}`, "t/b.json", `{"x-event": {"headers": {"version": "2", "kind": "a"}}}`},
			[]string{"a.1 kind=a version=1", "a.2 kind=a version=2"},
		},
		"nothing but a header": {
			[]string{"header:ce_type"},
			[]string{"t/a.json", `{"x-event": {"type": "com.example.a"}}`, "t/b/c.json", `{}`},
			[]string{"b ce_type=b", "com.example.a ce_type=com.example.a"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			topic := load(t, schemas(test.files...), catalog.Options{
				Topics: map[string]catalog.TopicOptions{"t": {Discriminator: test.discriminator}},
			}).Topics[0]
			var got []string
			for _, e := range topic.Events {
				line := strings.Join(e.Types, "|")
				for _, h := range e.Headers {
					line += " " + h.Name + "=" + h.Value
				}
				got = append(got, line)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestAPartIsOptionalWhereAnEventLacksIt(t *testing.T) {
	topic := load(t, schemas(
		"t/a.json", `{"properties": {"action": {"const": "opened"}, "version": {"const": "1"}}, "required": ["action", "version"]}`,
		"t/b.json", `{"properties": {"version": {"const": "1"}}, "required": ["version"]}`,
	), catalog.Options{Topics: map[string]catalog.TopicOptions{"t": {Discriminator: []string{"header:kind", "/action", "/version"}}}}).Topics[0]
	want := catalog.Discriminator{{Header: "kind"}, {Pointer: "/action", Optional: true}, {Pointer: "/version"}}
	if !slices.Equal(topic.Discriminator, want) {
		t.Errorf("got %+v, want %+v", topic.Discriminator, want)
	}
}

// TestAPartIsLooseWhereASchemaAcceptsPayloadsWithoutIt looks at the part /meta/kind beside the part
// /type.
func TestAPartIsLooseWhereASchemaAcceptsPayloadsWithoutIt(t *testing.T) {
	const kind = `"required": ["kind"], "properties": {"kind": {"const": "k"}}`
	for meta, want := range map[string]bool{
		`{"type": "object", ` + kind + `}`:                                              false,
		`{` + kind + `}`:                                                                true,
		`{"type": ["object", "null"], ` + kind + `}`:                                    true,
		`{"allOf": [{` + kind + `}, {"$ref": "#/$defs/object"}]}`:                       false,
		`{"oneOf": [{"type": "object", ` + kind + `}, {"type": "null"}], ` + kind + `}`: true,
		`{"type": "object"}`:                                                            true,
	} {
		root := `{"properties": {"type": {"const": "t"}, "meta": ` + meta + `}, "required": ["type", "meta"], "$defs": {"object": {"type": "object"}}}`
		topic := load(t, schemas("t/a.json", root), catalog.Options{
			Topics: map[string]catalog.TopicOptions{"t": {Discriminator: []string{"/type", "/meta/kind"}}},
		}).Topics[0]
		if got := topic.Discriminator[1].Loose; got != want || topic.Discriminator[0].Loose {
			t.Errorf("%s: loose is %t, want %t, and that of /type %t", meta, got, want, topic.Discriminator[0].Loose)
		}
	}
}

func TestAnEventIsLabelledByItsTypeOrElseItsName(t *testing.T) {
	topic := load(t, schemas("t/one.json", typed("a.one"), "t/more.json", `{"properties": {"event_type": {"enum": ["x", "y"]}}, "required": ["event_type"]}`),
		catalog.Options{}).Topics[0]
	if one, more := topic.Events[0].Label(), topic.Events[1].Label(); one != "a.one" || more != "more" {
		t.Errorf("labels %q and %q", one, more)
	}
	untyped := load(t, schemas("t/only.json", `{}`), catalog.Options{}).Topics[0]
	if got := untyped.Events[0].Label(); got != "only" {
		t.Errorf("label %q", got)
	}
}
