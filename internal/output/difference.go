package output

import (
	"bytes"
	"io"
	"path"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
)

// Kind says how a file differs from what is generated.
type Kind string

// The kinds of a [Difference].
const (
	// Missing is a file that is generated and not there.
	Missing Kind = "missing"
	// Changed is a file whose bytes are not those that are generated.
	Changed Kind = "changed"
	// Stale is a generated file that is generated no longer.
	Stale Kind = "stale"
)

// Difference is one file of a folder that is not as it should be.
type Difference struct {
	// Path is the slash-separated path below the folder, e.g. "feedevents/liked_event.go".
	Path string
	// Kind says how the file differs.
	Kind Kind
	// Have is what is on the disk, for Changed only.
	Have []byte
	// Want is what is generated; nil for Stale. It is the caller's slice.
	Want []byte
}

// WriteDiff writes the differences for people to read: a line for a file that is missing or stale,
// a unified diff from the disk to what is generated for one that has changed. The folder is
// written before each path.
func WriteDiff(w io.Writer, folder string, differences []Difference) error {
	var text bytes.Buffer
	for _, d := range differences {
		name := path.Join(filepath.ToSlash(folder), d.Path)
		switch d.Kind {
		case Missing:
			text.WriteString("missing: " + name + "\n")
		case Stale:
			text.WriteString("no longer generated: " + name + "\n")
		case Changed:
			text.Write(diff.Diff("a/"+name, d.Have, "b/"+name, d.Want))
		}
	}
	_, err := w.Write(text.Bytes())
	return err
}
