package main

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestModuleOutsideTheRepository runs each file of testdata/module: what somebody does who uses
// eventc in a module of their own. It runs the go command, with the caches of this one, so that
// nothing is downloaded and little is built.
func TestModuleOutsideTheRepository(t *testing.T) {
	if testing.Short() {
		t.Skip("builds three programs")
	}
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	settings := goSettings(t)
	settings["GOFLAGS"] = strings.TrimSpace(settings["GOFLAGS"] + " -mod=mod")
	settings["REPOSITORY"] = repository
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/module",
		UpdateScripts: *update,
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "replace": replace},
		Setup: func(env *testscript.Env) error {
			for name, value := range settings {
				env.Setenv(name, value)
			}
			return ownHome(env)
		},
	})
}

// goSettings returns how the go command is set here, for one that runs without this home folder.
func goSettings(t *testing.T) map[string]string {
	t.Helper()
	names := []string{"GOCACHE", "GOMODCACHE", "GOPATH", "GOFLAGS", "GOPROXY", "GOSUMDB", "GONOSUMDB", "GOPRIVATE", "GOTOOLCHAIN"}
	text, err := exec.CommandContext(t.Context(), "go", append([]string{"env", "-json"}, names...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	settings := map[string]string{}
	if err := json.Unmarshal(text, &settings); err != nil {
		t.Fatal(err)
	}
	return settings
}
