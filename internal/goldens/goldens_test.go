package goldens_test

import (
	"os"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/difftest"
	"github.com/eventc/eventc/internal/goldens/gen/keywords"
	"github.com/eventc/eventc/internal/goldens/gen/names"
	"github.com/eventc/eventc/internal/goldens/gen/nested"
	"github.com/eventc/eventc/internal/goldens/gen/single"
	"github.com/eventc/eventc/internal/goldens/gen/wild"
)

// targets returns the generated packages beside the schemas that they were made of.
func targets(tb testing.TB) []difftest.Target {
	tb.Helper()
	c, err := catalog.Load(os.DirFS("schemas"), catalog.Options{Topics: topicOptions()})
	if err != nil {
		tb.Fatal(err)
	}
	parse := map[string]func([]byte) (event.Event, error){
		keywords.Topic: func(b []byte) (event.Event, error) { return keywords.Parse(b) },
		names.Topic:    func(b []byte) (event.Event, error) { return names.Parse(b) },
		nested.Topic:   func(b []byte) (event.Event, error) { return nested.Parse(b) },
		single.Topic:   func(b []byte) (event.Event, error) { return single.Parse(b) },
		wild.Topic:     func(b []byte) (event.Event, error) { return wild.Parse(b) },
	}
	var targets []difftest.Target
	for _, topic := range c.Topics {
		targets = append(targets, difftest.Target{Topic: topic, Parse: parse[topic.Name]})
	}
	return targets
}

// topicOptions are those of eventc.yaml beside this file.
func topicOptions() map[string]catalog.TopicOptions {
	return map[string]catalog.TopicOptions{
		"nested": {Discriminator: "/meta/type", Key: "/meta/id"},
		"single": {Key: "/user/id"},
	}
}

func TestGeneratedCodeAgreesWithItsSchemas(t *testing.T) {
	for _, target := range targets(t) {
		t.Run(target.Topic.Name, func(t *testing.T) { difftest.Run(t, target, 20_000) })
	}
}

func FuzzGoldens(f *testing.F) { difftest.Fuzz(f, targets(f)...) }
