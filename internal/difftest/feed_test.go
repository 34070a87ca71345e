package difftest_test

import (
	"os"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/gen/userevents"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/difftest"
)

// feed returns the targets of the feed application.
func feed(tb testing.TB) []difftest.Target {
	tb.Helper()
	c, err := catalog.Load(os.DirFS("../../schemas"), catalog.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	parse := map[string]func([]byte) (event.Event, error){
		feedevents.Topic: func(b []byte) (event.Event, error) { return feedevents.Parse(b) },
		userevents.Topic: func(b []byte) (event.Event, error) { return userevents.Parse(b) },
	}
	var targets []difftest.Target
	for _, topic := range c.Topics {
		targets = append(targets, difftest.Target{Topic: topic, Parse: parse[topic.Name]})
	}
	return targets
}

func TestFeedAgreesWithItsSchemas(t *testing.T) {
	for _, target := range feed(t) {
		t.Run(target.Topic.Name, func(t *testing.T) { difftest.Run(t, target, 20_000) })
	}
}

func FuzzFeed(f *testing.F) { difftest.Fuzz(f, feed(f)...) }
