package catalog_test

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/eventc/eventc/internal/catalog"
)

func load(t *testing.T, files fs.FS, opts catalog.Options) *catalog.Catalog {
	t.Helper()
	loaded, err := catalog.Load(files, opts)
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// diagnostics returns the findings that an error of Load consists of.
func diagnostics(t *testing.T, err error) catalog.Diagnostics {
	t.Helper()
	var found catalog.Diagnostics
	if !errors.As(err, &found) {
		t.Fatalf("Load returned %v, want diagnostics", err)
	}
	return found
}

func filesOf(found catalog.Diagnostics) map[string]bool {
	files := map[string]bool{}
	for _, d := range found {
		files[d.File] = true
	}
	return files
}

// schemas makes a file system of names and texts.
func schemas(nameAndText ...string) fstest.MapFS {
	files := fstest.MapFS{}
	for i := 0; i < len(nameAndText); i += 2 {
		files[nameAndText[i]] = &fstest.MapFile{Data: []byte(nameAndText[i+1])}
	}
	return files
}
