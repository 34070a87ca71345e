package catalog

import (
	"bytes"
	"cmp"
	"net/url"
	"slices"
)

// file is a JSON file of the schemas folder.
type file struct {
	path  string   // below the schemas folder, with slashes: "feed_events/liked.json"
	name  string   // as shown: with the prefix
	url   string   // the one URL that the file has for jsonschema/v5
	topic string   // whose event it is; "" for shared parts
	bases []string // the folders that its references may be relative to, besides its own
	part  bool     // it is no event
	// allowsMisspelt says that a topic that it belongs to does.
	allowsMisspelt bool
	// goName is the name that the options give to what the file describes; "" is none.
	goName  string
	options eventOptions
	text    []byte
	lines   []int // where each line begins

	root       *Value  // nil: the file is no JSON
	schema     *Schema // what stands at the root; nil: nothing that is a schema
	draft      Draft
	metaschema *file           // that $schema names, where it names no draft
	schemas    []*Schema       // all that are known
	resolved   int             // how many of them have their references resolved
	pinned     map[*Value]bool // what encloses a schema that stands where no keyword puts one
	refers     []*file         // the other files that its references lead to, each once
	checked    bool            // it is an event or part of one, so all of it must be right
	compiled   []byte          // the text of its document, once asked for
	misnamed   []Diagnostic    // what is wrong with its identifiers and anchors
	broken     bool            // it has a finding, so v5 need not be asked
}

func newFile(path, prefix string) *file {
	return &file{path: path, name: prefix + path, url: canonicalURL(path), pinned: map[*Value]bool{}}
}

// canonicalURL returns the URL of a file by its path below the schemas folder.
func canonicalURL(path string) string {
	return (&url.URL{Scheme: "eventc", Path: "/" + path}).String()
}

func (f *file) setText(text []byte) {
	f.text = text
	f.lines = make([]int, 1, 1+bytes.Count(text, []byte{'\n'}))
	for i, c := range text {
		if c == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
}

// position returns the line and column of a byte of the text, or of its end.
func (f *file) position(offset int) Position {
	line, exact := slices.BinarySearch(f.lines, offset)
	if exact {
		line++
	}
	return Position{File: f.name, Line: line, Col: offset - f.lines[line-1] + 1}
}

// refersTo notes that a reference leads to the other file, which must be right then.
func (f *file) refersTo(other *file) {
	other.checked = true
	if other != f && !slices.Contains(f.refers, other) {
		f.refers = append(f.refers, other)
	}
}

// reach returns the file and all files that its references lead to, also by way of others, sorted
// by path.
func (f *file) reach() []*file {
	reached := []*file{f}
	for i := 0; i < len(reached); i++ {
		for _, next := range reached[i].refers {
			if !slices.Contains(reached, next) {
				reached = append(reached, next)
			}
		}
	}
	slices.SortFunc(reached, func(a, b *file) int { return cmp.Compare(a.path, b.path) })
	return reached
}
