package catalog_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/eventc/eventc/internal/catalog"
)

type suiteGroup struct {
	Description string
	Schema      json.RawMessage
	Tests       []struct {
		Description string
		Data        json.RawMessage
		Valid       bool
	}
}

// deviations are the groups of the suite whose verdict is another here, by file and beginning of the
// description.
func deviations() map[string]string {
	const (
		asserted = "formats are asserted in every draft"
		dynamic  = "jsonschema/v5 does not find the dynamic anchor through an intermediate resource"
	)
	return map[string]string{
		"draft2020-12/format.json: ": asserted,
		"draft2020-12/dynamicRef.json: $dynamicRef skips over intermediate resources": dynamic,
	}
}

// TestSuiteVerdictsSurviveRewriting runs the required tests of the official suite through the
// documents that a catalog makes of each schema. The verdicts are the suite's, but for deviations.
func TestSuiteVerdictsSurviveRewriting(t *testing.T) {
	suite := path.Join(corpora, "json-schema-test-suite")
	requireCorpora(t)
	deviating := map[string]bool{}
	for folder, dialect := range map[string]string{"draft7": "draft-07", "draft2019-09": "2019-09", "draft2020-12": "2020-12"} {
		remotes := readRemotes(t, suite, folder)
		files, err := fs.Glob(os.DirFS(suite), "tests/"+folder+"/*.json")
		if err != nil || len(files) == 0 {
			t.Fatalf("no tests: %v", err)
		}
		for _, name := range files {
			for _, group := range readGroups(t, path.Join(suite, name)) {
				subject := folder + "/" + path.Base(name) + ": " + group.Description
				problems := runGroup(t, dialect, group, remotes)
				if known, ok := deviation(subject); ok && len(problems) > 0 {
					deviating[known] = true
				} else if len(problems) > 0 {
					t.Errorf("%s: %s", subject, strings.Join(problems, "\n"))
				}
			}
		}
	}
	for known := range deviations() {
		if !deviating[known] {
			t.Errorf("%s: deviates no more", known)
		}
	}
}

func deviation(subject string) (string, bool) {
	for known := range deviations() {
		if strings.HasPrefix(subject, known) {
			return known, true
		}
	}
	return "", false
}

func readGroups(t *testing.T, name string) []suiteGroup {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var groups []suiteGroup
	if err := json.Unmarshal(text, &groups); err != nil {
		t.Fatal(err)
	}
	return groups
}

// readRemotes makes the suite's remote schemas of a draft, and those of every draft, shared parts
// that have as their $id the address where the suite expects them. One that has another $id is
// reached from there by a reference.
func readRemotes(t *testing.T, suite, draft string) fstest.MapFS {
	t.Helper()
	remotes := fstest.MapFS{}
	root := os.DirFS(path.Join(suite, "remotes"))
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		top, _, _ := strings.Cut(name, "/")
		if err != nil || entry.IsDir() || top != draft && (strings.HasPrefix(top, "draft") || top == "v1") {
			return err
		}
		text, err := fs.ReadFile(root, name)
		address := "http://localhost:1234/" + name
		switch id := rootID(t, text); id {
		case address:
		case "":
			text = bytes.Replace(text, []byte("{"), []byte(`{"$id": "`+address+`",`), 1)
		default:
			stub := `{"$id": "` + address + `", "$ref": "` + id + `"}`
			remotes["_remotes/"+name+".stub.json"] = &fstest.MapFile{Data: []byte(stub)}
		}
		remotes["_remotes/"+name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return remotes
}

func rootID(t *testing.T, schema []byte) string {
	t.Helper()
	var root struct {
		ID string `json:"$id"`
	}
	if err := json.Unmarshal(schema, &root); err != nil {
		t.Fatal(err)
	}
	return root.ID
}

// runGroup returns the tests whose verdict is not the suite's.
func runGroup(t *testing.T, dialect string, group suiteGroup, remotes fstest.MapFS) []string {
	t.Helper()
	files := schemas("t/event.json", string(group.Schema))
	if bytes.Contains(group.Schema, []byte("localhost:1234")) {
		maps.Copy(files, remotes)
	}
	loaded, err := catalog.Load(files, catalog.Options{Dialect: dialect, AllowMisspelt: true})
	if err != nil {
		return []string{err.Error()}
	}
	var problems []string
	for _, test := range group.Tests {
		if got := accepts(t, loaded.Topics[0].Events[0], test.Data); got != test.Valid {
			problems = append(problems, fmt.Sprintf("%s: %s: got %t", test.Description, test.Data, got))
		}
	}
	return problems
}

// accepts reports whether the compiled schema of an event accepts a payload.
func accepts(t *testing.T, e *catalog.Event, payload []byte) bool {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(payload))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatal(err)
	}
	return e.Compiled().Validate(value) == nil
}
