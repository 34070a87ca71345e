package project_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
	"github.com/eventc/eventc/internal/project"
)

const schema = `{"properties": {"event_type": {"const": "paid"}}, "required": ["event_type"]}`

func TestWhereAProjectIs(t *testing.T) {
	root := t.TempDir()
	elsewhere := filepath.Join(root, "elsewhere")
	put(t, root, "eventc.yaml", "schemas: api\nout: made/go\n")
	put(t, root, "empty/README.md", "no eventc.yaml")
	put(t, root, "a/b/x.go", "package b\n")
	tests := map[string]struct {
		folder       string
		options      project.Options
		schemas, out string
	}{
		"the configuration here":     {"", project.Options{}, "api", "made/go"},
		"no configuration":           {"empty", project.Options{}, "schemas", "gen"},
		"named":                      {"", project.Options{Config: "eventc.yaml"}, "api", "made/go"},
		"named from further down":    {"a/b", project.Options{Config: "../../eventc.yaml"}, "../../api", "../../made/go"},
		"overridden":                 {"", project.Options{Schemas: "s", Out: "o"}, "s", "o"},
		"overridden, further down":   {"a/b", project.Options{Config: "../../eventc.yaml", Schemas: "./s", Out: "../o"}, "../../s", "../../../o"},
		"overridden, nothing to say": {"empty", project.Options{Schemas: ".", Out: "o/"}, ".", "o"},
		"overridden by full names":   {"a/b", project.Options{Config: "../../eventc.yaml", Schemas: elsewhere, Out: elsewhere}, elsewhere, elsewhere},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Chdir(filepath.Join(root, test.folder))
			p, err := project.Open(test.options)
			must(t, err)
			if p.Schemas != filepath.FromSlash(test.schemas) || p.Out != filepath.FromSlash(test.out) {
				t.Errorf("schemas %q, out %q; want %q and %q", p.Schemas, p.Out, test.schemas, test.out)
			}
		})
	}
}

func TestConfigurationThatCannotBeHad(t *testing.T) {
	t.Chdir(t.TempDir())
	_, err := project.Open(project.Options{Config: "other.yaml"})
	checkError(t, err, "other.yaml: cannot read the configuration: no such file or directory")
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v does not match fs.ErrNotExist", err)
	}
	put(t, ".", "eventc.yaml", "shemas: api\n")
	_, err = project.Open(project.Options{})
	checkError(t, err, `eventc.yaml:1:1: unknown field "shemas"; did you mean "schemas"?`)
	checkFindings(t, err)
	must(t, os.Remove("eventc.yaml"))
	must(t, os.Mkdir("eventc.yaml", 0o755))
	_, err = project.Open(project.Options{})
	checkError(t, err, "eventc.yaml: cannot read the configuration: is a directory")
}

func TestGenerate(t *testing.T) {
	root := t.TempDir()
	put(t, root, "eventc.yaml", "topics:\n  orders: {package: shop, key: /id}\n")
	put(t, root, "schemas/orders/paid.json", `{"type": "object", "properties": {"event_type": {"const": "paid"}, "id": {"type": "string"}}, "required": ["event_type", "id"]}`)
	p, err := project.Open(project.Options{Config: filepath.Join(root, "eventc.yaml")})
	must(t, err)
	files, err := p.Generate()
	must(t, err)
	want := []string{"shop/orders_schemas.go", "shop/orders_topic.go", "shop/paid_codec.go", "shop/paid_event.go"}
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Errorf("files %q, want %q", got, want)
	}
}

func TestALayoutOfSomebodyElse(t *testing.T) {
	root := t.TempDir()
	put(t, root, "eventc.yaml", `topics:
  hooks:
    package: githubhooks
    events: ["hub/*/*.schema.json"]
    shared: ["hub/common/**"]
    discriminator: [header:x-event, /action]
    allow_misspelt: true
`)
	put(t, root, "schemas/hub/issue/opened.schema.json", `{
		"type": "object", "properties": {"action": {"enum": ["opened"]}, "user": {"$ref": "common/user.json"}},
		"required": ["action"], "additonalProperties": false
	}`)
	put(t, root, "schemas/hub/common/user.json", `{"type": "object", "titel": "a user"}`)
	p, err := project.Open(project.Options{Config: filepath.Join(root, "eventc.yaml")})
	must(t, err)
	loaded, err := p.Catalog()
	must(t, err)
	topic := loaded.Topics[0]
	if e := topic.Events[0]; topic.Name != "hooks" || e.Name != "issue/opened" || !slices.Equal(e.Types, []string{"issue.opened"}) {
		t.Errorf("topic %s, event %s of the types %q", topic.Name, e.Name, e.Types)
	}
	files, err := p.Generate()
	must(t, err)
	if _, ok := files["githubhooks/issue_opened_event.go"]; !ok {
		t.Errorf("files %q", slices.Sorted(maps.Keys(files)))
	}
}

func TestFindingsAboutSchemas(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "sub", "eventc.yaml", "dialect: draft-04\n")
	put(t, "sub", "schemas/orders/paid.json", `{"id": 5}`)
	put(t, "sub", "schemas/orders/type.json", schema)
	p, err := project.Open(project.Options{Config: "sub/eventc.yaml"})
	must(t, err)
	_, err = p.Generate()
	checkFindings(t, err)
	if !strings.HasPrefix(err.Error(), "sub/schemas/orders/paid.json:1:") {
		t.Errorf("got %v, want the place as seen from the working directory", err)
	}
}

func TestNamesThatCannotBeHadAreFindings(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "schemas", "orders/paid.json", schema)
	put(t, "schemas", "or_ders/paid.json", schema)
	p, err := project.Open(project.Options{})
	must(t, err)
	_, err = p.Generate()
	checkFindings(t, err)
}

func TestSchemasThatCannotBeRead(t *testing.T) {
	t.Chdir(t.TempDir())
	p, err := project.Open(project.Options{})
	must(t, err)
	_, err = p.Catalog()
	checkError(t, err, "schemas: cannot read the schemas folder: no such file or directory: "+
		"run where eventc.yaml is, or name that by --config or the folder by --schemas")

	put(t, "schemas", "orders/paid.json", `{"type": "nothing"}`)
	must(t, os.Symlink("nowhere", "schemas/orders/lost.json"))
	_, err = p.Catalog()
	var unreadable *project.UnreadableError
	if !errors.As(err, &unreadable) || len(unreadable.Findings) < 2 {
		t.Errorf("got %v, want an UnreadableError with all findings", err)
	}

	put(t, ".", "file", "")
	p, err = project.Open(project.Options{Schemas: "file"})
	must(t, err)
	_, err = p.Catalog()
	checkError(t, err, "file: cannot read the schemas folder: it is a file")
}

func checkFindings(t *testing.T, err error) {
	t.Helper()
	var findings diagnostic.List
	if !errors.As(err, &findings) || len(findings) == 0 {
		t.Fatalf("got %v, want findings", err)
	}
}

func checkError(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func put(t *testing.T, folder, name, text string) {
	t.Helper()
	place := filepath.Join(folder, filepath.FromSlash(name))
	must(t, os.MkdirAll(filepath.Dir(place), 0o755))
	must(t, os.WriteFile(place, []byte(text), 0o644))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestSourcesAreWhatWasRead(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "schemas", "orders/paid.json", schema)
	p, err := project.Open(project.Options{})
	must(t, err)
	sources, err := p.Sources()
	must(t, err)
	again, err := p.Sources()
	must(t, err)
	if sources.Digest != again.Digest {
		t.Error("the same files have two hashes")
	}
	want, err := sources.Generate()
	must(t, err)

	// What happens to the files later is not seen.
	put(t, "schemas", "orders/paid.json", "not JSON")
	put(t, "schemas", "orders/sent.json", strings.ReplaceAll(schema, "paid", "sent"))
	files, err := sources.Generate()
	must(t, err)
	if !maps.EqualFunc(files, want, slices.Equal) {
		t.Errorf("files %q are not of what was read", slices.Sorted(maps.Keys(files)))
	}
	must(t, os.RemoveAll("schemas/orders"))
	files, err = sources.Generate()
	must(t, err)
	if !maps.EqualFunc(files, want, slices.Equal) {
		t.Errorf("files %q are not of what was read", slices.Sorted(maps.Keys(files)))
	}
	after, err := p.Sources()
	must(t, err)
	if after.Digest == sources.Digest {
		t.Error("other files have the same hash")
	}
}

func TestSourcesThatCannotBeRead(t *testing.T) {
	t.Chdir(t.TempDir())
	p, err := project.Open(project.Options{})
	must(t, err)
	if _, err := p.Sources(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want no schemas folder", err)
	}
	put(t, "schemas", "orders/paid.json", schema)
	must(t, os.Symlink("nowhere", "schemas/orders/lost.json"))
	if _, err := p.Sources(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want that a file cannot be read", err)
	}
}
