package payload_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/eventc/eventc/event/wire"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/catalog/diagnostic"
	"github.com/eventc/eventc/internal/payload"
)

func TestFindingsNameThePlace(t *testing.T) {
	judge := newJudge(t, "orders/paid.json", schemaOf("paid"))
	tests := map[string]struct{ document, want string }{
		"a member":            {"{\"event_type\": \"paid\",\n  \"n\": 0}", "<stdin>:2:8: /n: minimum: must be >= 1 but found 0"},
		"bytes, not runes":    {`{"é": 1, "event_type": "paid", "n": 0}`, "<stdin>:1:38: /n: minimum: must be >= 1 but found 0"},
		"the last of a name":  {`{"event_type": "paid", "n": 1, "n": 0}`, "<stdin>:1:37: /n: minimum: must be >= 1 but found 0"},
		"an element":          {"{\"event_type\": \"paid\", \"items\": [{}, 5,\n{\"a/b\": \"\"}, {\"a/b\": 7}]}", "<stdin>:2:22: /items/3/a~1b: type: expected string, but got number"},
		"the payload":         {"\n\n {}", `<stdin>:3:2: orders: no event type at /event_type (known: paid)`},
		"a wrong type":        {`{"event_type": "pad"}`, `<stdin>:1:16: orders: unknown event type "pad" at /event_type (known: paid)`},
		"the end":             {"{\n", "<stdin>:2:1: (payload): not JSON, at byte 2"},
		"an exponent":         {`{"event_type": "paid", "m": [1, 1e1000000]}`, "<stdin>:1:33: /m/1: a number with an exponent beyond 400, at byte 32"},
		"nothing":             {"", "<stdin>:1:1: (payload): the payload has no bytes"},
		"control characters":  {`{"event_type": "a\u001b[2J\nb"}`, `<stdin>:1:16: orders: unknown event type "a\x1b[2J\nb" at /event_type (known: paid)`},
		"two":                 {`{"event_type": "paid", "n": 0, "items": [{"a/b": 1}]}`, "<stdin>:1:29: /n: minimum: must be >= 1 but found 0\n<stdin>:1:50: /items/0/a~1b: type: expected string, but got number"},
		"too long to be read": {`"` + strings.Repeat("x", wire.MaxSize+10) + `"`, "<stdin>:1:16777217: (payload): more than 16777216 bytes, at byte 16777216"},
		"nothing to find":     {`{"event_type": "paid", "n": 3}`, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, totals := check(t, judge, false, test.document)
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if want := (payload.Totals{Payloads: 1, Invalid: min(1, len(test.want))}); totals != want {
				t.Errorf("totals %+v, want %+v", totals, want)
			}
		})
	}
}

func TestFindingsAboutAJoinedTypeNameItsFirstPlace(t *testing.T) {
	judge := newJudgeOf(t, map[string]catalog.TopicOptions{"versions": {Discriminator: []string{"/type", "/version"}}}, "versions/a.json", version)
	for document, want := range map[string]string{
		`{"version": "3", "type": "a"}`: `<stdin>:1:26: versions: unknown event type "a.3" at /type and /version (known: a.1, a.2)`,
		`{"type": "a", "version": 1}`:   `<stdin>:1:26: versions: no event type at /version (known: a.1, a.2)`,
	} {
		if got, _ := check(t, judge, false, document); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestFindingsAreNotWithoutEnd(t *testing.T) {
	judge := newJudge(t, "orders/paid.json", schemaOf("paid"))
	got, _ := check(t, judge, false, `{"event_type": "paid", "items": [`+strings.Repeat(`{"a/b": 1}, `, 20)+`1]}`)
	lines := strings.Split(got, "\n")
	if last := lines[len(lines)-1]; len(lines) != 17 || last != "<stdin>:1:1: and 4 more" {
		t.Errorf("%d lines, the last %q; want 16 and how many more there are", len(lines), last)
	}
}

func TestJSONLines(t *testing.T) {
	judge := newJudge(t, "orders/paid.json", schemaOf("paid"))
	long := `{"event_type": "paid", "m": "` + strings.Repeat("x", 200_000) + `", "n": 0}`
	input := strings.Join([]string{
		`{"event_type": "paid"}`, ``, ` {"event_type": "paid", "n": 0}` + "\r", " \t", `{`, long,
		`"` + strings.Repeat("x", wire.MaxSize) + `"`, `{"event_type": "paid"}`,
	}, "\n")
	got, totals := check(t, judge, true, input)
	want := `<stdin>:3:30: /n: minimum: must be >= 1 but found 0
<stdin>:5:2: (payload): not JSON, at byte 1
<stdin>:6:200038: /n: minimum: must be >= 1 but found 0
<stdin>:7:16777217: (payload): more than 16777216 bytes, at byte 16777216`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if want := (payload.Totals{Payloads: 6, Invalid: 4}); totals != want {
		t.Errorf("totals %+v, want %+v", totals, want)
	}
}

func TestFilesThatCannotBeReadAreAllNamed(t *testing.T) {
	folder := t.TempDir()
	good := filepath.Join(folder, "good.json")
	must(t, os.WriteFile(good, []byte(`{"event_type": "paid", "n": 0}`), 0o600))
	var found diagnostic.List
	checker := payload.Checker{
		Judge: newJudge(t, "orders/paid.json", schemaOf("paid")), Stdin: iotest.ErrReader(fs.ErrClosed),
		Report: func(d diagnostic.Diagnostic) { found = append(found, d) },
	}
	missing := filepath.Join(folder, "missing.json")
	totals, err := checker.Check(missing, folder, payload.Stdin, good)
	if !errors.Is(err, fs.ErrNotExist) || !errors.Is(err, fs.ErrClosed) {
		t.Errorf("%v does not match its causes", err)
	}
	want := missing + ": cannot read the payloads: no such file or directory\n" +
		folder + ": cannot read the payloads: is a directory\n" +
		"<stdin>: cannot read the payloads: file already closed"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if totals.Payloads != 1 || totals.Invalid != 1 || len(found) != 1 {
		t.Errorf("totals %+v, findings %q; want those of the file that can be read", totals, found)
	}
}
