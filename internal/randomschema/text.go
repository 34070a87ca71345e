package randomschema

import (
	"encoding/json"
	"slices"
	"strings"
)

// keywords are the members of a schema as JSON texts, in order.
type keywords []string

func keyword(name, value string) string { return quote(name) + ":" + value }

// add adds a keyword that is not there yet.
func (k *keywords) add(name, value string) {
	begin := keyword(name, "")
	if !slices.ContainsFunc(*k, func(text string) bool { return strings.HasPrefix(text, begin) }) {
		*k = append(*k, begin+value)
	}
}

func (k keywords) text() string { return "{" + strings.Join(k, ",") + "}" }

// quote returns the text as a JSON string.
func quote(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func quotes(texts []string) []string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = quote(text)
	}
	return quoted
}

func list(values ...string) string { return "[" + strings.Join(values, ",") + "]" }
