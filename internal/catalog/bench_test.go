package catalog_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/eventc/eventc/internal/catalog"
)

// BenchmarkLoad loads 1000 events in 20 topics, each with a reference to a shared part.
func BenchmarkLoad(b *testing.B) {
	files := fstest.MapFS{"_shared/actor.json": {Data: []byte(`{"type": "object", "properties": {
		"id": {"type": "string", "format": "uuid"}, "name": {"type": "string", "minLength": 1, "maxLength": 64}}, "required": ["id"]}`)}}
	for i := range 1000 {
		files[fmt.Sprintf("topic_%d/event_%d.json", i%20, i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf(`{
			"$schema": "https://json-schema.org/draft/2020-12/schema",
			"description": "Something happened.", "type": "object",
			"properties": {
				"event_type": {"const": "event_%d"}, "event_id": {"type": "string", "format": "uuid"},
				"occurred_at": {"type": "string", "format": "date-time"}, "actor": {"$ref": "_shared/actor.json"},
				"content": {"type": "string", "minLength": 1, "maxLength": 10000},
				"tags": {"type": "array", "items": {"enum": ["a", "b", "c"]}, "maxItems": 10}
			},
			"required": ["event_type", "event_id", "occurred_at", "actor"]
		}`, i))}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := catalog.Load(files, catalog.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
