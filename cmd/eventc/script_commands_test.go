package main

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// exits runs a command and holds its exit code against the one that is wanted.
//
//	exits 2 eventc generate --chek
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits <code> <command>...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	var exit *exec.ExitError
	got := 0
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// longAgo is a time at which no test has run.
func longAgo() time.Time { return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) }

// age makes the files of a folder old.
//
//	age gen
func age(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: age <folder>")
	}
	for name := range readFiles(ts, args[0]) {
		ts.Check(os.Chtimes(filepath.Join(ts.MkAbs(args[0]), name), longAgo(), longAgo()))
	}
}

// untouched fails where a file of the folder has been written since it was made old.
//
//	untouched gen
func untouched(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: untouched <folder>")
	}
	files := readFiles(ts, args[0])
	if len(files) == 0 {
		ts.Fatalf("%s has no files", args[0])
	}
	for name := range files {
		info, err := os.Stat(filepath.Join(ts.MkAbs(args[0]), name))
		ts.Check(err)
		if !info.ModTime().Equal(longAgo()) {
			ts.Fatalf("%s was written", name)
		}
	}
}

// same fails where two folders do not hold the same files, byte for byte.
//
//	same gen elsewhere/gen
func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same <folder> <folder>")
	}
	first, second := readFiles(ts, args[0]), readFiles(ts, args[1])
	if len(first) == 0 || !maps.EqualFunc(first, second, bytes.Equal) {
		ts.Fatalf("%s (%d files) and %s (%d files) differ", args[0], len(first), args[1], len(second))
	}
}

// replace changes the one place of a text in a file.
//
//	replace schemas/orders/paid.json 'minLength": 1' 'minLength": 2'
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace <file> <old> <new>")
	}
	name, old := ts.MkAbs(args[0]), []byte(args[1])
	text := []byte(ts.ReadFile(args[0]))
	if count := bytes.Count(text, old); count != 1 {
		ts.Fatalf("%s has %q %d times, want once", args[0], old, count)
	}
	ts.Check(os.WriteFile(name, bytes.Replace(text, old, []byte(args[2]), 1), 0o600))
}

// readFiles returns the files below the folder by their paths.
func readFiles(ts *testscript.TestScript, folder string) map[string][]byte {
	root := ts.MkAbs(folder)
	files := map[string][]byte{}
	ts.Check(filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		below, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		files[below], err = os.ReadFile(name)
		return err
	}))
	return files
}
