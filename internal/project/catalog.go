package project

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/catalog/diagnostic"
	"github.com/eventc/eventc/internal/config"
)

// Catalog reads the schemas. The error is a [diagnostic.List] with all findings, or an
// [*UnreadableError] where a file or folder in it could not be read; it matches the cause, such as
// fs.ErrNotExist, where the schemas folder itself could not.
func (p *Project) Catalog() (*catalog.Catalog, error) {
	if err := checkFolder(p.Schemas); err != nil {
		return nil, err
	}
	files := &watchedFS{FS: os.DirFS(p.Schemas)}
	loaded, err := catalog.Load(files, p.catalogOptions())
	var findings diagnostic.List
	if files.failed && errors.As(err, &findings) {
		return nil, &UnreadableError{Findings: findings}
	}
	return loaded, err
}

func checkFolder(schemas string) error {
	info, err := os.Stat(schemas)
	var inPath *fs.PathError
	switch {
	case errors.As(err, &inPath):
		return fmt.Errorf("%s: cannot read the schemas folder: %w: "+
			"run where eventc.yaml is, or name that by --config or the folder by --schemas", schemas, inPath.Err)
	case err == nil && !info.IsDir():
		return fmt.Errorf("%s: cannot read the schemas folder: it is a file", schemas)
	}
	return err
}

func (p *Project) catalogOptions() catalog.Options {
	options := catalog.Options{
		Prefix:  prefix(p.Schemas),
		Dialect: p.config.Dialect,
		Limits:  catalog.Limits(p.config.Limits),
		Types:   stringTypes(p.config.Types),
		Names:   p.config.Names,
		Topics:  map[string]catalog.TopicOptions{},
	}
	for name, topic := range p.config.Topics {
		options.Topics[name] = catalog.TopicOptions{
			Package: topic.Package, Key: topic.Key, Discriminator: topic.Discriminator,
			Events: topic.Events, Shared: topic.Shared, AllowMisspelt: topic.AllowMisspelt,
			Limits: catalog.Limits(topic.Limits.Or(p.config.Limits)),
			Types:  stringTypes(topic.Types.Or(p.config.Types)),
		}
	}
	return options
}

func stringTypes(types config.Types) catalog.StringTypes {
	return catalog.StringTypes{PlainDateTimes: types.DateTime == "string", PlainUUIDs: types.UUID == "string"}
}

// prefix returns how the names of files in the folder begin in diagnostics.
func prefix(folder string) string {
	if folder == "." {
		return ""
	}
	return strings.TrimSuffix(filepath.ToSlash(folder), "/") + "/"
}

// UnreadableError says that files or folders of the schemas could not be read, so that what the
// schemas say is not known. It lists what else was found too.
type UnreadableError struct {
	// Findings are all findings.
	Findings diagnostic.List
}

// Error returns the findings, one a line.
func (e *UnreadableError) Error() string { return e.Findings.Error() }

// watchedFS notes that something in it could not be opened.
type watchedFS struct {
	fs.FS
	failed bool
}

// Open opens the file or folder.
func (w *watchedFS) Open(name string) (fs.File, error) {
	f, err := w.FS.Open(name)
	w.failed = w.failed || err != nil
	return f, err
}
