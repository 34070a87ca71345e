package catalog_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/eventc/eventc/internal/catalog"
)

func typed(eventType string) string {
	return `{"properties": {"event_type": {"const": "` + eventType + `"}}, "required": ["event_type"]}`
}

func TestFoldersAreTopicsAndFilesAreEvents(t *testing.T) {
	loaded := load(t, schemas(
		"user_events/user_created.json", typed("user_created"),
		"feed_events/viewed.json", typed("a.viewed"),
		"feed_events/liked.schema.json", typed("liked"),
		"feed_events/post/liked.json", typed("post.liked"),
		"feed_events/base.json", `{"x-event": false}`,
		"feed_events/_base.json", `{}`,
		"feed_events/_parts/money.json", `{}`,
		"feed_events/examples/liked/valid/1.json", `not read`,
		"feed_events/post/examples/liked/valid/1.json", `not read`,
		"_money.json", `{}`,
		"_parts/money.json", `{}`,
		".git/config.json", `not read`,
		"README.md", `not read`,
	), catalog.Options{})

	var got []string
	for _, topic := range loaded.Topics {
		for _, e := range topic.Events {
			got = append(got, strings.Join([]string{e.Topic.Name, strings.Join(e.Types, "|"), e.Name, e.Path}, " "))
		}
	}
	want := []string{
		"feed_events a.viewed viewed feed_events/viewed.json",
		"feed_events liked liked feed_events/liked.schema.json",
		"feed_events post.liked post/liked feed_events/post/liked.json",
		"user_events user_created user_created user_events/user_created.json",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTypeIsFoundThroughReferencesAndAllOf(t *testing.T) {
	loaded := load(t, schemas(
		"t/a.json", `{"allOf": [{"$ref": "_base.json"}, `+typed("a")+`]}`,
		"t/b.json", `{"$ref": "_base.json", "properties": {"event_type": {"$ref": "#/$defs/type"}}, "$defs": {"type": {"const": "b"}}}`,
		"t/c.json", `{"$schema": "http://json-schema.org/draft-04/schema#",
			"properties": {"event_type": {"enum": ["c"]}}, "required": ["event_type"]}`,
		"t/_base.json", `{"properties": {"event_type": {"type": "string"}}, "required": ["event_type"]}`,
	), catalog.Options{})
	if got := types(loaded.Topics[0]); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Errorf("types %q", got)
	}
	if got := loaded.Topics[0].Discriminator.String(); got != catalog.DefaultDiscriminator {
		t.Errorf("discriminator %q", got)
	}
}

func TestOneEventNeedsNoDiscriminator(t *testing.T) {
	for name, schema := range map[string]string{
		"no property":  `{}`,
		"any string":   `{"properties": {"event_type": {"type": "string"}}, "required": ["event_type"]}`,
		"not required": `{"properties": {"event_type": {"const": "a"}}}`,
	} {
		topic := load(t, schemas("t/a.json", schema), catalog.Options{}).Topics[0]
		if len(topic.Discriminator) > 0 || len(topic.Events[0].Types) > 0 {
			t.Errorf("%s: discriminator %q, types %q; want none", name, topic.Discriminator, topic.Events[0].Types)
		}
	}
	topic := load(t, schemas("t/a.json", `{"x-event": {"type": "account.opened"}}`), catalog.Options{}).Topics[0]
	if len(topic.Discriminator) > 0 || !slices.Equal(topic.Events[0].Types, []string{"account.opened"}) {
		t.Errorf("discriminator %q, types %q; want the type of x-event", topic.Discriminator, topic.Events[0].Types)
	}
}

func TestOptionsOfTopics(t *testing.T) {
	loaded := load(t, schemas(
		"t/a.json", `{
			"x-event": {"type": "a", "key": "/meta/id"},
			"properties": {
				"meta": {"properties": {"kind": {"const": "a"}, "id": {"type": "integer"}}, "required": ["kind"]},
				"user~id": {"enum": ["x", 1]}
			},
			"required": ["meta"]
		}`,
		"t/b.json", `{
			"properties": {
				"meta": {"properties": {"kind": {"const": "b"}}, "required": ["kind"]},
				"user~id": {"$ref": "#/$defs/id"}
			},
			"required": ["meta"],
			"$defs": {"id": {"type": ["string", "null"]}}
		}`,
		"u/a.json", `{}`,
	), catalog.Options{Topics: map[string]catalog.TopicOptions{
		"t": {Package: "things", Key: "/user~0id", Discriminator: []string{"/meta/kind"}},
	}})
	topic := loaded.Topics[0]
	if topic.Package != "things" || topic.Key != "/user~0id" || topic.Discriminator.String() != "/meta/kind" {
		t.Errorf("package %q, key %q, discriminator %q", topic.Package, topic.Key, topic.Discriminator)
	}
	if a, b := topic.Events[0].Key, topic.Events[1].Key; a != "/meta/id" || b != "/user~0id" {
		t.Errorf("keys %q and %q, want that of x-event and that of the topic", a, b)
	}
	if u := loaded.Topics[1]; u.Package != "" || u.Key != "" || u.Events[0].Key != "" {
		t.Errorf("package %q, key %q; want none", u.Package, u.Key)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	files := failingFS{
		MapFS: schemas("t/a.json", typed("a"), "t/b.json", `{}`, "u/a.json", `{}`, "v/a.json", `{"type": 5}`),
		fails: []string{"t/b.json", "u"},
	}
	_, err := catalog.Load(files, catalog.Options{Prefix: "schemas/"})
	want := []string{
		"schemas/t/b.json: cannot read the file: permission denied",
		"schemas/u: cannot read the folder: permission denied",
		`schemas/v/a.json:1:10: "type": must be one of`,
	}
	got := diagnostics(t, err)
	for i, d := range got {
		if i >= len(want) || !strings.HasPrefix(d.String(), want[i]) {
			t.Errorf("unexpected: %s", d)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d findings, want %d", len(got), len(want))
	}
}

func TestSchemasFolderThatIsMissing(t *testing.T) {
	_, err := catalog.Load(failingFS{MapFS: fstest.MapFS{}, fails: []string{"."}}, catalog.Options{Prefix: "schemas/"})
	if got, want := diagnostics(t, err).Error(), "schemas: cannot read the folder: permission denied"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// failingFS cannot open some of its files and folders.
type failingFS struct {
	fstest.MapFS
	fails []string
}

func (f failingFS) Open(name string) (fs.File, error) {
	if slices.Contains(f.fails, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}

func (f failingFS) ReadFile(name string) ([]byte, error) {
	if slices.Contains(f.fails, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadFile(name)
}

func (f failingFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if slices.Contains(f.fails, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadDir(name)
}

func (f failingFS) Stat(name string) (fs.FileInfo, error) {
	if slices.Contains(f.fails, name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Stat(name)
}

func types(topic *catalog.Topic) []string {
	var types []string
	for _, e := range topic.Events {
		types = append(types, e.Types...)
	}
	return types
}
