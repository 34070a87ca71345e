package randomschema_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"testing/fstest"

	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/model"
	"github.com/eventc/eventc/internal/randomschema"
)

func TestASeedMakesTheSameSchemaEachTime(t *testing.T) {
	for seed := range uint64(200) {
		first, again := randomschema.New(seed), randomschema.New(seed)
		if !bytes.Equal(first.Text, again.Text) {
			t.Fatalf("seed %d: %s and %s", seed, first.Text, again.Text)
		}
		if !json.Valid(first.Text) {
			t.Fatalf("seed %d is no JSON: %s", seed, first.Text)
		}
	}
}

// TestMostSchemasAreGenerated shows that the schemas are such as eventc takes: a schema that it
// refuses shows nothing.
func TestMostSchemasAreGenerated(t *testing.T) {
	const all, most = 1000, 900
	made := 0
	for seed := range uint64(all) {
		s := randomschema.New(seed)
		loaded, err := catalog.Load(fstest.MapFS{"random/" + s.Name + ".json": {Data: s.Text}}, catalog.Options{})
		if err == nil {
			_, err = model.Build(loaded)
		}
		if err == nil {
			made++
		} else {
			t.Logf("%v", err)
		}
	}
	t.Logf("%d of %d", made, all)
	if made < most {
		t.Errorf("%d of %d schemas are refused", all-made, all)
	}
}
