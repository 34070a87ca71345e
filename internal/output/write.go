package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// Write makes the folder hold the files, whose keys are as for [Compare], and returns what it
// changed, sorted by path, also beside an error. Files that are as they should be are not touched;
// generated files that are generated no longer are removed, and so are the folders that this leaves
// empty.
//
// First everything is written beside its place, then renamed into it: on an error of the first
// step, such as a full disk or a folder that cannot be written, nothing has changed. The error is
// that of Compare, or says what cannot be written and matches the cause.
func Write(folder string, files map[string][]byte) ([]Difference, error) {
	differences, err := Compare(folder, files)
	if err != nil {
		return nil, err
	}
	if err := removeLeftovers(folder); err != nil {
		return nil, err
	}
	staged, err := stageAll(folder, differences)
	if err != nil {
		return nil, err
	}
	changed, err := commitAll(staged)
	if err == nil {
		var removed []Difference
		removed, err = removeStale(folder, differences)
		changed = append(changed, removed...)
	}
	sortByPath(changed)
	return changed, err
}

// stageAll stages what is wanted, in as many parts at once as there are processors: making a file takes
// longer than what is written to it.
func stageAll(folder string, differences []Difference) ([]stagedFile, error) {
	wanted := slices.DeleteFunc(slices.Clone(differences), func(d Difference) bool { return d.Kind == Stale })
	parts := slices.Collect(slices.Chunk(wanted, len(wanted)/runtime.GOMAXPROCS(0)+1))
	staged, errs := make([][]stagedFile, len(parts)), make([]error, len(parts))
	var group sync.WaitGroup
	for i, part := range parts {
		group.Go(func() { staged[i], errs[i] = stagePart(folder, part) })
	}
	group.Wait()
	all := slices.Concat(staged...)
	if failed := slices.IndexFunc(errs, func(err error) bool { return err != nil }); failed >= 0 {
		return nil, errors.Join(errs[failed], discard(all))
	}
	return all, nil
}

// stagePart returns what it staged, also beside an error.
func stagePart(folder string, part []Difference) ([]stagedFile, error) {
	var staged []stagedFile
	for _, d := range part {
		next, err := stage(folder, d)
		if err != nil {
			return staged, err
		}
		staged = append(staged, next)
	}
	return staged, nil
}

func commitAll(staged []stagedFile) ([]Difference, error) {
	var changed []Difference
	for i, s := range staged {
		if err := s.commit(); err != nil {
			return changed, errors.Join(err, discard(staged[i:]))
		}
		changed = append(changed, s.difference)
	}
	return changed, nil
}

func discard(staged []stagedFile) error {
	var problems []error
	for _, s := range staged {
		problems = append(problems, s.discard())
	}
	return errors.Join(problems...)
}

// removeStale removes the files that are generated no longer, and their folders if they are empty
// then. It returns those that it removed.
func removeStale(folder string, differences []Difference) ([]Difference, error) {
	var removed []Difference
	var problems []error
	for _, d := range differences {
		if d.Kind != Stale {
			continue
		}
		name := join(folder, d.Path)
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			problems = append(problems, cannot("remove the file", name, err))
			continue
		}
		removed = append(removed, d)
		problems = append(problems, removeIfEmpty(join(folder, path.Dir(d.Path))))
	}
	return removed, errors.Join(problems...)
}

func removeIfEmpty(folder string) error {
	entries, err := readFolder(folder)
	if err != nil || len(entries) > 0 {
		return err
	}
	if err := os.Remove(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return cannot("remove the empty folder", filepath.Clean(folder), err)
	}
	return nil
}
