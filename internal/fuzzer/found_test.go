package fuzzer_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/eventc/eventc/internal/randomschema"
)

// TestFound holds what random schemas have found, made small: the schema of each file in
// testdata/found, its documents and random ones.
func TestFound(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the code of schemas")
	}
	names, err := filepath.Glob("testdata/found/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no files: %v", err)
	}
	r, documents := &round{schemas: map[string]randomschema.Schema{}}, map[string][]string{}
	files := fstest.MapFS{}
	for _, file := range names {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		schema, lines := readFound(t, file)
		r.schemas[name] = randomschema.Schema{Name: name, Text: schema}
		documents[name] = lines
		files["found_"+name+"/"+name+".json"] = &fstest.MapFile{Data: schema}
	}
	r.build(t, files)
	payloads, err := json.Marshal(documents)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.module.Write("payloads.json", payloads); err != nil {
		t.Fatal(err)
	}
	r.report(t, r.run(t, "-documents=500", "-payloads="+filepath.Join(r.module.Root, "payloads.json")))
}

// readFound returns the schema and the documents of a file.
func readFound(t *testing.T, file string) (schema []byte, documents []string) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		switch f.Name {
		case "schema.json":
			schema = f.Data
		case "documents":
			documents = strings.Split(string(bytes.TrimSpace(f.Data)), "\n")
		}
	}
	if schema == nil || documents == nil {
		t.Fatalf("%s has no schema or no documents", file)
	}
	return schema, documents
}
