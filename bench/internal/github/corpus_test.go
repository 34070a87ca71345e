package github

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/eventc/eventc/bench/internal/contender"
)

// newCorpus returns the corpus beside the repository, or skips the test where there is none.
func newCorpus(t *testing.T) Corpus {
	t.Helper()
	const corpora = "../../../../shared/corpora"
	c, found := In(corpora)
	if !found {
		if os.Getenv("EVENTC_REQUIRE_CORPORA") != "" {
			t.Fatal("EVENTC_REQUIRE_CORPORA is set, and there are no corpora at " + corpora)
		}
		t.Skip("skipped: there are no corpora at " + corpora)
	}
	return c
}

func TestTheSchemasAcceptTheExamplesAndRefuseTheEdits(t *testing.T) {
	c := newCorpus(t)
	schemas, err := c.compile()
	if err != nil {
		t.Fatal(err)
	}
	for name, edits := range map[string][]edit{IssueComment: issueCommentEdits(), ReviewThread: reviewThreadEdits()} {
		payload, err := c.payload(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.ContainsAny(payload, "\n") {
			t.Errorf("%s: the payload has more than a line", name)
		}
		refused, err := applyAll(edits, payload)
		if err != nil {
			t.Fatal(err)
		}
		naive := contender.NewNaive[map[string]any](schemas[name].Compiled()).Receiver()
		if _, err := naive.Decode(payload); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, p := range refused {
			if _, err := naive.Decode([]byte(p.Text)); err == nil {
				t.Errorf("%s: the schema accepts %s", name, p.Name)
			}
		}
	}
}

func TestPlainStructsHoldTheExamples(t *testing.T) {
	c := newCorpus(t)
	for name, value := range map[string]any{IssueComment: new(issueCommentCreated), ReviewThread: new(reviewThreadResolved)} {
		payload, err := c.payload(name)
		if err != nil {
			t.Fatal(err)
		}
		decoder := json.NewDecoder(bytes.NewReader(payload))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheProjectIsWhatTheCatalogReads(t *testing.T) {
	dir := t.TempDir()
	if err := newCorpus(t).writeProject(dir); err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile(filepath.Join(dir, "eventc.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	const want = `topics:
  github:
    package: webhooks
    discriminator: ["header:x-github-event", "/action"]
    events: ["issue_comment/created.schema.json", "pull_request_review_thread/resolved.schema.json"]
    shared: ["common/**"]
`
	if string(config) != want {
		t.Errorf("configuration is:\n%s\nwant:\n%s", config, want)
	}
	for _, name := range []string{IssueComment + ".schema.json", ReviewThread + ".schema.json", "common/user.schema.json"} {
		if _, err := os.Stat(filepath.Join(dir, "schemas", name)); err != nil {
			t.Error(err)
		}
	}
}
