package config_test

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
	"github.com/eventc/eventc/internal/config"
)

var update = flag.Bool("update", false, "rewrite the expected diagnostics in testdata/errors")

// TestErrors parses eventc.yaml of each archive in testdata/errors and compares the diagnostics
// with those in the file want.
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
			_, err = config.Parse("eventc.yaml", archive.Files[0].Data)
			var found diagnostic.List
			if !errors.As(err, &found) {
				t.Fatalf("Parse returned %v, want diagnostics", err)
			}
			got := found.Error() + "\n"
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) < 2 || got != string(archive.Files[1].Data) {
				t.Errorf("got:\n%s\nwant:\n%s", got, archive.Files[len(archive.Files)-1].Data)
			}
		})
	}
}

func TestParse(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want config.Config
	}{
		"nothing":      {"", *config.Default()},
		"comments":     {"# schemas: other\n", *config.Default()},
		"null":         {"---\n~\n", *config.Default()},
		"JSON":         {`{"out": "generated"}`, config.Config{Schemas: "schemas", Out: "generated", Dialect: "2020-12"}},
		"empty fields": {"schemas:\ntopics:\n  feed_events:\n", config.Config{Schemas: "schemas", Out: "gen", Dialect: "2020-12", Topics: map[string]config.Topic{"feed_events": {}}}},
		"a topic named by a number": {"topics: {2024: {key: /id}}", config.Config{
			Schemas: "schemas", Out: "gen", Dialect: "2020-12", Topics: map[string]config.Topic{"2024": {Key: "/id"}},
		}},
		"everything": {
			"schemas: ../events/\nout: /srv/gen\ndialect: draft-07\ntopics:\n  feed_events:\n    package: feed\n    key: /feed~1id\n    discriminator: /meta/type\n",
			config.Config{
				Schemas: "../events", Out: "/srv/gen", Dialect: "draft-07",
				Topics: map[string]config.Topic{"feed_events": {Package: "feed", Key: "/feed~1id", Discriminator: config.Discriminator{"/meta/type"}}},
			},
		},
		"files and types of others": {
			"topics:\n  github:\n    events: [\"*/*.schema.json\"]\n    shared: [common/**]\n    discriminator: [header:x-github-event, /action]\n    allow_misspelt: true\n" +
				"  cloud: {discriminator: \"header:ce_type\"}\n  plain: {discriminator: }\n",
			config.Config{Schemas: "schemas", Out: "gen", Dialect: "2020-12", Topics: map[string]config.Topic{
				"github": {Events: []string{"*/*.schema.json"}, Shared: []string{"common/**"}, Discriminator: config.Discriminator{"header:x-github-event", "/action"}, AllowMisspelt: true},
				"cloud":  {Discriminator: config.Discriminator{"header:ce_type"}},
				"plain":  {},
			}},
		},
	} {
		got, err := config.Parse("eventc.yaml", []byte(test.text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !reflect.DeepEqual(*got, test.want) {
			t.Errorf("%s: got %+v, want %+v", name, *got, test.want)
		}
	}
}

func TestLoadResolvesFoldersFromTheFile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "eventc.yaml")
	if err := os.WriteFile(file, []byte("schemas: events\nout: "+filepath.Join(dir, "abs")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := config.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.Schemas != filepath.Join(dir, "events") || got.Out != filepath.Join(dir, "abs") {
		t.Errorf("schemas %q, out %q", got.Schemas, got.Out)
	}
}

func TestLoadTellsThatThereIsNoFile(t *testing.T) {
	if _, err := config.Load(filepath.Join(t.TempDir(), "eventc.yaml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want one that matches fs.ErrNotExist", err)
	}
}

func TestSchemaIsTheSameOnEveryCall(t *testing.T) {
	first, err := config.Schema()
	if err != nil {
		t.Fatal(err)
	}
	second, err := config.Schema()
	if err != nil || string(first) != string(second) {
		t.Errorf("%v; first:\n%s\nthen:\n%s", err, first, second)
	}
}
