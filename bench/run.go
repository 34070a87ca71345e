package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/document"
	"github.com/eventc/eventc/bench/internal/github"
	"github.com/eventc/eventc/bench/internal/measure"
	"github.com/eventc/eventc/bench/internal/rebuild"
	"github.com/eventc/eventc/bench/internal/report"
)

// The codes of the process.
const (
	exitOK = iota
	exitFailed
	exitCannotRun
)

// errFailed is what a run comes to that could measure and did not like what it found.
var errFailed = errors.New("failed")

// run measures as the arguments say and returns the exit code. Where there are corpora and this
// binary has nothing that was generated from them, it has one built that has, and runs that.
func run(ctx context.Context, arguments []string, stdout, stderr io.Writer) (int, error) {
	options, err := parseOptions(arguments, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return exitOK, nil
	}
	if err != nil {
		return exitCannotRun, err
	}
	if corpus, found := github.In(options.corpora); found && !github.Built {
		return runRebuilt(ctx, corpus, options, stdout, stderr)
	}
	return outcome(compare(options, targets(), stdout))
}

// outcome returns the exit code for an error of compare, and the error.
func outcome(err error) (int, error) {
	switch {
	case err == nil:
		return exitOK, nil
	case errors.Is(err, errFailed):
		return exitFailed, err
	}
	return exitCannotRun, err
}

func runRebuilt(
	ctx context.Context, corpus github.Corpus, o options, stdout, stderr io.Writer,
) (int, error) {
	code, err := rebuild.Program{
		Root: o.root,
		Generate: func(ctx context.Context, dir, packages string) error {
			return corpus.Generate(ctx, o.root, dir, packages)
		},
		Target:    "bench/internal/github",
		Tag:       "corpora",
		Arguments: o.arguments,
		Stdout:    stdout,
		Stderr:    stderr,
	}.Run(ctx)
	if err != nil {
		return exitCannotRun, err
	}
	return code, nil
}

// compare measures, writes the report and holds it against the targets that are about what was
// measured.
func compare(o options, targets []report.Target, stdout io.Writer) error {
	events, err := loadEvents(o)
	if err != nil {
		return err
	}
	if err := verify(events); err != nil {
		return err
	}
	r, err := measureAll(events, o.settings)
	if err != nil {
		return err
	}
	if err := o.write(r, stdout); err != nil {
		return err
	}
	targets = about(events, targets)
	if o.docs != "" && github.Built {
		if err := writeDocument(o.docs, r, events, targets); err != nil {
			return err
		}
	}
	return failure("missed", report.Misses(r.Tables, targets))
}

// writeDocument takes the profiles that the page shows, and writes it.
func writeDocument(
	dir string, r report.Report, events []contender.Event, targets []report.Target,
) error {
	const each = 2 * time.Second
	for _, e := range events {
		profiles, err := report.TakeProfiles(e, each)
		if err != nil {
			return err
		}
		r.Profiles = append(r.Profiles, profiles...)
	}
	return document.Write(dir, r, events, targets)
}

func verify(events []contender.Event) error {
	var complaints []string
	for _, e := range events {
		complaints = append(complaints, e.Verify()...)
	}
	return failure("not comparable", complaints)
}

func measureAll(events []contender.Event, settings measure.Settings) (report.Report, error) {
	environment, err := report.ReadEnvironment(contender.Modules())
	if err != nil {
		return report.Report{}, err
	}
	r := report.Report{Environment: environment, Settings: settings.WithDefaults(), Notes: notes()}
	for _, e := range events {
		tables, err := report.MeasureEvent(e, settings)
		if err != nil {
			return report.Report{}, err
		}
		r.Tables = append(r.Tables, tables...)
	}
	return r, nil
}

func notes() []string {
	var notes []string
	if contender.SonicFallsBack() {
		notes = append(notes, "sonic does not support this processor or version of Go: its rows are encoding/json")
	}
	if !github.Built {
		notes = append(notes, fmt.Sprintf("skipped, as there are no corpora (--corpora says where they are): %s, %s",
			github.IssueComment, github.ReviewThread))
	}
	return notes
}

// failure returns all complaints in one line, or nil where there is none.
func failure(what string, complaints []string) error {
	if len(complaints) == 0 {
		return nil
	}
	return fmt.Errorf("%w: %s: %s", errFailed, what, strings.Join(complaints, "; "))
}
