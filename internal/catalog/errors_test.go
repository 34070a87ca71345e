package catalog_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/eventc/eventc/internal/catalog"
)

var update = flag.Bool("update", false, "rewrite the expected diagnostics in testdata/errors")

// TestErrors loads the files of each archive in testdata/errors, with the options in options.json,
// and compares the diagnostics with those in the file want.
func TestErrors(t *testing.T) {
	archives, err := filepath.Glob("testdata/errors/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := loadArchive(t, archive)
			if *update {
				rewrite(t, name, archive, got)
				return
			}
			if want := string(section(archive, "want")); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// loadArchive returns the diagnostics, one a line, and nothing for schemas without a finding.
func loadArchive(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	opts := catalog.Options{Prefix: "schemas/"}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		switch f.Name {
		case "want":
		case "options.json":
			if err := json.Unmarshal(f.Data, &opts); err != nil {
				t.Fatal(err)
			}
		default:
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	_, err := catalog.Load(files, opts)
	if err == nil {
		return ""
	}
	return diagnostics(t, err).Error() + "\n"
}

func section(archive *txtar.Archive, name string) []byte {
	for _, f := range archive.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

func rewrite(t *testing.T, name string, archive *txtar.Archive, want string) {
	t.Helper()
	files := archive.Files[:0]
	for _, f := range archive.Files {
		if f.Name != "want" {
			files = append(files, f)
		}
	}
	archive.Files = append(files, txtar.File{Name: "want", Data: []byte(want)})
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
