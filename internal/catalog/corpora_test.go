package catalog_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/eventc/eventc/internal/catalog"
)

// corpora are schemas of other people, beside the repository.
const corpora = "../../../shared/corpora"

func TestLoadsCDEvents(t *testing.T) {
	files := corpus(t, "cdevents/schemas", func(name string) string {
		if dir, base := path.Split(name); dir != "" {
			return "cdevents/_" + strings.TrimPrefix(dir, "_") + base
		}
		return "cdevents/" + name
	})
	loaded := load(t, files, catalog.Options{
		Topics: map[string]catalog.TopicOptions{"cdevents": {Discriminator: "/context/type", Key: "/subject/id"}},
	})
	if got := len(loaded.Topics[0].Events); got != 48 {
		t.Errorf("%d events, want 48", got)
	}
	payloads, err := filepath.Glob(path.Join(corpora, "cdevents/conformance/*.json"))
	if err != nil || len(payloads) != 48 {
		t.Fatalf("%d payloads, want 48: %v", len(payloads), err)
	}
	for _, name := range payloads {
		checkAccepted(t, loaded.Topics[0], name)
	}
}

// checkAccepted checks that the event whose type the payload says accepts it, and refuses it
// without the type.
func checkAccepted(t *testing.T, topic *catalog.Topic, name string) {
	t.Helper()
	payload, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var content struct{ Context struct{ Type string } }
	if err := json.Unmarshal(payload, &content); err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(topic.Events, func(e *catalog.Event) bool { return e.Type == content.Context.Type })
	if at < 0 {
		t.Fatalf("%s: no event of type %q", name, content.Context.Type)
	}
	broken := bytes.Replace(payload, []byte(content.Context.Type), []byte("other"), 1)
	if !accepts(t, topic.Events[at], payload) || accepts(t, topic.Events[at], broken) {
		t.Errorf("%s: accepted is %t, and with another type %t", name,
			accepts(t, topic.Events[at], payload), accepts(t, topic.Events[at], broken))
	}
}

func TestLoadsEiffel(t *testing.T) {
	files := corpus(t, "eiffel/schemas", topicPerFile)
	loaded := load(t, files, catalog.Options{AllowMisspelt: true})
	if got := len(loaded.Topics); got != 222 {
		t.Errorf("%d topics, want 222", got)
	}
}

func TestReportsTheMisspeltKeywordInEiffel(t *testing.T) {
	_, err := catalog.Load(corpus(t, "eiffel/schemas", topicPerFile), catalog.Options{})
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

func TestLoadsGitHub(t *testing.T) {
	files := corpus(t, "github/schemas", func(name string) string {
		if strings.HasPrefix(name, "common/") {
			return name
		}
		return topicPerFile(name)
	})
	for name, file := range files {
		if strings.HasPrefix(name, "common/") {
			file.Data = bytes.Replace(file.Data, []byte("{"), []byte(`{"x-event": false,`), 1)
		}
	}
	loaded := load(t, files, catalog.Options{})
	if got := len(loaded.Topics); got != 109 {
		t.Errorf("%d topics, want 109", got)
	}
}

// topicPerFile makes each file the only event of a topic.
func topicPerFile(name string) string {
	return strings.ReplaceAll(strings.TrimSuffix(name, ".json"), "/", ".") + "/" + path.Base(name)
}

// corpus reads a folder of schemas under other names.
func corpus(t *testing.T, folder string, rename func(string) string) fstest.MapFS {
	t.Helper()
	if _, err := os.Stat(corpora); err != nil {
		t.Skip("the schema corpora are not beside the repository")
	}
	files := fstest.MapFS{}
	root := os.DirFS(path.Join(corpora, folder))
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".json" {
			return err
		}
		text, err := fs.ReadFile(root, name)
		files[rename(name)] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
