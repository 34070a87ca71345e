package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

func TestWrongArgumentsAreTold(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	for args, want := range map[string]string{
		"":                                    "--eventc must name a program",
		"--eventc x --rounds 0":               "the numbers must be 1 or more",
		"--eventc " + missing + " --events 1": "into an empty folder: ",
	} {
		var stdout, stderr bytes.Buffer
		err := run(strings.Fields(args), &stdout, &stderr)
		if err == nil || !strings.Contains(err.Error(), want) || stdout.Len() > 0 {
			t.Errorf("%q: got %v and %q, want an error with %q", args, err, stdout.String(), want)
		}
	}
}
