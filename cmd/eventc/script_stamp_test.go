package main

import (
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// ownHome gives a script a home folder, and with it a cache, of its own.
func ownHome(env *testscript.Env) error {
	home := filepath.Join(env.WorkDir, "home")
	env.Setenv("HOME", home)
	env.Setenv("XDG_CACHE_HOME", filepath.Join(home, ".cache"))
	env.Setenv("LocalAppData", home)
	return os.Mkdir(home, 0o700)
}

// rests runs a command that must see by its stamp that there is nothing to do.
//
//	rests eventc generate
func rests(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: rests <command>...")
	}
	if hasStamped(ts, args) {
		ts.Fatalf("%q did the work again", args)
	}
}

// works runs a command that must do the work and leave a stamp.
//
//	works eventc generate
func works(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: works <command>...")
	}
	if !hasStamped(ts, args) {
		ts.Fatalf("%q did not do the work", args)
	}
}

// hasStamped runs a command, which must succeed, and reports whether it wrote a stamp.
func hasStamped(ts *testscript.TestScript, args []string) bool {
	// Not so old that they are removed.
	before := time.Now().Add(-time.Hour).Truncate(time.Second)
	for _, name := range stampFiles(ts) {
		ts.Check(os.Chtimes(name, before, before))
	}
	ts.Check(ts.Exec(args[0], args[1:]...))
	for _, name := range stampFiles(ts) {
		info, err := os.Stat(name)
		ts.Check(err)
		if !info.ModTime().Equal(before) {
			return true
		}
	}
	return false
}

func stampFiles(ts *testscript.TestScript) []string {
	var names []string
	for name := range readFiles(ts, "home") {
		names = append(names, filepath.Join(ts.MkAbs("home"), name))
	}
	return names
}

// stamps holds the number of stamps against the one that is wanted.
//
//	stamps 2
func stamps(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: stamps <number>")
	}
	if names := stampFiles(ts); strconv.Itoa(len(names)) != args[0] {
		ts.Fatalf("there are the stamps %q, want %s", names, args[0])
	}
}

// spoil cuts the end off every stamp.
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: spoil")
	}
	for _, name := range stampFiles(ts) {
		info, err := os.Stat(name)
		ts.Check(err)
		ts.Check(os.Truncate(name, info.Size()/2))
	}
}

// altered makes another program that does what eventc does.
//
//	altered other/eventc
func altered(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: altered <file>")
	}
	program, err := os.Executable()
	ts.Check(err)
	name := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
	text, err := os.ReadFile(program)
	ts.Check(err)
	// What stands behind the program in its file is not read by anybody.
	ts.Check(os.WriteFile(name, append(text, "\nanother"...), 0o755))
}
