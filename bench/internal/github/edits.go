package github

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/eventc/eventc/bench/internal/contender"
)

// edit makes a payload one that the schema refuses, by one value.
type edit struct {
	name string
	// path is where the value is: names of members and indexes of elements, by "/".
	path string
	// value is the JSON that comes there; where it is empty, the member is removed.
	value string
}

// rejectedEdits is how many of an event's edits, from the first on, are such as come in a day's
// traffic.
const rejectedEdits = 4

func issueCommentEdits() []edit {
	return append([]edit{
		{"a state that is none", "issue/state", `"opened"`},
		{"a text for a number", "comment/id", `"7"`},
		{"a broken address deep inside", "repository/owner/html_url", `"http://a/%zz"`},
		{"no sender", "sender", ``},
		{"another constant", "action", `"edited"`},
		{"no labels", "issue/labels", ``},
		{"no number in a label", "issue/labels/0/id", `null`},
		{"an issue without a body", "issue/body", ``},
		{"a day that is none", "comment/created_at", `"2019-02-30T15:20:21Z"`},
		{"an association that is none", "comment/author_association", `"FRIEND"`},
		{"a truth for a user", "comment/user", `true`},
	}, commonEdits()...)
}

func reviewThreadEdits() []edit {
	return append([]edit{
		{"a state that is none", "pull_request/state", `"opened"`},
		{"a text for a number", "thread/comments/0/id", `"7"`},
		{"a broken address deep inside", "pull_request/head/repo/owner/html_url", `"http://a/%zz"`},
		{"no sender", "sender", ``},
		{"another constant", "action", `"unresolved"`},
		{"no head", "pull_request/head", ``},
		{"a user that is none", "pull_request/base/user", `[]`},
		{"a link without an address", "pull_request/_links/self/href", ``},
		{"a day that is none", "pull_request/created_at", `"2019-02-30T15:20:21Z"`},
		{"comments that are no list", "thread/comments", `{}`},
	}, commonEdits()...)
}

func commonEdits() []edit {
	return []edit{
		{"an unknown member of a closed object", "zen", `"Keep it logically awesome."`},
		{"a half for a number", "repository/size", `0.5`},
		{"a null for a text", "repository/name", `null`},
		{"an open brace in a template", "repository/keys_url", `"https://example.com/keys{/key_id"`},
		{"a visibility that is none", "repository/visibility", `"secret"`},
		{"a month for a date", "repository/updated_at", `"2019-05"`},
		{"no repository", "repository", ``},
	}
}

// applyAll returns the payloads that the edits make.
func applyAll(edits []edit, payload []byte) ([]contender.Payload, error) {
	var payloads []contender.Payload
	for _, e := range edits {
		text, err := e.apply(payload)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.name, err)
		}
		payloads = append(payloads, contender.Payload{Name: e.name, Text: string(text)})
	}
	return payloads, nil
}

func (e edit) apply(payload []byte) ([]byte, error) {
	decoder := json.NewDecoder(bytes.NewReader(payload))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		return nil, err
	}
	names := strings.Split(e.path, "/")
	last := len(names) - 1
	parent := tree
	for _, name := range names[:last] {
		parent = child(parent, name)
	}
	object, ok := parent.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("the payload has no object around %s", e.path)
	}
	delete(object, names[last])
	if e.value != "" {
		object[names[last]] = json.RawMessage(e.value)
	}
	return json.Marshal(tree)
}

func child(parent any, name string) any {
	switch parent := parent.(type) {
	case map[string]any:
		return parent[name]
	case []any:
		if i, err := strconv.Atoi(name); err == nil && i < len(parent) {
			return parent[i]
		}
	}
	return nil
}
