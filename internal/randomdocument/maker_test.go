package randomdocument_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/difftest"
	"github.com/eventc/eventc/internal/randomdocument"
	"github.com/eventc/eventc/internal/randomschema"
)

// compiled returns the random schemas of the first seeds.
func compiled(t *testing.T, n uint64) []*jsonschema.Schema {
	t.Helper()
	var all []*jsonschema.Schema
	for seed := range n {
		s := randomschema.New(seed)
		c := event.NewCompiler()
		if err := c.AddResource("random:///"+s.Name, bytes.NewReader(s.Text)); err != nil {
			t.Fatalf("%s: %v", s.Text, err)
		}
		schema, err := c.Compile("random:///" + s.Name)
		if err != nil {
			t.Fatalf("%s: %v", s.Text, err)
		}
		all = append(all, schema)
	}
	return all
}

// TestMostDocumentsAreValid makes documents for random schemas: to be of use, two of three have to be
// accepted, and for most schemas some.
func TestMostDocumentsAreValid(t *testing.T) {
	const each = 20
	made, valid, endless := 0, 0, 0
	schemas := compiled(t, 300)
	for i, schema := range schemas {
		random := rand.New(rand.NewPCG(uint64(i), 1))
		before := valid
		for range each {
			document := randomdocument.Make(random, schema)
			if !json.Valid(document) {
				t.Fatalf("seed %d: no JSON: %s", i, document)
			}
			made++
			if difftest.Valid(schema, document) {
				valid++
			}
		}
		if valid == before {
			endless++
		}
	}
	t.Logf("%d of %d documents are valid; %d of %d schemas have no valid one", valid, made, endless, len(schemas))
	if valid*3 < made*2 {
		t.Errorf("%d of %d documents are valid", valid, made)
	}
	if endless*6 > len(schemas) {
		t.Errorf("%d of %d schemas have no valid document", endless, len(schemas))
	}
}

func TestTheSameNumbersMakeTheSameDocument(t *testing.T) {
	for i, schema := range compiled(t, 50) {
		first := randomdocument.Make(rand.New(rand.NewPCG(uint64(i), 2)), schema)
		again := randomdocument.Make(rand.New(rand.NewPCG(uint64(i), 2)), schema)
		if !bytes.Equal(first, again) {
			t.Fatalf("%s and %s", first, again)
		}
	}
}

func BenchmarkMake(b *testing.B) {
	c := event.NewCompiler()
	if err := c.AddResource("random:///r", bytes.NewReader(randomschema.New(7).Text)); err != nil {
		b.Fatal(err)
	}
	schema, err := c.Compile("random:///r")
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 1))
	for b.Loop() {
		randomdocument.Make(random, schema)
	}
}
