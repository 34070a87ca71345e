package github

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing/fstest"
)

const (
	topic         = "github"
	discriminator = "/action"
)

// layOut returns the schemas of the events as a schemas folder.
func (c Corpus) layOut() (fs.FS, error) {
	files := fstest.MapFS{}
	schemas := os.DirFS(filepath.Join(string(c), "schemas"))
	names, err := fs.Glob(schemas, "common/*.json")
	if err != nil {
		return nil, err
	}
	for _, s := range setUps() {
		names = append(names, s.name+".schema.json")
	}
	for _, name := range names {
		text, err := fs.ReadFile(schemas, name)
		if err != nil {
			return nil, fmt.Errorf("reading a schema: %w", err)
		}
		if dir := path.Dir(name); dir == "common" {
			name = "_" + name
		}
		files[path.Join(topic, name)] = &fstest.MapFile{
			Data: bytes.ReplaceAll(text, []byte(`"common/`), []byte(`"_common/`)),
		}
	}
	return files, nil
}

// writeProject writes a project with the schemas of the events to a folder: eventc.yaml and what it
// names.
func (c Corpus) writeProject(dir string) error {
	files, err := c.layOut()
	if err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(dir, "schemas"), files); err != nil {
		return fmt.Errorf("writing the schemas: %w", err)
	}
	config := fmt.Sprintf("topics:\n  %s:\n    package: webhooks\n    discriminator: %s\n", topic, discriminator)
	if err := os.WriteFile(filepath.Join(dir, "eventc.yaml"), []byte(config), 0o600); err != nil {
		return fmt.Errorf("writing the project: %w", err)
	}
	return nil
}
