package corpora_test

import (
	"cmp"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/model"
)

// folder is where the corpora lie, beside the repository.
const folder = "../../../shared/corpora"

// corpus are the events of one project.
type corpus struct {
	name     string
	topic    *catalog.Topic
	pkg      *model.Package
	files    generator.Files
	payloads []payload
	// invalid are the payloads that break their own schemas, by the path of their file.
	invalid []string
}

// payload is a real event.
type payload struct {
	corpus *corpus
	file   string
	event  *catalog.Event
	text   []byte
}

// requireCorpora skips the test where the corpora are not there, as in a clone of the repository
// alone.
func requireCorpora(tb testing.TB) {
	tb.Helper()
	if _, err := os.Stat(folder); err == nil {
		return
	}
	if os.Getenv("EVENTC_REQUIRE_CORPORA") == "1" {
		tb.Fatalf("the schema corpora are not in %s", folder)
	}
	tb.Skip("the schema corpora are not beside the repository")
}

// newCorpus loads the schemas of one topic as they are, and makes the model of their Go package.
func newCorpus(tb testing.TB, name string, options catalog.TopicOptions) *corpus {
	tb.Helper()
	loaded, err := catalog.Load(os.DirFS(path.Join(folder, name, "schemas")), catalog.Options{
		Topics: map[string]catalog.TopicOptions{name: options},
	})
	if err != nil {
		tb.Fatal(err)
	}
	packages, err := model.Build(loaded)
	if err != nil {
		tb.Fatal(err)
	}
	return &corpus{name: name, topic: loaded.Topics[0], pkg: packages[0]}
}

// addPayloads reads the files that match the pattern, each a payload or an array of payloads. The
// name of a payload's event is that of its schema's file.
func (c *corpus) addPayloads(tb testing.TB, pattern string, eventName func(file string, content content) string) {
	tb.Helper()
	files, err := filepath.Glob(path.Join(folder, c.name, pattern))
	if err != nil {
		tb.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		for _, one := range split(text) {
			var content content
			if err := json.Unmarshal(one, &content); err != nil {
				tb.Fatalf("%s: %v", file, err)
			}
			e := c.event(tb, eventName(file, content))
			c.payloads = append(c.payloads, payload{corpus: c, file: file, event: e, text: one})
		}
	}
}

// content is what of a payload says which event it is, in any of the corpora.
type content struct {
	Context struct{ Type string }
	Meta    struct{ Type, Version string }
	Action  string
}

// split returns the elements of an array, or the text itself.
func split(text []byte) []json.RawMessage {
	var all []json.RawMessage
	if json.Unmarshal(text, &all) != nil {
		return []json.RawMessage{text}
	}
	return all
}

func (c *corpus) event(tb testing.TB, name string) *catalog.Event {
	tb.Helper()
	for _, e := range c.topic.Events {
		if e.Name == name {
			return e
		}
	}
	tb.Fatalf("%s has no event %q", c.name, name)
	return nil
}

// headers returns the headers of an event's records.
func headers(e *catalog.Event) []event.Header {
	var all []event.Header
	for _, h := range e.Headers {
		all = append(all, event.Header{Key: h.Name, Value: []byte(h.Value)})
	}
	return all
}

func loadAll(tb testing.TB) []*corpus {
	tb.Helper()
	return []*corpus{loadCDEvents(tb), loadEiffel(tb), loadGitHub(tb)}
}

// loadCDEvents loads CDEvents, whose events are named after their types without the version:
// dev.cdevents.artifact.packaged.0.3.0 is artifactpackaged.
func loadCDEvents(tb testing.TB) *corpus {
	tb.Helper()
	c := newCorpus(tb, "cdevents", catalog.TopicOptions{
		Events: []string{"*.json"}, Shared: []string{"links/**", "_defs/**", "registry/**"},
		Discriminator: []string{"/context/type"}, Key: "/subject/id",
	})
	c.addPayloads(tb, "conformance/*.json", func(_ string, content content) string {
		words := strings.Split(content.Context.Type, ".")
		if len(words) < 4 {
			return ""
		}
		return words[2] + words[3]
	})
	return c
}

// loadEiffel loads Eiffel, where an event is a type in one version. Six schemas misspell a keyword.
func loadEiffel(tb testing.TB) *corpus {
	tb.Helper()
	c := newCorpus(tb, "eiffel", catalog.TopicOptions{
		Events: []string{"*/*.json"}, Discriminator: []string{"/meta/type", "/meta/version"}, Key: "/meta/id",
		AllowMisspelt: true,
	})
	for _, pattern := range []string{"examples/events/*/*.json", "examples/flows/*/*.json"} {
		c.addPayloads(tb, pattern, func(_ string, content content) string {
			return content.Meta.Type + "/" + content.Meta.Version
		})
	}
	return c
}

// loadGitHub loads GitHub's webhooks, where a header says the event and most payloads the action.
func loadGitHub(tb testing.TB) *corpus {
	tb.Helper()
	c := newCorpus(tb, "github", catalog.TopicOptions{
		Events: []string{"*/*.schema.json"}, Shared: []string{"common/**"},
		Discriminator: []string{"header:x-github-event", "/action"},
	})
	c.addPayloads(tb, "examples/*/*.json", func(file string, content content) string {
		return path.Base(path.Dir(file)) + "/" + cmp.Or(content.Action, "event")
	})
	c.invalid = []string{
		"github/examples/check_run/rerequested.payload.json",
		"github/examples/check_run/rerequested.with-organization.payload.json",
	}
	return c
}
