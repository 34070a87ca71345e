package project

import (
	"io/fs"
	"path"
	"sync"

	"github.com/eventc/eventc/internal/digest"
)

// snapshot is a folder as it was when its JSON files were read: what is edited, added or removed
// later is not seen.
type snapshot struct {
	fs.FS
	folders map[string][]fs.DirEntry
	texts   map[string][]byte
}

// takeSnapshot reads all JSON files, and returns the hash of their names and texts as well.
func takeSnapshot(folder fs.FS) (*snapshot, digest.Sum, error) {
	s := &snapshot{FS: folder, folders: map[string][]fs.DirEntry{}, texts: map[string][]byte{}}
	names, err := s.list(".", nil)
	if err != nil {
		return nil, digest.Sum{}, err
	}
	var mutex sync.Mutex
	sum, err := digest.Files(names, func(name string) ([]byte, error) {
		text, err := fs.ReadFile(folder, name)
		mutex.Lock()
		defer mutex.Unlock()
		s.texts[name] = text
		return text, err
	})
	return s, sum, err
}

// list adds the JSON files in the folder and below it to names.
func (s *snapshot) list(folder string, names []string) ([]string, error) {
	entries, err := fs.ReadDir(s.FS, folder)
	if err != nil {
		return nil, err
	}
	s.folders[folder] = entries
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		switch {
		case entry.IsDir():
			if names, err = s.list(name, names); err != nil {
				return nil, err
			}
		case path.Ext(name) == ".json":
			names = append(names, name)
		}
	}
	return names, nil
}

// ReadDir returns the entries of the folder as they were.
func (s *snapshot) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, ok := s.folders[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return entries, nil
}

// ReadFile returns the text of the file as it was.
func (s *snapshot) ReadFile(name string) ([]byte, error) {
	text, ok := s.texts[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return text, nil
}
