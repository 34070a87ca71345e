package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/liked"
	"github.com/eventc/eventc/bench/internal/report"
)

// quick are arguments for runs whose figures nobody reads.
func quick(more ...string) []string {
	return append([]string{"--rounds", "1", "--time", "100us", "--schemas", "../schemas"}, more...)
}

func TestARunPrintsBothTables(t *testing.T) {
	var output strings.Builder
	if err := run(quick(), nil, &output); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\nreceive liked, 214 bytes", "\nsend liked, 214 bytes", "1 rounds, about 100µs each"} {
		if !strings.Contains(output.String(), want) {
			t.Errorf("output lacks %q:\n%s", want, output.String())
		}
	}
}

func TestATargetThatIsMissedFailsTheRun(t *testing.T) {
	impossible := []report.Target{
		{Event: "liked", Direction: report.Receive, Contender: liked.Copy, TimesNaive: 1e9},
		{Event: "liked", Direction: report.Send, Contender: liked.Marshal, NoAllocations: true},
	}
	var output strings.Builder
	err := run(quick(), impossible, &output)
	if exitCode(err) != 1 {
		t.Fatalf("exit code is %d (%v), want 1", exitCode(err), err)
	}
	for _, want := range []string{
		"failed: missed: receive liked: eventc, copy is ",
		"the target is 1e+09; send liked: eventc, fresh buffer allocates ",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q lacks %q", err, want)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("%q is more than a line", err)
	}
	if !strings.Contains(output.String(), "receive liked") {
		t.Error("the table that shows the miss was not printed")
	}
}

func TestTargetsAreAboutContendersThatThereAre(t *testing.T) {
	var output bytes.Buffer
	if err := run(quick("--json"), nil, &output); err != nil {
		t.Fatal(err)
	}
	var r report.Report
	if err := json.Unmarshal(output.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	for _, miss := range report.Misses(r.Tables, targets()) {
		if strings.Contains(miss, "was not measured") {
			t.Error(miss)
		}
	}
}

func TestAContenderThatDoesNotCheckFailsTheRun(t *testing.T) {
	events, err := loadEvents("../schemas")
	if err != nil {
		t.Fatal(err)
	}
	careless := contender.Unchecked[map[string]any]{}.Receivers()[0]
	careless.Name, careless.Kind = "careless", contender.KindOurs
	events[0].Receivers = append(events[0].Receivers, careless)
	err = verify(events)
	if exitCode(err) != 1 {
		t.Fatalf("exit code is %d (%v), want 1", exitCode(err), err)
	}
	want := "failed: not comparable: liked: careless accepts a broken uuid when it reads: "
	if !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
		t.Errorf("err = %v, want one line with %s…", err, want)
	}
}

func TestWhatCannotRunIsNotAFailure(t *testing.T) {
	noSchema := t.TempDir()
	badSchema := t.TempDir()
	if err := os.Mkdir(filepath.Join(badSchema, "feed_events"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(badSchema, "feed_events", "liked.json"), []byte(`{"type":7}`), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name      string
		arguments []string
		want      string
	}{
		{"an unknown flag", []string{"--round", "3"}, "flag provided but not defined: -round (--help lists the flags)"},
		{"an argument", []string{"liked"}, "takes no arguments, was given liked"},
		{"a negative number of rounds", []string{"--rounds", "-1"}, "rounds: must not be negative, is -1"},
		{"no schema", []string{"--schemas", noSchema}, "reading a schema (--schemas says where they are): open "},
		{"a schema that is none", []string{"--schemas", badSchema}, "liked: compiling the schema: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var output strings.Builder
			err := run(test.arguments, nil, &output)
			if exitCode(err) != 2 || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("exit code is %d (%v), want 2 and %s…", exitCode(err), err, test.want)
			}
			if output.Len() > 0 {
				t.Errorf("output is %q", output.String())
			}
		})
	}
}

func TestHelpIsNoFailure(t *testing.T) {
	var output strings.Builder
	if err := run([]string{"--help"}, nil, &output); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(output.String(), "-rounds") {
		t.Errorf("help is %q", output.String())
	}
}

func TestTheCommandNamesItsVersions(t *testing.T) {
	command := filepath.Join(t.TempDir(), "bench")
	if output, err := exec.CommandContext(t.Context(), "go", "build", "-o", command, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	var stderr strings.Builder
	run := exec.CommandContext(t.Context(), command, quick("--json")...)
	run.Stderr = &stderr
	output, err := run.Output()
	// What so short a run measures may be anything.
	missed := strings.HasPrefix(stderr.String(), "bench: failed: missed: ")
	if err != nil && (run.ProcessState.ExitCode() != 1 || !missed) {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	var r report.Report
	if err := json.Unmarshal(output, &r); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	named := make(map[string]string)
	for _, m := range r.Environment.Modules {
		named[m.Path] = m.Version
	}
	for _, path := range contender.Modules() {
		if named[path] == "" {
			t.Errorf("no version of %s in %v", path, named)
		}
	}
}
