package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/catalog"
)

// described returns each event in a line: topic, types, name.
func described(loaded *catalog.Catalog) []string {
	var lines []string
	for _, topic := range loaded.Topics {
		for _, e := range topic.Events {
			lines = append(lines, topic.Name+" "+strings.Join(e.Types, "|")+" "+e.Name)
		}
	}
	return lines
}

func TestGlobsSayWhichFilesAreEvents(t *testing.T) {
	loaded := load(t, schemas(
		"vendor/hub/issue/opened.schema.json", typed("opened"),
		"vendor/hub/issue/deep/moved.schema.json", typed("moved"),
		"vendor/hub/issue/draft.schema.json", `{"x-event": false}`,
		"vendor/hub/issue/_base.schema.json", `{}`,
		"vendor/hub/common/user.schema.json", `{}`,
		"vendor/hub/index.json", `{}`,
		"loose.json", typed("loose"),
		"own/parts/money.json", `{}`,
		"own/paid.json", typed("paid"),
		"other/paid.json", typed("paid"),
	), catalog.Options{Topics: map[string]catalog.TopicOptions{
		"github": {
			Events: []string{"vendor/hub/**/*.schema.json", "vendor/hub/issue/*.json"},
			Shared: []string{"vendor/hub/common/*", "vendor/hub/index.json"},
		},
		"loose": {Events: []string{"loose.json"}, Shared: []string{}},
		"own":   {Shared: []string{"own/parts/**"}},
		"other": {Package: "others"},
	}})
	want := []string{
		"github moved issue/deep/moved", "github opened issue/opened", "loose loose loose", "other paid paid", "own paid paid",
	}
	if got := described(loaded); !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestNamesAreBelowTheFolderThatAllGlobsBeginWith(t *testing.T) {
	for name, test := range map[string]struct{ globs, files, want []string }{
		"one folder":           {[]string{"shop/orders/*.json"}, []string{"shop/orders/paid.json"}, []string{"paid"}},
		"a folder of any name": {[]string{"shop/*/*.json"}, []string{"shop/orders/paid.json", "shop/stock/counted.json"}, []string{"orders/paid", "stock/counted"}},
		"two folders":          {[]string{"shop/v1/*.json", "shop/v2/*.json"}, []string{"shop/v1/paid.json", "shop/v2/paid.json"}, []string{"v1/paid", "v2/paid"}},
		"no folder in common":  {[]string{"shop/*.json", "stock/**"}, []string{"shop/paid.json", "stock/a/b.json"}, []string{"shop/paid", "stock/a/b"}},
		"a name alike":         {[]string{"shop/*.json", "shopping/*.json"}, []string{"shop/paid.json", "shopping/paid.json"}, []string{"shop/paid", "shopping/paid"}},
		"no glob at all":       {[]string{"shop/orders/paid.json"}, []string{"shop/orders/paid.json"}, []string{"paid"}},
		"the schemas folder":   {[]string{"*.json"}, []string{"paid.json"}, []string{"paid"}},
	} {
		t.Run(name, func(t *testing.T) {
			var files []string
			for _, file := range test.files {
				files = append(files, file, typed(file))
			}
			topic := load(t, schemas(files...), catalog.Options{
				Topics: map[string]catalog.TopicOptions{"t": {Events: test.globs}},
			}).Topics[0]
			var names []string
			for _, e := range topic.Events {
				names = append(names, e.Name)
			}
			if !slices.Equal(names, test.want) {
				t.Errorf("got %q, want %q", names, test.want)
			}
		})
	}
}

// TestFilesBesideThoseOfGlobsKeepTheirFolders has globs at the top of the schemas folder, and a topic
// that is configured without globs.
func TestFilesBesideThoseOfGlobsKeepTheirFolders(t *testing.T) {
	loaded := load(t, schemas(
		"ping.json", typed("ping"),
		"own/paid.json", `{"allOf": [{"$ref": "parts/base.json"}, `+typed("paid")+`]}`,
		"own/parts/base.json", `{"x-event": false}`,
	), catalog.Options{Topics: map[string]catalog.TopicOptions{"t": {Events: []string{"*.json"}}, "own": {}}})
	want := []string{"own paid paid", "t ping ping"}
	if got := described(loaded); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReferencesMayBeRelativeToTheFolderOfTheGlobs(t *testing.T) {
	loaded := load(t, schemas(
		"vendor/hub/issue/opened.json", `{"allOf": [{"$ref": "common/base.json"}, `+typed("opened")+`]}`,
		"vendor/hub/common/base.json", `{"properties": {"user": {"$ref": "common/user.json"}, "money": {"$ref": "parts/money.json"}}}`,
		"vendor/hub/common/user.json", `{"type": "string"}`,
		"vendor/hub/parts/money.json", `{"type": "integer"}`,
		"elsewhere/more.json", `{"properties": {"user": {"$ref": "common/user.json"}}}`,
	), catalog.Options{Topics: map[string]catalog.TopicOptions{"hub": {
		Events: []string{"vendor/hub/iss*/*.json"},
		Shared: []string{"vendor/hub/common/*.json", "vendor/hub/parts/*.json", "elsewhere/*.json"},
	}}})
	if got := len(loaded.Topics[0].Events[0].Documents()); got != 4 {
		t.Errorf("%d documents, want the event's and those of 3 parts", got)
	}
}
