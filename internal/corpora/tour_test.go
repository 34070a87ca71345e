package corpora_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/project"
)

var update = flag.Bool("update", false, "rewrite the generated code in docs/tour.md")

const tour = "../../docs/tour.md"

// shownFile is a generated file in the tour: its path in a comment, and its text in a fence.
var shownFile = regexp.MustCompile("(?s)<!-- (\\S+\\.go) -->\n```go\n(.*?)```\n")

// TestTourOfOurEvents holds the code in the tour against what is generated of this project's schemas.
func TestTourOfOurEvents(t *testing.T) {
	opened, err := project.Open(project.Options{Config: "../../eventc.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	checkTour(t, opened, "feedevents/", 2)
}

// TestTourOfCDEvents holds the code in the tour against what is generated of CDEvents under the
// configuration that the tour shows.
func TestTourOfCDEvents(t *testing.T) {
	requireCorpora(t)
	root := t.TempDir()
	if err := os.CopyFS(filepath.Join(root, "schemas", "cdevents"), os.DirFS(folder+"/cdevents/schemas")); err != nil {
		t.Fatal(err)
	}
	configuration := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindStringSubmatch(readTour(t))
	if configuration == nil {
		t.Fatal("the tour shows no configuration")
	}
	file := filepath.Join(root, "eventc.yaml")
	if err := os.WriteFile(file, []byte(configuration[1]), 0o600); err != nil {
		t.Fatal(err)
	}
	opened, err := project.Open(project.Options{Config: file})
	if err != nil {
		t.Fatal(err)
	}
	checkTour(t, opened, "cdevents/", 5)
}

// checkTour compares the files of one package, of which the tour shows so many.
func checkTour(t *testing.T, p *project.Project, prefix string, shown int) {
	t.Helper()
	files, err := p.Generate()
	if err != nil {
		t.Fatal(err)
	}
	text := readTour(t)
	found := 0
	rewritten := shownFile.ReplaceAllStringFunc(text, func(block string) string {
		name := shownFile.FindStringSubmatch(block)[1]
		if !strings.HasPrefix(name, prefix) {
			return block
		}
		found++
		return shownAs(t, files, name)
	})
	if found != shown {
		t.Errorf("the tour shows %d files of %s, want %d", found, prefix, shown)
	}
	if *update {
		if err := os.WriteFile(tour, []byte(rewritten), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if rewritten != text {
		t.Errorf("docs/tour.md is not what is generated of %s: make update", prefix)
	}
}

func shownAs(t *testing.T, files generator.Files, name string) string {
	t.Helper()
	source, ok := files[name]
	if !ok {
		t.Errorf("no file %s is generated", name)
	}
	return fmt.Sprintf("<!-- %s -->\n```go\n%s```\n", name, source)
}

func readTour(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(tour)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
