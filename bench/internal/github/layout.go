package github

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing/fstest"

	"github.com/eventc/eventc/internal/catalog"
)

// topic is the topic that the events are put in.
const topic = "github"

// header is the header that says the type of an event, together with the member action.
const header = "x-github-event"

// layout says where the events are among GitHub's schemas, which are read as they are.
func layout() catalog.TopicOptions {
	options := catalog.TopicOptions{
		Package:       "webhooks",
		Discriminator: []string{"header:" + header, "/action"},
		Shared:        []string{"common/**"},
	}
	for _, s := range setUps() {
		options.Events = append(options.Events, s.name+".schema.json")
	}
	return options
}

// schemas returns a schemas folder with the events and the parts that they share.
func (c Corpus) schemas() (fs.FS, error) {
	all := os.DirFS(filepath.Join(string(c), "schemas"))
	names, err := fs.Glob(all, "common/*.json")
	if err != nil {
		return nil, err
	}
	files := fstest.MapFS{}
	for _, name := range append(names, layout().Events...) {
		text, err := fs.ReadFile(all, name)
		if err != nil {
			return nil, fmt.Errorf("reading a schema: %w", err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	return files, nil
}

// writeProject writes a project with the schemas to a folder: eventc.yaml and what it names.
func (c Corpus) writeProject(dir string) error {
	schemas, err := c.schemas()
	if err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(dir, "schemas"), schemas); err != nil {
		return fmt.Errorf("writing the schemas: %w", err)
	}
	options := layout()
	config := fmt.Sprintf("topics:\n  %s:\n    package: %s\n    discriminator: [%s]\n    events: [%s]\n    shared: [%s]\n",
		topic, options.Package, quoted(options.Discriminator), quoted(options.Events), quoted(options.Shared))
	if err := os.WriteFile(filepath.Join(dir, "eventc.yaml"), []byte(config), 0o600); err != nil {
		return fmt.Errorf("writing the project: %w", err)
	}
	return nil
}

func quoted(texts []string) string { return `"` + strings.Join(texts, `", "`) + `"` }
