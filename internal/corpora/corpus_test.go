package corpora_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/model"
)

// folder is where the corpora lie, beside the repository.
const folder = "../../../shared/corpora"

// corpus are the events of one project.
type corpus struct {
	name     string
	topics   []*catalog.Topic
	packages []*model.Package
	payloads []payload
	// invalid are the files among the payloads that break their own schemas.
	invalid map[string]bool
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

// newCorpus loads schemas and makes the model of their Go packages.
func newCorpus(tb testing.TB, name string, schemas fs.FS, options catalog.Options) *corpus {
	tb.Helper()
	loaded, err := catalog.Load(schemas, options)
	if err != nil {
		tb.Fatal(err)
	}
	packages, err := model.Build(loaded)
	if err != nil {
		tb.Fatal(err)
	}
	return &corpus{name: name, topics: loaded.Topics, packages: packages, invalid: map[string]bool{}}
}

// schemaFiles reads a folder of schemas under other names.
func schemaFiles(tb testing.TB, name string, rename func(string) string) fstest.MapFS {
	tb.Helper()
	files := fstest.MapFS{}
	root := os.DirFS(path.Join(folder, name, "schemas"))
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".json" {
			return err
		}
		text, err := fs.ReadFile(root, name)
		files[rename(name)] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files
}

// addPayloads reads the files that match the pattern, each a payload or an array of payloads. The
// path of a payload's schema says which event it is.
func (c *corpus) addPayloads(tb testing.TB, pattern string, schema func(file string, content map[string]any) string) {
	tb.Helper()
	names, err := filepath.Glob(path.Join(folder, c.name, pattern))
	if err != nil {
		tb.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		for _, one := range split(text) {
			var content map[string]any
			if err := json.Unmarshal(one, &content); err != nil {
				tb.Fatalf("%s: %v", name, err)
			}
			c.payloads = append(c.payloads, payload{corpus: c, file: name, event: c.event(tb, schema(name, content)), text: one})
		}
	}
}

// split returns the elements of an array, or the text itself.
func split(text []byte) []json.RawMessage {
	var all []json.RawMessage
	if json.Unmarshal(text, &all) != nil {
		return []json.RawMessage{text}
	}
	return all
}

// event returns the event whose schema is in the file.
func (c *corpus) event(tb testing.TB, file string) *catalog.Event {
	tb.Helper()
	for _, topic := range c.topics {
		for _, e := range topic.Events {
			if e.Path == file {
				return e
			}
		}
	}
	tb.Fatalf("%s has no event %s", c.name, file)
	return nil
}

func loadCDEvents(tb testing.TB) *corpus {
	tb.Helper()
	files := schemaFiles(tb, "cdevents", func(name string) string {
		if dir, base := path.Split(name); dir != "" {
			return "cdevents/_" + strings.TrimPrefix(dir, "_") + base
		}
		return "cdevents/" + name
	})
	c := newCorpus(tb, "cdevents", files, catalog.Options{
		Topics: map[string]catalog.TopicOptions{"cdevents": {Discriminator: []string{"/context/type"}, Key: "/subject/id"}},
	})
	byType := map[string]string{}
	for _, e := range c.topics[0].Events {
		byType[e.Label()] = e.Path
	}
	c.addPayloads(tb, "conformance/*.json", func(_ string, content map[string]any) string {
		eventType, _ := content["context"].(map[string]any)["type"].(string)
		return byType[eventType]
	})
	return c
}

func loadEiffel(tb testing.TB) *corpus {
	tb.Helper()
	rename := func(name string) string {
		if strings.HasPrefix(name, "EiffelIssueDefinedEvent/") {
			return strings.TrimSuffix(strings.ReplaceAll(name, "/", "."), ".json") + "/" + path.Base(name)
		}
		return name
	}
	files := schemaFiles(tb, "eiffel", rename)
	options := catalog.Options{AllowMisspelt: true, Topics: map[string]catalog.TopicOptions{}}
	for name := range files {
		if topic := path.Dir(name); !strings.Contains(topic, ".") {
			options.Topics[topic] = catalog.TopicOptions{Discriminator: []string{"/meta/version"}}
		}
	}
	c := newCorpus(tb, "eiffel", files, options)
	for _, pattern := range []string{"examples/events/*/*.json", "examples/flows/*/*.json"} {
		c.addPayloads(tb, pattern, func(_ string, content map[string]any) string {
			meta, _ := content["meta"].(map[string]any)
			return rename(meta["type"].(string) + "/" + meta["version"].(string) + ".json")
		})
	}
	return c
}

func loadGitHub(tb testing.TB) *corpus {
	tb.Helper()
	rename := func(name string) string { return strings.Replace(name, "/event.", "/"+path.Dir(name)+".", 1) }
	files := schemaFiles(tb, "github", rename)
	options := catalog.Options{Topics: map[string]catalog.TopicOptions{}}
	for name, file := range files {
		switch topic := path.Dir(name); {
		case topic == "common":
			file.Data = []byte(strings.Replace(string(file.Data), "{", `{"x-event": false,`, 1))
		case path.Base(name) != topic+".schema.json":
			options.Topics[topic] = catalog.TopicOptions{Discriminator: []string{"/action"}}
		}
	}
	c := newCorpus(tb, "github", files, options)
	c.invalid = map[string]bool{
		"github/examples/check_run/rerequested.payload.json":                   true,
		"github/examples/check_run/rerequested.with-organization.payload.json": true,
	}
	c.addPayloads(tb, "examples/*/*.json", func(file string, content map[string]any) string {
		topic := path.Base(path.Dir(file))
		action, ok := content["action"].(string)
		if !ok {
			action = topic
		}
		return topic + "/" + action + ".schema.json"
	})
	return c
}
