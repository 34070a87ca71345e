package catalog

import (
	"strings"
	"testing"
)

// TestGlobsTakeFiles is inside the package, since outside a file that no glob takes is an error.
func TestGlobsTakeFiles(t *testing.T) {
	files := []string{
		"a.json", "_a.json", "hub/ping.json", "hub/push.v2.json", "hub/_own/event.json", "hub/issue/opened.json",
		"hub/issue/closed.json", "hub/issue/deep/moved.json", "hub/issue/deep/_moved.json",
	}
	for pattern, want := range map[string]string{
		"a.json":                   "a.json",
		"*.json":                   "a.json",
		"_*.json":                  "_a.json",
		"hub/*.json":               "hub/ping.json hub/push.v2.json",
		"hub/p*sh.*":               "hub/push.v2.json",
		"hub/p?ng.json":            "hub/ping.json",
		"h[t-u]b/p[^i]*":           "hub/push.v2.json",
		"*/*.json":                 "hub/ping.json hub/push.v2.json",
		"hub/*/*.json":             "hub/issue/opened.json hub/issue/closed.json",
		"hub/_own/*":               "hub/_own/event.json",
		"hub/_own/**":              "hub/_own/event.json",
		"hub/**/event.json":        "",
		"hub/**/_own/*.json":       "hub/_own/event.json",
		"hub/issue/**":             "hub/issue/opened.json hub/issue/closed.json hub/issue/deep/moved.json",
		"**/issue/**/m*.json":      "hub/issue/deep/moved.json",
		"**/_moved.json":           "hub/issue/deep/_moved.json",
		"**/**/o*.json":            "hub/issue/opened.json",
		"**":                       "a.json hub/ping.json hub/push.v2.json hub/issue/opened.json hub/issue/closed.json hub/issue/deep/moved.json",
		"hub":                      "",
		"hub/*":                    "hub/ping.json hub/push.v2.json",
		"hub/ping.json/**":         "",
		`hub/\ping.json`:           "hub/ping.json",
		"Hub/ping.json":            "",
		"hub/issue/deep/**/*.json": "hub/issue/deep/moved.json",
	} {
		g, err := parseGlob(pattern)
		if err != nil {
			t.Error(err)
			continue
		}
		var taken []string
		for _, name := range files {
			if g.matches(name) {
				taken = append(taken, name)
			}
		}
		if got := strings.Join(taken, " "); got != want || g.matched != (want != "") {
			t.Errorf("%s takes %q, want %q", pattern, got, want)
		}
	}
}
