package report

import (
	"runtime"
	"runtime/debug"
	"slices"
	"testing"
)

func TestVersionsAreThoseThatAreLinked(t *testing.T) {
	dependencies := []*debug.Module{
		{Path: "example.com/a", Version: "v1.0.0"},
		{Path: "example.com/b", Version: "v2.0.0", Replace: &debug.Module{Path: "example.com/fork", Version: "v2.0.1"}},
		{Path: "example.com/c", Version: "v0.0.0", Replace: &debug.Module{Path: ".."}},
		{Path: "example.com/d", Version: "v0.0.0", Replace: &debug.Module{Path: "..", Version: "(devel)"}},
	}
	got := linked(dependencies, []string{
		"example.com/d", "example.com/c", "example.com/unlinked", "example.com/b", "example.com/a",
	})
	want := []Module{
		{"example.com/d", "this working tree"},
		{"example.com/c", "this working tree"},
		{"example.com/b", "v2.0.1"},
		{"example.com/a", "v1.0.0"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("modules are %v, want %v", got, want)
	}
}

// The binary of a test names no dependencies; the command's own test looks at them.
func TestTheEnvironmentIsThisOne(t *testing.T) {
	e, err := ReadEnvironment(nil)
	if err != nil {
		t.Fatal(err)
	}
	if e.CPU == "" || e.Go != runtime.Version() || e.System != runtime.GOOS+"/"+runtime.GOARCH {
		t.Errorf("environment is %+v", e)
	}
}
