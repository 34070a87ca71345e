package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/eventc/eventc/bench/internal/measure"
	"github.com/eventc/eventc/bench/internal/report"
)

// options are what the command line sets.
type options struct {
	settings measure.Settings
	root     string
	corpora  string
	docs     string
	json     bool
	// arguments are what was parsed.
	arguments []string
}

// parseOptions reads the flags. It writes the help to output where it is asked for, and then returns
// [flag.ErrHelp].
func parseOptions(arguments []string, output io.Writer) (options, error) {
	o := options{settings: measure.Settings{}.WithDefaults(), arguments: arguments}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.IntVar(&o.settings.Rounds, "rounds", o.settings.Rounds, "rounds that every contender takes part in")
	flags.DurationVar(&o.settings.Time, "time", o.settings.Time, "CPU time of a contender in a round, about")
	flags.Uint64Var(&o.settings.Seed, "seed", o.settings.Seed, "chooses the order of the contenders in each round")
	flags.StringVar(&o.root, "root", "..", "folder of the repository")
	flags.StringVar(&o.corpora, "corpora", "../../shared/corpora", "folder of the corpora, whose events are left out where there is none")
	flags.StringVar(&o.docs, "docs", "../docs", "folder to write performance.md to when every event was measured; empty for none")
	flags.BoolVar(&o.json, "json", false, "write the report as JSON")
	switch err := flags.Parse(arguments); {
	case errors.Is(err, flag.ErrHelp):
		flags.SetOutput(output)
		flags.Usage()
		return options{}, err
	case err != nil:
		return options{}, fmt.Errorf("%w (--help lists the flags)", err)
	case flags.NArg() > 0:
		return options{}, fmt.Errorf("takes no arguments, was given %s (--help lists the flags)", strings.Join(flags.Args(), " "))
	}
	return o, o.settings.Validate()
}

func (o options) write(r report.Report, w io.Writer) error {
	if o.json {
		return r.WriteJSON(w)
	}
	return r.WriteText(w)
}
