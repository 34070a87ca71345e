package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/github"
	"github.com/eventc/eventc/bench/internal/liked"
	"github.com/eventc/eventc/bench/internal/order"
)

// loadEvents returns all events that are measured.
func loadEvents(o options) ([]contender.Event, error) {
	var events []contender.Event
	for _, source := range []struct {
		schema string
		load   func(schema []byte) (contender.Event, error)
	}{
		{"schemas/feed_events/liked.json", liked.New},
		{"bench/schemas/orders/order.json", order.New},
	} {
		schema, err := os.ReadFile(filepath.Join(o.root, source.schema))
		if err != nil {
			return nil, fmt.Errorf("reading a schema (--root says where the repository is): %w", err)
		}
		event, err := source.load(schema)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", source.schema, err)
		}
		events = append(events, event)
	}
	if corpus, found := github.In(o.corpora); found && github.Built {
		webhooks, err := corpus.Events()
		return append(events, webhooks...), err
	}
	return events, nil
}
