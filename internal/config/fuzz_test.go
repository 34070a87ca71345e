package config_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
	"github.com/eventc/eventc/internal/config"
)

// FuzzParse parses any text: Parse must not panic, and name places that exist.
func FuzzParse(f *testing.F) {
	f.Add("schemas: a\nout: b\ntopics:\n  t: {key: /a, package: func}\n")
	f.Add("- a\n- {b: [c]}\n---\n")
	f.Add("a: &a {b: *a}\n<<: *a\n")
	f.Add("? {a: b}\n: !!binary x\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, err := config.Parse("eventc.yaml", []byte(text))
		if err == nil {
			return
		}
		var found diagnostic.List
		if !errors.As(err, &found) {
			t.Fatalf("Parse returned %v, want diagnostics", err)
		}
		lines := strings.Count(text, "\n") + strings.Count(text, "\r") + strings.Count(text, "\u0085") +
			strings.Count(text, "\u2028") + strings.Count(text, "\u2029")
		for _, d := range found {
			if d.File != "eventc.yaml" || d.Line > lines+2 || d.Line < 0 || d.Col < 0 || strings.Contains(d.Message, "\n") {
				t.Errorf("%q: no such place, or more than a line: %q", text, d)
			}
		}
	})
}
