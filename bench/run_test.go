package main

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/github"
	"github.com/eventc/eventc/bench/internal/report"
)

// quick are arguments for runs whose figures nobody reads.
func quick(more ...string) []string {
	return append([]string{"--rounds", "1", "--time", "100us", "--corpora", "testdata/none", "--docs", ""}, more...)
}

// runQuick runs and returns the exit code, the output and the error.
func runQuick(t *testing.T, more ...string) (int, string, error) {
	t.Helper()
	var output strings.Builder
	code, err := run(t.Context(), quick(more...), &output, io.Discard)
	return code, output.String(), err
}

// The figures of so short a run may be anything, and miss any target but one that is not measured.
func TestARunPrintsEveryTable(t *testing.T) {
	code, output, err := runQuick(t)
	if code == exitCannotRun {
		t.Fatal(err)
	}
	if err != nil && strings.Contains(err.Error(), "was not ") {
		t.Error(err)
	}
	for _, want := range []string{
		"\nreceive liked, 214 bytes", "\nsend liked, 214 bytes", "\nreject liked, 214 bytes",
		"\nreceive order, 937 bytes", "\nsend order, 937 bytes", "\nreject order, 937 bytes",
		"1 rounds, about 100µs each",
		"\nskipped, as there are no corpora (--corpora says where they are): issue_comment/created, pull_request_review_thread/resolved\n",
	} {
		if !strings.Contains(output, want) {
			t.Errorf("output lacks %q:\n%s", want, output)
		}
	}
}

func TestATargetThatIsMissedFailsTheRun(t *testing.T) {
	impossible := []report.Target{
		{Event: "liked", Direction: report.Receive, Contender: contender.Copy, Than: report.Naive, Times: 1e9},
		{Event: "liked", Direction: report.Send, Contender: contender.Marshal, NoAllocations: true},
	}
	o, err := parseOptions(quick(), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	var output strings.Builder
	code, err := outcome(compare(o, impossible, &output))
	if code != exitFailed {
		t.Fatalf("exit code is %d (%v), want 1", code, err)
	}
	for _, want := range []string{
		"failed: missed: receive liked: eventc, copy is ",
		"the least is 1e+09; send liked: eventc, fresh buffer allocates ",
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

func TestAContenderThatDoesNotCheckFailsTheRun(t *testing.T) {
	events, err := loadEvents(options{root: ".."})
	if err != nil {
		t.Fatal(err)
	}
	careless := contender.Unchecked[map[string]any]{}.Receivers()[0]
	careless.Name, careless.Kind = "careless", contender.KindOurs
	events[0].Receivers = append(events[0].Receivers, careless)
	code, err := outcome(verify(events))
	if code != exitFailed {
		t.Fatalf("exit code is %d (%v), want 1", code, err)
	}
	want := "failed: not comparable: liked: careless accepts a broken uuid when it reads: "
	if !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
		t.Errorf("err = %v, want one line with %s…", err, want)
	}
}

func TestWhatCannotRunIsNotAFailure(t *testing.T) {
	badSchema := t.TempDir()
	if err := os.MkdirAll(filepath.Join(badSchema, "schemas", "feed_events"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(badSchema, "schemas", "feed_events", "liked.json"), []byte(`{"type":7}`), 0o600); err != nil {
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
		{"no schema", []string{"--root", t.TempDir()}, "reading a schema (--root says where the repository is): open "},
		{"a schema that is none", []string{"--root", badSchema}, "schemas/feed_events/liked.json: compiling the schema: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, output, err := runQuick(t, test.arguments...)
			if code != exitCannotRun || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("exit code is %d (%v), want 2 and %s…", code, err, test.want)
			}
			if output != "" {
				t.Errorf("output is %q", output)
			}
		})
	}
}

func TestHelpIsNoFailure(t *testing.T) {
	code, output, err := runQuick(t, "--help")
	if code != exitOK || err != nil || !strings.Contains(output, "-rounds") {
		t.Errorf("exit code is %d (%v), help is %q", code, err, output)
	}
}

// That it measures at all shows that every contender does its work.
func TestTheCommandMeasuresTheCorporaAndNamesItsVersions(t *testing.T) {
	const corpora = "../../shared/corpora"
	if _, found := github.In(corpora); !found {
		if os.Getenv("EVENTC_REQUIRE_CORPORA") != "" {
			t.Fatal("EVENTC_REQUIRE_CORPORA is set, and there are no corpora at " + corpora)
		}
		t.Skip("skipped: there are no corpora at " + corpora)
	}
	command := filepath.Join(t.TempDir(), "bench")
	if output, err := exec.CommandContext(t.Context(), "go", "build", "-o", command, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	var stderr strings.Builder
	run := exec.CommandContext(t.Context(), command, quick("--corpora", corpora, "--json")...)
	run.Stderr = &stderr
	output, err := run.Output()
	missed := strings.HasPrefix(stderr.String(), "bench: failed: missed: ")
	if err != nil && (run.ProcessState.ExitCode() != exitFailed || !missed) {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	var r report.Report
	if err := json.Unmarshal(output, &r); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	checkVersions(t, r.Environment)
	for _, event := range []string{github.IssueComment, github.ReviewThread} {
		if !slices.ContainsFunc(r.Tables, func(t report.Table) bool { return t.Event == event }) {
			t.Errorf("%s was not measured", event)
		}
	}
}

func checkVersions(t *testing.T, e report.Environment) {
	t.Helper()
	named := make(map[string]string)
	for _, m := range e.Modules {
		named[m.Path] = m.Version
	}
	for _, path := range contender.Modules() {
		if named[path] == "" {
			t.Errorf("no version of %s in %v", path, named)
		}
	}
}
