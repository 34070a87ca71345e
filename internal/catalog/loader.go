package catalog

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// loader is the state of one [Load]: each step reads what the steps before it found.
type loader struct {
	fsys     fs.FS
	opts     Options
	layout   *layout
	dialect  Draft
	files    []*file // sorted by path
	byURL    map[string]*file
	named    map[string][]*Schema // by $id, absolute; a file's root also by the file's URL, in byURL
	findings diagnostic.List
}

func newLoader(fsys fs.FS, opts Options) (*loader, error) {
	l := &loader{fsys: fsys, opts: opts, byURL: map[string]*file{}, named: map[string][]*Schema{}}
	var err error
	if l.dialect, err = parseDialect(cmp.Or(opts.Dialect, DefaultDialect)); err != nil {
		l.reportFolder("", "%v", err)
	}
	l.layout = l.newLayout()
	return l, l.findings.Err()
}

// report adds a finding about a place in a file.
func (l *loader) report(f *file, at Position, format string, args ...any) {
	f.broken = true
	l.findings = append(l.findings, at.Errorf(format, args...))
}

// reportFolder adds a finding about a folder or file as a whole, by its path below the schemas
// folder; the folder itself is "".
func (l *loader) reportFolder(name, format string, args ...any) {
	shown := l.opts.Prefix + name
	if name == "" {
		shown = strings.TrimSuffix(l.opts.Prefix, "/")
	}
	if shown == "" {
		shown = "."
	}
	l.findings = append(l.findings, Position{File: shown}.Errorf(format, args...))
}

// findFiles lists the JSON files that are events or parts of events.
func (l *loader) findFiles() {
	err := fs.WalkDir(l.fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return l.unreadable(name, err)
		case name == ".":
			return nil
		case isIgnored(entry):
			return skip(entry)
		case !entry.IsDir() && path.Ext(name) == ".json":
			l.addFile(name)
		}
		return nil
	})
	if err != nil {
		l.reportFolder("", "cannot read the folder: %v", err)
	}
	l.checkLayout()
	l.checkNames()
}

// unreadable reports a folder that cannot be listed and goes on beside it.
func (l *loader) unreadable(name string, err error) error {
	if name == "." {
		name = ""
	}
	l.reportFolder(name, "cannot read the folder: %v", cause(err))
	return fs.SkipDir
}

// cause is a file error without the path, which the finding already has.
func cause(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

func isIgnored(entry fs.DirEntry) bool {
	return strings.HasPrefix(entry.Name(), ".") || entry.IsDir() && entry.Name() == "examples"
}

func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func (l *loader) addFile(name string) {
	f := newFile(name, l.opts.Prefix)
	f.goName = l.opts.Names[name]
	l.place(f)
	l.files = append(l.files, f)
}

// readFiles reads each file as JSON.
func (l *loader) readFiles() {
	for _, f := range l.files {
		text, err := fs.ReadFile(l.fsys, f.path)
		if err != nil {
			l.reportFolder(f.path, "cannot read the file: %v", cause(err))
			f.broken = true
		}
		f.setText(text)
		if err == nil {
			l.readFile(f)
		}
	}
}

func (l *loader) readFile(f *file) {
	root, failures := readValue(f)
	for _, failure := range failures {
		l.report(f, f.position(failure.offset), "%s", failure.message)
	}
	f.root = root
}
