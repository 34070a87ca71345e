package corpora_test

import (
	"bytes"
	"go/parser"
	"go/token"
	"maps"
	"strings"
	"testing"
)

// TestTwoRunsGiveTheSameBytes loads and generates all of it a second time.
func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	if raceDetector {
		t.Skip("takes too long under the race detector")
	}
	s := prepare(t)
	for i, again := range loadAll(t) {
		if !maps.EqualFunc(s.corpora[i].files, generate(t, again.pkg), bytes.Equal) {
			t.Errorf("%s: two runs of the generator differ", again.name)
		}
	}
}

// TestDescriptionsStayComments looks for what the texts of schemas could become in Go other than the
// line of a comment.
func TestDescriptionsStayComments(t *testing.T) {
	for _, c := range prepare(t).corpora {
		for name, source := range c.files {
			file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			for _, group := range file.Comments {
				for _, comment := range group.List {
					if !strings.HasPrefix(comment.Text, "// ") && comment.Text != "//" {
						t.Errorf("%s: a text became %q", name, comment.Text)
					}
				}
			}
		}
	}
}
