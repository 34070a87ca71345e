package output

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Compare returns how the files of a folder differ from those that are generated, sorted by path.
// The keys of files are slash-separated paths below the folder, "<package>/<file>". A folder that
// does not exist has no files.
//
// Only Go files in the folders directly below are looked at, since that is where generated files
// are: what lies deeper, such as the packages of other modules in a vendor folder, is not ours.
//
// The error says what cannot be read and matches the cause (fs.ErrPermission, …). Where files that
// do not bear our header stand in the way it is made of one [*ForeignFileError] for each.
func Compare(folder string, files map[string][]byte) ([]Difference, error) {
	if err := checkFolders(folder, files); err != nil {
		return nil, err
	}
	var differences []Difference
	var problems []error
	for _, name := range slices.Sorted(maps.Keys(files)) {
		difference, err := compareFile(folder, name, files[name])
		problems = append(problems, err)
		if difference.Kind != "" {
			differences = append(differences, difference)
		}
	}
	stale, err := findStale(folder, files)
	differences = append(differences, stale...)
	if err := errors.Join(append(problems, err)...); err != nil {
		return nil, err
	}
	sortByPath(differences)
	return differences, nil
}

func sortByPath(differences []Difference) {
	slices.SortFunc(differences, func(a, b Difference) int { return strings.Compare(a.Path, b.Path) })
}

// checkFolders tells a folder that is a file at once, not once a file that would be in it.
func checkFolders(folder string, files map[string][]byte) error {
	if err := checkFolder(folder); err != nil {
		return err
	}
	packages := map[string]bool{}
	for name := range files {
		packages[path.Dir(name)] = true
	}
	var problems []error
	for _, name := range slices.Sorted(maps.Keys(packages)) {
		problems = append(problems, checkFolder(join(folder, name)))
	}
	return errors.Join(problems...)
}

func checkFolder(folder string) error {
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return cannot("write to the folder", folder, err)
	case !info.IsDir():
		return cannot("write to the folder", folder, errNoFolder)
	}
	return nil
}

// compareFile returns a difference without a kind where there is none.
func compareFile(folder, name string, want []byte) (Difference, error) {
	place := join(folder, name)
	have, err := os.ReadFile(place)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Difference{Path: name, Kind: Missing, Want: want}, nil
	case err != nil:
		return Difference{}, cannot("read the file", place, err)
	case bytes.Equal(have, want):
		return Difference{}, nil
	}
	// An empty file is what a crash of the machine can leave, and has nothing to lose.
	if len(have) > 0 && !bearsHeader(have) {
		return Difference{}, &ForeignFileError{File: place}
	}
	return Difference{Path: name, Kind: Changed, Have: have, Want: want}, nil
}

// findStale returns the generated files in the folder that are not among files.
func findStale(folder string, files map[string][]byte) ([]Difference, error) {
	var stale []Difference
	err := eachFile(folder, "*.go", func(name string) error {
		if _, wanted := files[name]; wanted || isSpelledOtherwise(folder, name, files) {
			return nil
		}
		place := join(folder, name)
		text, err := os.ReadFile(place)
		if err != nil {
			return cannot("read the file", place, err)
		}
		if bearsHeader(text) {
			stale = append(stale, Difference{Path: name, Kind: Stale})
		}
		return nil
	})
	return stale, err
}

// isSpelledOtherwise reports whether the file is one of files by another spelling of its name,
// which a file system that ignores case allows: removing it would remove what is wanted.
func isSpelledOtherwise(folder, name string, files map[string][]byte) bool {
	for wanted := range files {
		if strings.EqualFold(wanted, name) && isSameFile(join(folder, wanted), join(folder, name)) {
			return true
		}
	}
	return false
}

func isSameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// eachFile calls do for every regular file whose name matches the pattern, in the folders directly
// below the folder, with its slash-separated path.
func eachFile(folder, pattern string, do func(name string) error) error {
	packages, err := readFolder(folder)
	if err != nil {
		return err
	}
	for _, p := range packages {
		if !p.IsDir() {
			continue
		}
		entries, err := readFolder(filepath.Join(folder, p.Name()))
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if matches, _ := path.Match(pattern, entry.Name()); !matches || !entry.Type().IsRegular() {
				continue
			}
			if err := do(p.Name() + "/" + entry.Name()); err != nil {
				return err
			}
		}
	}
	return nil
}

// readFolder lists a folder; one that does not exist is empty.
func readFolder(folder string) ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, cannot("read the folder", folder, err)
	}
	return entries, nil
}

func join(folder, name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }
