package catalog

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// glob is a pattern of paths below the schemas folder. "*", "?" and "[…]" stand for parts of a name
// as in [path.Match], "**" for any number of folders, or, at the end, for all files below.
//
// Names that begin with "_" are shared parts: a glob takes one only where it writes the "_" itself.
type glob struct {
	text     string
	elements []string
	matched  bool // a file was found
}

// anyFolders stands for any number of folders.
const anyFolders = "**"

func parseGlob(text string) (*glob, error) {
	g := &glob{text: text, elements: strings.Split(text, "/")}
	for _, element := range g.elements {
		if err := checkGlobElement(element); err != nil {
			return nil, fmt.Errorf("%q is no glob of files in the schemas folder: %w", text, err)
		}
	}
	return g, nil
}

func checkGlobElement(element string) error {
	switch {
	case element == "":
		return errors.New("a name in it is empty: write it relative to the schemas folder, as in \"orders/*.json\"")
	case element == "." || element == "..":
		return fmt.Errorf("%q cannot be part of it: write it relative to the schemas folder", element)
	case element != anyFolders && strings.Contains(element, anyFolders):
		return errors.New("\"**\" must stand alone between slashes, as in \"orders/**/*.json\"")
	}
	if _, err := path.Match(element, ""); err != nil {
		return fmt.Errorf("%q is not complete: a \"[\" needs its \"]\", and a \"\\\" something behind it", element)
	}
	return nil
}

// matches reports whether the glob takes the file, and notes that it did.
func (g *glob) matches(name string) bool {
	if !matchElements(g.elements, strings.Split(name, "/")) {
		return false
	}
	g.matched = true
	return true
}

func matchElements(pattern, names []string) bool {
	switch {
	case len(pattern) == 0 || len(names) == 0:
		return false
	case pattern[0] == anyFolders:
		return matchAnyFolders(pattern[1:], names)
	case !matchName(pattern[0], names[0]):
		return false
	case len(pattern) == 1:
		return len(names) == 1
	}
	return matchElements(pattern[1:], names[1:])
}

// matchAnyFolders matches what comes behind a "**": at the end, everything.
func matchAnyFolders(rest, names []string) bool {
	if len(rest) == 0 {
		return !slices.ContainsFunc(names, isPartName)
	}
	for i := range names {
		if matchElements(rest, names[i:]) {
			return true
		}
		if isPartName(names[i]) {
			return false
		}
	}
	return false
}

func matchName(pattern, name string) bool {
	if isPartName(name) && !isPartName(pattern) {
		return false
	}
	matched, err := path.Match(pattern, name)
	return matched && err == nil
}

// isPartName reports whether a file or folder of the name holds shared parts.
func isPartName(name string) bool { return strings.HasPrefix(name, "_") }

// folder returns the folders that the glob begins with as they are, without those of which it
// takes more than one.
func (g *glob) folder() []string {
	for i, element := range g.elements {
		if strings.ContainsAny(element, `*?[\`) || i == len(g.elements)-1 {
			return g.elements[:i]
		}
	}
	return nil
}

// commonFolder returns the folder that all of the globs begin with, "" for the schemas folder.
func commonFolder(globs []*glob) string {
	common := globs[0].folder()
	for _, g := range globs[1:] {
		other := g.folder()
		n := 0
		for n < len(common) && n < len(other) && common[n] == other[n] {
			n++
		}
		common = common[:n]
	}
	return strings.Join(common, "/")
}
