package github

import (
	"strings"
	"testing"
)

func TestEdits(t *testing.T) {
	const payload = `{"a":{"b":[{"c":12345678901234567890}]},"d":1}`
	tests := []struct {
		name string
		edit edit
		want string
	}{
		{"a value", edit{"", "d", `"x"`}, `{"a":{"b":[{"c":12345678901234567890}]},"d":"x"}`},
		{"a value in a list", edit{"", "a/b/0/c", `null`}, `{"a":{"b":[{"c":null}]},"d":1}`},
		{"a new member", edit{"", "a/e", `[]`}, `{"a":{"b":[{"c":12345678901234567890}],"e":[]},"d":1}`},
		{"no member", edit{"", "a", ``}, `{"d":1}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.edit.apply([]byte(payload))
			if err != nil || string(got) != test.want {
				t.Errorf("payload is %s (%v), want %s", got, err, test.want)
			}
		})
	}
}

func TestEditsOfWhatIsNotThere(t *testing.T) {
	for _, path := range []string{"d/x", "a/b/1/c", "a/b/x/c", "x/y"} {
		edits := []edit{{"nothing", path, `1`}}
		_, err := applyAll(edits, []byte(`{"a":{"b":[{"c":1}]},"d":1}`))
		if err == nil || !strings.HasPrefix(err.Error(), "nothing: the payload has no object around ") {
			t.Errorf("%s: err = %v", path, err)
		}
	}
}

func TestABinaryWithoutTheGeneratedCodeSaysSo(t *testing.T) {
	if Built {
		t.Fatal("this test is for a binary without the build tag corpora")
	}
	if _, err := generatedIssueComment(nil); err == nil {
		t.Error("no error")
	}
}

func TestAFolderWithoutCorporaHasNone(t *testing.T) {
	if _, found := In(t.TempDir()); found {
		t.Error("an empty folder has a corpus")
	}
}
