package suite_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
)

// validate returns what jsonschema/v5 says by itself about the group's instances, under the format
// policy and with the remote schemas at hand: what generated code has to reach at least.
func (g *group) validate(t *testing.T) []bool {
	t.Helper()
	const address = "http://suite.example/group.json"
	c := event.NewCompiler()
	for version, draft := range map[string]*jsonschema.Draft{
		"draft-07": jsonschema.Draft7, "2019-09": jsonschema.Draft2019, "2020-12": jsonschema.Draft2020,
	} {
		if version == g.draft.dialect {
			c.Draft = draft
		}
	}
	add := func(address string, schema []byte) {
		if err := c.AddResource(address, bytes.NewReader(schema)); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range g.remotes {
		add(remoteAddress+name, text)
	}
	add(address, g.Schema)
	schema, err := c.Compile(address)
	if err != nil {
		t.Fatalf("%s: %s: %v", g.file, g.Description, err)
	}
	verdicts := make([]bool, len(g.Tests))
	for i, test := range g.Tests {
		verdicts[i] = schema.Validate(decode(t, test.Data)) == nil
	}
	return verdicts
}

func decode(t *testing.T, text []byte) any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		t.Fatal(err)
	}
	return tree
}
