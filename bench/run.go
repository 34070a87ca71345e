package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/liked"
	"github.com/eventc/eventc/bench/internal/measure"
	"github.com/eventc/eventc/bench/internal/report"
)

// errFailed is what a run comes to that could measure and did not like what it found.
var errFailed = errors.New("failed")

// exitCode returns the code of the process for the outcome of run.
func exitCode(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFailed):
		return 1
	}
	return 2
}

// run measures as the arguments say, writes the report and holds it against the targets.
func run(arguments []string, targets []report.Target, stdout io.Writer) error {
	options, err := parseOptions(arguments, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	events, err := loadEvents(options.schemas)
	if err != nil {
		return err
	}
	if err := verify(events); err != nil {
		return err
	}
	r, err := measureAll(events, options.settings)
	if err != nil {
		return err
	}
	if err := options.write(r, stdout); err != nil {
		return err
	}
	return failure("missed", report.Misses(r.Tables, targets))
}

// loadEvents returns all events that are measured, with the schemas in a folder.
func loadEvents(schemas string) ([]contender.Event, error) {
	schema, err := os.ReadFile(filepath.Join(schemas, "feed_events", "liked.json"))
	if err != nil {
		return nil, fmt.Errorf("reading a schema (--schemas says where they are): %w", err)
	}
	event, err := liked.New(schema)
	if err != nil {
		return nil, fmt.Errorf("liked: %w", err)
	}
	return []contender.Event{event}, nil
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
		received, err := report.MeasureReceive(e, settings)
		if err != nil {
			return report.Report{}, err
		}
		sent, err := report.MeasureSend(e, settings)
		if err != nil {
			return report.Report{}, err
		}
		r.Tables = append(r.Tables, received, sent)
	}
	return r, nil
}

func notes() []string {
	if contender.SonicFallsBack() {
		return []string{"sonic does not support this processor or version of Go: its rows are encoding/json"}
	}
	return nil
}

// failure returns all complaints in one line, or nil where there is none.
func failure(what string, complaints []string) error {
	if len(complaints) == 0 {
		return nil
	}
	return fmt.Errorf("%w: %s: %s", errFailed, what, strings.Join(complaints, "; "))
}
