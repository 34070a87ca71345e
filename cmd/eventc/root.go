package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "eventc",
		Short: "Typed, validated events on Kafka from JSON Schema",
		Long: `Eventc makes typed Go events of a folder of JSON Schema files, one file an event,
and holds payloads against those schemas.

Exit codes: 0 all is well; 1 there are findings about schemas, payloads or
generated code; 2 the command could not do its work.`,
		Example: `  eventc generate
  eventc validate payload.json
  eventc help generate`,
		Args:                  knownCommand,
		RunE:                  func(root *cobra.Command, _ []string) error { return root.Help() },
		SilenceErrors:         true,
		SilenceUsage:          true,
		DisableFlagsInUseLine: true,
	}
	root.SetFlagErrorFunc(wrongUsage)
	root.AddCommand(generateCommand(), validateCommand(), versionCommand())
	return root
}

// wrongUsage says where to read how a command is used.
func wrongUsage(command *cobra.Command, err error) error {
	return fmt.Errorf("%w; see %q", err, command.CommandPath()+" --help")
}

// knownCommand refuses what is left for the root: a word that is no command.
func knownCommand(root *cobra.Command, words []string) error {
	if len(words) == 0 {
		return nil
	}
	if near := root.SuggestionsFor(words[0]); len(near) > 0 {
		return fmt.Errorf("unknown command %q; did you mean %q?", words[0], near[0])
	}
	return wrongUsage(root, fmt.Errorf("unknown command %q", words[0]))
}

// noArguments refuses words behind a command that takes none.
func noArguments(command *cobra.Command, words []string) error {
	if len(words) == 0 {
		return nil
	}
	return wrongUsage(command, fmt.Errorf("unexpected argument %q", words[0]))
}
