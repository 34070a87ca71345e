package catalog_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/catalog"
)

// corpora are schemas of other people, beside the repository.
const corpora = "../../../shared/corpora"

// payload is a payload of a corpus, and the record's headers that it comes with.
type payload struct {
	name    string
	text    []byte
	headers map[string]string
}

// eventOf returns the event that the payload is of.
func (p payload) eventOf(t *testing.T, topic *catalog.Topic) *catalog.Event {
	t.Helper()
	var tree any
	if err := json.Unmarshal(p.text, &tree); err != nil {
		t.Fatalf("%s: %v", p.name, err)
	}
	var parts []string
	for _, part := range topic.Discriminator {
		value, found := p.headers[part.Header], part.Header != ""
		if part.Header == "" {
			value, found = textAt(tree, part.Pointer)
		}
		switch {
		case found:
			parts = append(parts, value)
		case !part.Optional:
			t.Fatalf("%s has nothing at %s", p.name, part)
		}
	}
	for _, e := range topic.Events {
		if slices.Contains(e.Types, strings.Join(parts, ".")) {
			return e
		}
	}
	t.Fatalf("%s: no event is of the type %q", p.name, strings.Join(parts, "."))
	return nil
}

func textAt(tree any, pointer catalog.Pointer) (string, bool) {
	for _, name := range pointer.Tokens() {
		object, _ := tree.(map[string]any)
		tree = object[name]
	}
	text, ok := tree.(string)
	return text, ok
}

func TestCDEventsLoadUntouched(t *testing.T) {
	topic := loadCorpus(t, "cdevents", catalog.Options{Topics: map[string]catalog.TopicOptions{"cdevents": {
		Events: []string{"*.json"}, Shared: []string{"links/**", "_defs/**", "registry/**"},
		Discriminator: []string{"/context/type"}, Key: "/subject/id",
	}}}, 48)
	payloads := payloadsIn(t, "cdevents/conformance", "*.json", 48)
	for _, p := range payloads {
		e := p.eventOf(t, topic)
		broken := bytes.Replace(p.text, []byte(e.Types[0]), []byte("other"), 1)
		if !accepts(t, e, p.text) || accepts(t, e, broken) {
			t.Errorf("%s: accepted is %t, and with another type %t", p.name, accepts(t, e, p.text), accepts(t, e, broken))
		}
	}
}

// eiffel are the options that the Eiffel schemas need: the type says nothing without the version, and
// six schemas misspell a keyword.
func eiffel(allowMisspelt bool) catalog.Options {
	return catalog.Options{Topics: map[string]catalog.TopicOptions{"eiffel": {
		Events: []string{"*/*.json"}, Discriminator: []string{"/meta/type", "/meta/version"}, Key: "/meta/id",
		AllowMisspelt: allowMisspelt,
	}}}
}

func TestEiffelLoadsUntouched(t *testing.T) {
	topic := loadCorpus(t, "eiffel", eiffel(true), 222)
	for _, e := range topic.Events {
		if want := strings.ReplaceAll(e.Name, "/", "."); !slices.Equal(e.Types, []string{want}) {
			t.Errorf("%s has the types %q, want %q", e.Path, e.Types, want)
		}
	}
	payloads := append(payloadsIn(t, "eiffel/examples/events", "*/*.json", 36), listsIn(t, "eiffel/examples/flows", "*/*.json")...)
	if len(payloads) != 97 {
		t.Errorf("%d payloads, want 97", len(payloads))
	}
	for _, p := range payloads {
		if e := p.eventOf(t, topic); !accepts(t, e, p.text) {
			t.Errorf("%s is refused by %s", p.name, e.Path)
		}
	}
}

func TestReportsTheMisspeltKeywordInEiffel(t *testing.T) {
	_, err := catalog.Load(corpusFS(t, "eiffel/schemas"), eiffel(false))
	found := diagnostics(t, err)
	for _, d := range found {
		if !strings.Contains(d.Message, `"additonalProperties": did you mean "additionalProperties"?`) {
			t.Errorf("unexpected: %s", d)
		}
	}
	if len(filesOf(found)) != 6 {
		t.Errorf("found in %d files, want 6:\n%v", len(filesOf(found)), err)
	}
}

// TestGitHubLoadsUntouched has the event of each payload in a header, as GitHub sends it: in the
// corpus it is the folder. Two payloads are invalid by their own schemas.
func TestGitHubLoadsUntouched(t *testing.T) {
	topic := loadCorpus(t, "github", catalog.Options{Topics: map[string]catalog.TopicOptions{"github": {
		Events: []string{"*/*.schema.json"}, Shared: []string{"common/**"}, Discriminator: []string{"header:x-github-event", "/action"},
	}}}, 109)
	var refused []string
	for _, p := range payloadsIn(t, "github/examples", "*/*.json", 116) {
		p.headers = map[string]string{"x-github-event": path.Base(path.Dir(p.name))}
		e := p.eventOf(t, topic)
		if !slices.Contains(namedBy(topic, p), e) {
			t.Errorf("%s is taken for %s", p.name, e.Name)
		}
		if !accepts(t, e, p.text) {
			refused = append(refused, p.name)
		}
	}
	if len(refused) != 2 {
		t.Errorf("refused: %q, want 2", refused)
	}
}

// namedBy returns the events of the payload's folder, or the one of these that the payload's file is
// named after.
func namedBy(topic *catalog.Topic, p payload) []*catalog.Event {
	name, _, _ := strings.Cut(path.Base(p.name), ".")
	var inFolder []*catalog.Event
	for _, e := range topic.Events {
		if path.Dir(e.Name) != path.Base(path.Dir(p.name)) {
			continue
		}
		if path.Base(e.Name) == strings.ReplaceAll(name, "-", "_") {
			return []*catalog.Event{e}
		}
		inFolder = append(inFolder, e)
	}
	return inFolder
}

// loadCorpus reads the schemas of a corpus as they are, and returns its one topic.
func loadCorpus(t *testing.T, name string, opts catalog.Options, events int) *catalog.Topic {
	t.Helper()
	loaded := load(t, corpusFS(t, name+"/schemas"), opts)
	if len(loaded.Topics) != 1 || len(loaded.Topics[0].Events) != events {
		t.Fatalf("%d topics, the first of %d events; want one of %d", len(loaded.Topics), len(loaded.Topics[0].Events), events)
	}
	return loaded.Topics[0]
}

func corpusFS(t *testing.T, folder string) fs.FS {
	t.Helper()
	requireCorpora(t)
	return os.DirFS(path.Join(corpora, folder))
}

// payloadsIn reads the payloads in a folder, of which there must be so many.
func payloadsIn(t *testing.T, folder, pattern string, want int) []payload {
	t.Helper()
	root := corpusFS(t, folder)
	names, err := fs.Glob(root, pattern)
	if err != nil || len(names) != want {
		t.Fatalf("%d payloads in %s, want %d: %v", len(names), folder, want, err)
	}
	var payloads []payload
	for _, name := range names {
		text, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		payloads = append(payloads, payload{name: folder + "/" + name, text: text})
	}
	return payloads
}

// listsIn reads files that are lists of payloads.
func listsIn(t *testing.T, folder, pattern string) []payload {
	t.Helper()
	var payloads []payload
	for _, list := range payloadsIn(t, folder, pattern, 3) {
		var texts []json.RawMessage
		if err := json.Unmarshal(list.text, &texts); err != nil {
			t.Fatalf("%s: %v", list.name, err)
		}
		for _, text := range texts {
			payloads = append(payloads, payload{name: list.name, text: text})
		}
	}
	return payloads
}

// requireCorpora skips the test where the corpora are not there, as in a clone of the repository
// alone.
func requireCorpora(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(corpora); err == nil {
		return
	}
	if os.Getenv("EVENTC_REQUIRE_CORPORA") == "1" {
		t.Fatalf("the schema corpora are not in %s", corpora)
	}
	t.Skip("the schema corpora are not beside the repository")
}
