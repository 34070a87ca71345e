package payload_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/catalog/diagnostic"
	"github.com/eventc/eventc/internal/payload"
)

// schemaOf returns a schema with a type at /event_type, an integer n and items of strings.
func schemaOf(eventType string) string {
	return `{
		"properties": {
			"event_type": {"const": "` + eventType + `"},
			"n": {"type": "integer", "minimum": 1},
			"items": {"items": {"properties": {"a/b": {"type": "string"}}}}
		},
		"required": ["event_type"]
	}`
}

// newJudge makes a judge from the paths and texts of schemas.
func newJudge(t *testing.T, pathsAndTexts ...string) *payload.Judge {
	t.Helper()
	return newJudgeOf(t, nil, pathsAndTexts...)
}

// newJudgeOf makes a judge of topics with options.
func newJudgeOf(t *testing.T, topics map[string]catalog.TopicOptions, pathsAndTexts ...string) *payload.Judge {
	t.Helper()
	files := fstest.MapFS{}
	for i := 0; i < len(pathsAndTexts); i += 2 {
		files[pathsAndTexts[i]] = &fstest.MapFile{Data: []byte(pathsAndTexts[i+1])}
	}
	loaded, err := catalog.Load(files, catalog.Options{Topics: topics})
	must(t, err)
	return payload.NewJudge(loaded)
}

// check checks the standard input, and returns the findings, one a line.
func check(t *testing.T, judge *payload.Judge, lines bool, input string) (string, payload.Totals) {
	t.Helper()
	var found diagnostic.List
	checker := payload.Checker{
		Judge: judge, Lines: lines, Stdin: strings.NewReader(input),
		Report: func(d diagnostic.Diagnostic) { found = append(found, d) },
	}
	totals, err := checker.Check(payload.Stdin)
	must(t, err)
	return found.Error(), totals
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
