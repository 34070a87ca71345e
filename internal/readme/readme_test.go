package readme_test

import (
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// blocks returns the fenced blocks of the README in a language.
func blocks(t *testing.T, language string) []string {
	t.Helper()
	fence := regexp.MustCompile("(?ms)^ *```" + language + "\n(.*?)^ *```$")
	var found []string
	for _, match := range fence.FindAllStringSubmatch(read(t, "README.md"), -1) {
		found = append(found, match[1])
	}
	if len(found) == 0 {
		t.Fatalf("the README has no block in %s", language)
	}
	return found
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestCodeIsThatOfTheQuickstart(t *testing.T) {
	quickstart := read(t, "examples/quickstart/quickstart.go")
	for _, block := range blocks(t, "go") {
		if !strings.Contains(quickstart, block) {
			t.Errorf("this is not in examples/quickstart:\n%s", block)
		}
	}
}

func TestOutputIsThatOfTheExample(t *testing.T) {
	for _, block := range blocks(t, "text") {
		if !strings.HasSuffix(read(t, "examples/feed/testdata/story.txt"), block) {
			t.Errorf("examples/feed does not end with\n%s", block)
		}
	}
}

func TestConfigurationIsTheProjects(t *testing.T) {
	for _, block := range blocks(t, "yaml") {
		if !strings.Contains(read(t, "eventc.yaml"), block) {
			t.Errorf("eventc.yaml has no\n%s", block)
		}
	}
}

// TestSchemaIsTheProjects compares the schema but for what the README says that it leaves out.
func TestSchemaIsTheProjects(t *testing.T) {
	var shown, real any
	if err := json.Unmarshal([]byte(blocks(t, "json")[0]), &shown); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(read(t, "schemas/feed_events/liked.json")), &real); err != nil {
		t.Fatal(err)
	}
	dropAnnotations(real)
	if !reflect.DeepEqual(shown, real) {
		t.Errorf("the README shows\n%v\nthe schema is\n%v", shown, real)
	}
}

func dropAnnotations(schema any) {
	object, ok := schema.(map[string]any)
	if !ok {
		return
	}
	for _, name := range []string{"$schema", "title", "description", "examples"} {
		delete(object, name)
	}
	for _, value := range object {
		dropAnnotations(value)
	}
}

// TestLinksLeadSomewhere holds the links to files.
func TestLinksLeadSomewhere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	for _, name := range []string{"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"} {
		for _, match := range link.FindAllStringSubmatch(read(t, name), -1) {
			if _, err := os.Stat("../../" + match[1]); err != nil {
				t.Errorf("%s links to %s: %v", name, match[1], err)
			}
		}
	}
}
