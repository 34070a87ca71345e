package output_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/eventc/eventc/internal/output"
)

func write(t *testing.T, folder string, generated map[string][]byte) []string {
	t.Helper()
	changes, err := output.Write(folder, generated)
	must(t, err)
	return describe(changes)
}

func TestWriteFillsAFolder(t *testing.T) {
	generated := files("a/one_event.go", "package a\n", "b/two_event.go", "package b\n")
	folder := newFolder(t, nil)
	if got := write(t, folder, generated); !slices.Equal(got, []string{"missing a/one_event.go", "missing b/two_event.go"}) {
		t.Errorf("changes %q", got)
	}
	checkFiles(t, folder, generated)
}

func TestWriteTouchesOnlyWhatDiffers(t *testing.T) {
	generated := files("a/one_event.go", "package a\n", "a/two_event.go", "package a\n")
	folder := newFolder(t, with(generated, "a/two_event.go", header+"package b\n"))
	age(t, folder, "a/one_event.go", time.Hour)
	before, err := os.Stat(filepath.Join(folder, "a", "one_event.go"))
	must(t, err)
	if got := write(t, folder, generated); !slices.Equal(got, []string{"changed a/two_event.go"}) {
		t.Errorf("changes %q, want those of a/two_event.go", got)
	}
	after, err := os.Stat(filepath.Join(folder, "a", "one_event.go"))
	must(t, err)
	if !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("a file that was as it should be was written")
	}
	checkFiles(t, folder, generated)
	if got := write(t, folder, generated); len(got) > 0 {
		t.Errorf("the second run changed %q", got)
	}
}

func TestWriteRemovesWhatIsStale(t *testing.T) {
	generated := files("a/one_event.go", "package a\n")
	folder := newFolder(t, files(
		"a/one_event.go", "package a\n", "a/old_event.go", "package a\n",
		"b/old_event.go", "package b\n", "c/old_event.go", "package c\n",
	))
	put(t, folder, "c/README.md", "by hand")
	want := []string{"stale a/old_event.go", "stale b/old_event.go", "stale c/old_event.go"}
	if got := write(t, folder, generated); !slices.Equal(got, want) {
		t.Errorf("changes %q, want %q", got, want)
	}
	checkFiles(t, folder, with(generated, "c/README.md", "by hand"))
	if _, err := os.Stat(filepath.Join(folder, "b")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the empty folder b is still there: %v", err)
	}
}

func TestWriteChangesNothingWhereAForeignFileIsInTheWay(t *testing.T) {
	generated := files("a/one_event.go", "package a\n", "a/two_event.go", "package a\n")
	disk := map[string][]byte{"a/two_event.go": []byte("package a // by hand\n"), "a/old_event.go": []byte(header)}
	folder := newFolder(t, disk)
	_, err := output.Write(folder, generated)
	var foreign *output.ForeignFileError
	if !errors.As(err, &foreign) || foreign.File != filepath.Join(folder, "a", "two_event.go") {
		t.Errorf("got %v, want a ForeignFileError about a/two_event.go", err)
	}
	checkFiles(t, folder, disk)
}

func TestWriteChangesNothingWhereAFolderCannotBeMade(t *testing.T) {
	generated := files("a/one_event.go", "package a\n", "b/two_event.go", "package b\n")
	disk := map[string][]byte{"a/one_event.go": []byte(header + "package old\n"), "a/old_event.go": []byte(header)}
	folder := newFolder(t, disk)
	blocked := filepath.Join(folder, "b")
	must(t, os.Symlink("nowhere", blocked))
	_, err := output.Write(folder, generated)
	if err == nil || !strings.HasPrefix(err.Error(), blocked+": cannot make the folder: ") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v, want one line about %s", err, blocked)
	}
	must(t, os.Remove(blocked))
	checkFiles(t, folder, disk)
}

// TestWriteMendsWhatARunLeftThatWasCutOff starts from what a run leaves that is killed while it
// renames: one file in its place, one beside it, one not yet removed.
func TestWriteMendsWhatARunLeftThatWasCutOff(t *testing.T) {
	generated := files("a/one_event.go", "package a\n", "a/two_event.go", "package a\n")
	folder := newFolder(t, files(
		"a/one_event.go", "package a\n", "a/two_event.go", "package old\n", "a/old_event.go", "package old\n",
	))
	put(t, folder, "a/.eventc-1y2p0.tmp", header+"package a\n")
	age(t, folder, "a/.eventc-1y2p0.tmp", time.Hour)
	write(t, folder, generated)
	checkFiles(t, folder, generated)
}

func TestWriteLeavesTheFilesOfARunBesideIt(t *testing.T) {
	generated := files("a/one_event.go", "package a\n")
	folder := newFolder(t, nil)
	put(t, folder, "a/.eventc-1y2p0.tmp", "half a fi")
	write(t, folder, generated)
	checkFiles(t, folder, with(generated, "a/.eventc-1y2p0.tmp", "half a fi"))
}

func TestWriteKeepsPermissions(t *testing.T) {
	folder := newFolder(t, files("a/one_event.go", "package old\n"))
	place := filepath.Join(folder, "a", "one_event.go")
	must(t, os.Chmod(place, 0o640))
	write(t, folder, files("a/one_event.go", "package a\n"))
	info, err := os.Stat(place)
	must(t, err)
	if info.Mode().Perm() != 0o640 {
		t.Errorf("permissions %v, want -rw-r-----", info.Mode().Perm())
	}
}

// TestWriteKnowsAFileByAnotherSpelling has a hard link for what a file system that ignores case
// shows: the same file under a second name.
func TestWriteKnowsAFileByAnotherSpelling(t *testing.T) {
	generated := files("a/one_topic.go", "package a\n")
	folder := newFolder(t, generated)
	other := filepath.Join(folder, "a", "One_topic.go")
	must(t, os.Link(filepath.Join(folder, "a", "one_topic.go"), other))
	if got := write(t, folder, generated); len(got) > 0 {
		t.Errorf("changes %q, want none", got)
	}
}
