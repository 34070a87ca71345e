package suite_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

// remoteAddress is where the suite expects its remote schemas to be served.
const remoteAddress = "http://localhost:1234/"

// readRemotes returns the remote schemas that the suite has for a draft, and those for every draft,
// by their path.
func readRemotes(t *testing.T, d draft) map[string][]byte {
	t.Helper()
	remotes := map[string][]byte{}
	root := os.DirFS(path.Join(corpus, "remotes"))
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || isOfOtherDraft(name, d) {
			return err
		}
		remotes[name], err = fs.ReadFile(root, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return remotes
}

func isOfOtherDraft(name string, d draft) bool {
	top, _, _ := strings.Cut(name, "/")
	return top != d.folder && (strings.HasPrefix(top, "draft") || top == "v1")
}

// partsOf makes remote schemas shared parts of a schemas folder, which have as their $id the address
// where the suite expects them. One that has another $id is reached from there by a reference.
func partsOf(t *testing.T, remotes map[string][]byte) fstest.MapFS {
	t.Helper()
	parts := fstest.MapFS{}
	for name, text := range remotes {
		address := remoteAddress + name
		switch id := rootID(t, text); id {
		case address:
		case "":
			text = bytes.Replace(text, []byte("{"), []byte(`{"$id": "`+address+`",`), 1)
		default:
			stub := `{"$id": "` + address + `", "$ref": "` + id + `"}`
			parts["_remotes/"+name+".stub.json"] = &fstest.MapFile{Data: []byte(stub)}
		}
		parts["_remotes/"+name] = &fstest.MapFile{Data: text}
	}
	return parts
}

func rootID(t *testing.T, schema []byte) string {
	t.Helper()
	var root struct {
		ID string `json:"$id"`
	}
	if err := json.Unmarshal(schema, &root); err != nil {
		t.Fatal(err)
	}
	return root.ID
}
