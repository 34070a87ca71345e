package github

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/internal/catalog"
)

// Corpus is a folder with GitHub's schemas and with example payloads.
type Corpus string

// In returns the corpus in a folder of corpora, and whether there is one.
func In(corpora string) (Corpus, bool) {
	c := Corpus(filepath.Join(corpora, "github"))
	info, err := os.Stat(string(c))
	return c, err == nil && info.IsDir()
}

// Events returns the events with all their contenders. It fails in a binary without the build tag
// corpora.
func (c Corpus) Events() ([]contender.Event, error) {
	compiled, err := c.compile()
	if err != nil {
		return nil, err
	}
	var events []contender.Event
	for _, setUp := range setUps() {
		payload, err := c.payload(setUp.name)
		if err != nil {
			return nil, err
		}
		event, err := setUp.event(payload, compiled[setUp.name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", setUp.name, err)
		}
		events = append(events, event)
	}
	return events, nil
}

// payload returns the example of an event as it travels: on one line.
func (c Corpus) payload(event string) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(string(c), "examples", event+".payload.json"))
	if err != nil {
		return nil, fmt.Errorf("reading an example: %w", err)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, text); err != nil {
		return nil, fmt.Errorf("reading the example of %s: %w", event, err)
	}
	return compact.Bytes(), nil
}

// compile returns the events of the catalog by their names.
func (c Corpus) compile() (map[string]*catalog.Event, error) {
	files, err := c.schemas()
	if err != nil {
		return nil, err
	}
	loaded, err := catalog.Load(files, catalog.Options{
		Topics: map[string]catalog.TopicOptions{topic: layout()},
	})
	if err != nil {
		return nil, fmt.Errorf("reading the schemas: %w", err)
	}
	events := make(map[string]*catalog.Event)
	for _, t := range loaded.Topics {
		for _, e := range t.Events {
			events[e.Name] = e
		}
	}
	return events, nil
}
