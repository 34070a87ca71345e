package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAConstBecomesAnEnumOfOne(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.json"), filepath.Join(dir, "to.json")
	schema := `{"required": ["a"], "properties": {"a": {"const": "liked", "description": "const"}, "b": {"type": "string"}}}`
	if err := os.WriteFile(from, []byte(schema), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := rewrite(from, to); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"required": ["a"], "properties": {"a": {"type": "string", "enum": ["liked"], "description": "const"}, "b": {"type": "string"}}}`
	if string(got) != want {
		t.Errorf("schema is %s, want %s", got, want)
	}
}

func TestWhatItIsNotGivenIsAnError(t *testing.T) {
	for _, arguments := range [][]string{nil, {"schema.json"}, {"testdata/none.json", "none"}} {
		if err := run(arguments); err == nil {
			t.Errorf("%q: no error", arguments)
		}
	}
}
