//go:build unix

package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestWrongArgumentsAreToldInOneLine(t *testing.T) {
	for args, want := range map[string]string{
		"--brokers 2":     "kafkaserver: brokers is 2: it must be 1 or 3\n",
		"--brokers 3 now": "kafkaserver: unexpected argument \"now\"\n",
	} {
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), strings.Fields(args), &stdout, &stderr); code != 2 {
			t.Errorf("%s: exit code %d", args, code)
		}
		if stderr.String() != want || stdout.Len() > 0 {
			t.Errorf("%s: got %q and %q, want %q", args, stderr.String(), stdout.String(), want)
		}
	}
}

func TestWrongFlagShowsTheFlags(t *testing.T) {
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"--broker"}, &bytes.Buffer{}, &stderr); code != 2 {
		t.Errorf("exit code %d", code)
	}
	if !strings.Contains(stderr.String(), "-brokers int") {
		t.Errorf("got %q", stderr.String())
	}
}

func TestMissingJavaIsToldInOneLine(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, args := range [][]string{{"--check"}, nil} {
		var stderr bytes.Buffer
		if code := run(t.Context(), args, &bytes.Buffer{}, &stderr); code != 1 {
			t.Errorf("%v: exit code %d", args, code)
		}
		const want = "kafkaserver: no Java 17 or later on the PATH: " +
			"install one, such as Debian's openjdk-17-jdk-headless\n"
		if stderr.String() != want {
			t.Errorf("%v: got %q", args, stderr.String())
		}
	}
}
