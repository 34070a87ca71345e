package catalog

import (
	"maps"
	"regexp"
	"slices"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// goNameForm is what a Go name that is asked for looks like.
var goNameForm = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`)

// checkNames reports names of the options for files that there are not, and names that are none.
func (l *loader) checkNames() {
	paths := make([]string, len(l.files))
	for i, f := range l.files {
		paths[i] = f.path
	}
	for _, path := range slices.Sorted(maps.Keys(l.opts.Names)) {
		if !slices.Contains(paths, path) {
			l.reportFolder("", "the configuration names %q, and there is no such file%s", path, diagnostic.DidYouMean(path, paths))
		}
		if name := l.opts.Names[path]; !goNameForm.MatchString(name) {
			l.reportFolder(path, "its name in the configuration, %q, must be a capital letter, followed by letters and digits", name)
		}
	}
}

// GoName returns the Go name that the schema has by x-go-name, or its file by [Options.Names].
func (s *Schema) GoName() (string, bool) {
	if value, ok := s.Lookup("x-go-name"); ok {
		return value.Text()
	}
	return s.file.goName, s.pointer == "" && s.file.goName != ""
}
