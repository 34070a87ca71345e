package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
	"github.com/eventc/eventc/internal/payload"
	"github.com/eventc/eventc/internal/project"
)

func validateCommand() *cobra.Command {
	var v validation
	command := &cobra.Command{
		Use:   "validate file...",
		Short: "Check payloads against the schemas",
		Long: `Validate reads payloads, finds the event that each is by its type, and checks it
against the schema of that event: the same schema, under the same limits, that
generated code asks. ("-" is the standard input.)

What generated code may refuse beyond that is what Go's types cannot hold, such as
an integer of more than 64 bits.

Findings are "file:line:column: pointer: keyword: message", where the pointer is
the JSON Pointer of the value in the payload.`,
		Example: `  # The topic and the event are found by the type that the payload says.
  eventc validate payload.json

  # What is on a topic, one payload a line.
  kcat -C -b localhost:9092 -t feed_events -e -q | eventc validate --topic feed_events --lines -

  # Hold a payload against one event, whatever type it says.
  eventc validate --event feed_events/liked payload.json`,
		Args: v.checkArguments,
		RunE: v.run,
	}
	addProjectFlags(command, &v.options)
	flags := command.Flags()
	flags.StringVar(&v.topic, "topic", "", "the `topic` of the payloads (default the one that knows the type)")
	flags.StringVar(&v.event, "event", "", "the event that all payloads are, as `topic/type`")
	flags.BoolVar(&v.lines, "lines", false, "read each line as a payload (JSON Lines), not each file")
	return command
}

// validation holds the flags of the command.
type validation struct {
	options      project.Options
	topic, event string
	lines        bool
}

func (v *validation) checkArguments(command *cobra.Command, names []string) error {
	switch {
	case len(names) == 0:
		return wrongUsage(command, errors.New("no payloads: name files, or - for the standard input"))
	case v.topic != "" && v.event != "":
		return wrongUsage(command, errors.New("--topic and --event exclude each other"))
	}
	return nil
}

func (v *validation) run(command *cobra.Command, names []string) error {
	judge, err := v.judge()
	if err != nil {
		return err
	}
	checker := payload.Checker{
		Judge: judge, Lines: v.lines, Stdin: command.InOrStdin(),
		Report: func(finding diagnostic.Diagnostic) { command.PrintErrln(finding) },
	}
	totals, err := checker.Check(names...)
	_, failed := fmt.Fprintf(command.OutOrStdout(), "payloads: %d, invalid: %d\n", totals.Payloads, totals.Invalid)
	if err = errors.Join(err, failed); err == nil && totals.Invalid > 0 {
		return errFindings
	}
	return err
}

func (v *validation) judge() (*payload.Judge, error) {
	opened, err := project.Open(v.options)
	if err != nil {
		return nil, err
	}
	loaded, err := opened.Catalog()
	if err != nil {
		return nil, err
	}
	judge := payload.NewJudge(loaded)
	switch {
	case v.event != "":
		return judge.ForEvent(v.event)
	case v.topic != "":
		return judge.ForTopic(v.topic)
	}
	return judge, nil
}
