package goldens_test

import (
	"slices"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/difftest"
	"github.com/eventc/eventc/internal/goldens/gen/bounded"
	"github.com/eventc/eventc/internal/goldens/gen/cloud"
	"github.com/eventc/eventc/internal/goldens/gen/hooks"
	"github.com/eventc/eventc/internal/goldens/gen/keywords"
	"github.com/eventc/eventc/internal/goldens/gen/names"
	"github.com/eventc/eventc/internal/goldens/gen/nested"
	"github.com/eventc/eventc/internal/goldens/gen/plain"
	"github.com/eventc/eventc/internal/goldens/gen/single"
	"github.com/eventc/eventc/internal/goldens/gen/verdict"
	"github.com/eventc/eventc/internal/goldens/gen/versions"
	"github.com/eventc/eventc/internal/goldens/gen/wild"
	"github.com/eventc/eventc/internal/project"
)

// openProject reads eventc.yaml beside this file.
func openProject(tb testing.TB) *project.Project {
	tb.Helper()
	opened, err := project.Open(project.Options{Config: "eventc.yaml"})
	if err != nil {
		tb.Fatal(err)
	}
	return opened
}

// loadCatalog reads the schemas as eventc.yaml beside this file says.
func loadCatalog(tb testing.TB) *catalog.Catalog {
	tb.Helper()
	c, err := openProject(tb).Catalog()
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// parsers are the generated functions that find the type of a record and read its payload.
func parsers() map[string]func(*event.Record) (event.Event, error) {
	return map[string]func(*event.Record) (event.Event, error){
		bounded.Topic:  func(r *event.Record) (event.Event, error) { return bounded.ParseRecord(r) },
		cloud.Topic:    func(r *event.Record) (event.Event, error) { return cloud.ParseRecord(r) },
		hooks.Topic:    func(r *event.Record) (event.Event, error) { return hooks.ParseRecord(r) },
		keywords.Topic: func(r *event.Record) (event.Event, error) { return keywords.ParseRecord(r) },
		names.Topic:    func(r *event.Record) (event.Event, error) { return names.ParseRecord(r) },
		nested.Topic:   func(r *event.Record) (event.Event, error) { return nested.ParseRecord(r) },
		plain.Topic:    func(r *event.Record) (event.Event, error) { return plain.ParseRecord(r) },
		single.Topic:   func(r *event.Record) (event.Event, error) { return single.ParseRecord(r) },
		verdict.Topic:  func(r *event.Record) (event.Event, error) { return verdict.ParseRecord(r) },
		versions.Topic: func(r *event.Record) (event.Event, error) { return versions.ParseRecord(r) },
		wild.Topic:     func(r *event.Record) (event.Event, error) { return wild.ParseRecord(r) },
	}
}

// targets returns the generated packages beside the schemas that they were made of, for each set of
// headers that records come with.
func targets(tb testing.TB) []difftest.Target {
	tb.Helper()
	var targets []difftest.Target
	for _, topic := range loadCatalog(tb).Topics {
		for _, headers := range headersOf(topic) {
			targets = append(targets, newTarget(topic, headers))
		}
	}
	return targets
}

func headersOf(topic *catalog.Topic) [][]catalog.Header {
	var sets [][]catalog.Header
	for _, e := range topic.Events {
		known := slices.ContainsFunc(sets, func(set []catalog.Header) bool { return slices.Equal(set, e.Headers) })
		if !known {
			sets = append(sets, e.Headers)
		}
	}
	return sets
}

func newTarget(topic *catalog.Topic, headers []catalog.Header) difftest.Target {
	parse := parsers()[topic.Name]
	var sent []event.Header
	for _, h := range headers {
		sent = append(sent, event.Header{Key: h.Name, Value: []byte(h.Value)})
	}
	return difftest.Target{Topic: topic, Headers: headers, Parse: func(payload []byte) (event.Event, error) {
		return parse(&event.Record{Headers: sent, Value: payload})
	}}
}

func TestGeneratedCodeAgreesWithItsSchemas(t *testing.T) {
	for _, target := range targets(t) {
		t.Run(target.Name(), func(t *testing.T) { difftest.Run(t, target, 20_000) })
	}
}

func FuzzGoldens(f *testing.F) { difftest.Fuzz(f, targets(f)...) }
