package main

import (
	"flag"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

// TestMain makes this test program the command eventc of the scripts.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"eventc": main})
}

// TestScripts runs each file of testdata/script: commands, then the files that they work on.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata/script",
		UpdateScripts:      *update,
		RequireUniqueNames: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"age":       age,
			"untouched": untouched,
			"same":      same,
			"replace":   replace,
			"rests":     rests,
			"works":     works,
			"stamps":    stamps,
			"spoil":     spoil,
			"altered":   altered,
		},
		Setup: ownHome,
	})
}
