package suite_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// corpus is where the suite is, beside the repository.
const corpus = "../../../shared/corpora/json-schema-test-suite"

// requireCorpora is an environment variable: where it is 1, a corpus that is not there is a failure.
const requireCorpora = "EVENTC_REQUIRE_CORPORA"

// draft is a folder of the suite.
type draft struct {
	folder  string // "draft2020-12"
	dialect string // the draft's name for the catalog
}

// packageName returns the draft as part of a package's name.
func (d draft) packageName() string { return strings.ReplaceAll(d.folder, "-", "") }

func drafts() []draft {
	return []draft{
		{folder: "draft7", dialect: "draft-07"},
		{folder: "draft2019-09", dialect: "2019-09"},
		{folder: "draft2020-12", dialect: "2020-12"},
	}
}

// group is a schema of the suite and instances with the verdict about each.
type group struct {
	Description string
	Schema      json.RawMessage
	Tests       []instance

	draft   draft
	file    string // "additionalProperties"
	index   int    // in the file
	remotes map[string][]byte
}

// instance is what the suite calls a test.
type instance struct {
	Description string
	Data        json.RawMessage
	Valid       bool
}

// subject returns the name of one of the group's tests, by which the expected failures know it.
func (g *group) subject(i instance) string {
	return g.draft.folder + "/" + g.file + ": " + g.Description + ": " + i.Description
}

// name returns a name for the group that is its event's type as well.
func (g *group) name() string {
	return strings.ToLower(fmt.Sprintf("%s.%s.%d", g.draft.packageName(), g.file, g.index))
}

// readGroups returns the required tests of all drafts, in the order of the files.
func readGroups(t *testing.T) []*group {
	t.Helper()
	if _, err := os.Stat(corpus); err != nil {
		if os.Getenv(requireCorpora) == "1" {
			t.Fatal(err)
		}
		t.Skip("the JSON Schema test suite is not beside the repository")
	}
	var groups []*group
	for _, d := range drafts() {
		remotes := readRemotes(t, d)
		files, err := filepath.Glob(path.Join(corpus, "tests", d.folder, "*.json"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no tests of %s: %v", d.folder, err)
		}
		for _, file := range files {
			for i, g := range readFile(t, file) {
				g.draft, g.file, g.index, g.remotes = d, strings.TrimSuffix(path.Base(file), ".json"), i, remotes
				groups = append(groups, g)
			}
		}
	}
	return groups
}

func readFile(t *testing.T, file string) []*group {
	t.Helper()
	var groups []*group
	readJSON(t, os.DirFS(path.Dir(file)), path.Base(file), &groups)
	return groups
}

func readJSON(t *testing.T, fsys fs.FS, name string, into any) {
	t.Helper()
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
