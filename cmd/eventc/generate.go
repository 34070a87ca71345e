package main

import (
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/eventc/eventc/internal/output"
	"github.com/eventc/eventc/internal/project"
	"github.com/eventc/eventc/internal/stamp"
)

func generateCommand() *cobra.Command {
	var options project.Options
	var check, explain bool
	command := &cobra.Command{
		Use:   "generate",
		Short: "Write the Go packages of the schemas",
		Long: `Generate makes a Go package of each topic: of each folder in the schemas folder.

It writes only files that differ, and names each of them. Generated files whose
schemas are gone are removed; a file that does not bear the header of generated
code is never overwritten or removed. The output folder must be that of one
configuration only.

Where nothing has changed since a run that ended well (eventc itself, configuration,
schemas, generated files, all of them compared by content) nothing is done again. The
stamps that tell so are in the user's cache folder; removing them is safe.

Paths in the configuration, and those of --schemas and --out, are relative to the
folder of the configuration, so that it does not matter where eventc runs.`,
		Example: `  # In a Go module: make eventc a tool of it, then generate.
  go get -tool github.com/eventc/eventc/cmd/eventc
  go tool eventc generate

  # In a Go file two folders below eventc.yaml, for "go generate ./...".
  //go:generate go tool eventc generate --config ../../eventc.yaml

  # In CI: fail when what is committed is not what the schemas say.
  eventc generate --check

  # Which parts of which schema a codec does not decide by itself, and why.
  eventc generate --explain

  # Without a configuration.
  eventc generate --schemas api/events --out internal/events`,
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			switch {
			case check && explain:
				return errors.New("--check and --explain exclude each other")
			case check:
				return checkGenerated(command, options)
			case explain:
				return explainGenerated(command.OutOrStdout(), options)
			}
			return generate(command.OutOrStdout(), options)
		},
	}
	addProjectFlags(command, &options)
	command.Flags().StringVar(&options.Out, "out", "",
		"the `folder` of the generated packages, relative to that of the configuration (default \"gen\", or what the configuration says)")
	command.Flags().BoolVar(&check, "check", false,
		"write nothing; print how what is there differs from what would be written, and exit with 1 if it does")
	command.Flags().BoolVar(&explain, "explain", false,
		"write nothing; print for each event which parts of its schema the codec leaves to the validator, and why")
	return command
}

// generate writes what the schemas become, and the name of each file that changed.
func generate(stdout io.Writer, options project.Options) error {
	opened, err := project.Open(options)
	if err != nil {
		return err
	}
	run := stamp.Begin(opened, stamp.Folder())
	if run.NothingToDo() {
		return nil
	}
	files, err := run.Generate()
	if err != nil {
		return err
	}
	changes, err := output.Write(opened.Out, files)
	if err == nil {
		run.End(files)
	}
	return errors.Join(err, printChanges(stdout, opened.Out, changes))
}

func printChanges(stdout io.Writer, folder string, changes []output.Difference) error {
	var text strings.Builder
	for _, change := range changes {
		text.WriteString(done(change.Kind) + " " + filepath.Join(folder, filepath.FromSlash(change.Path)) + "\n")
	}
	_, err := io.WriteString(stdout, text.String())
	return err
}

func done(kind output.Kind) string {
	if kind == output.Stale {
		return "removed"
	}
	return "wrote"
}

// checkGenerated writes how what is there differs from what the schemas become.
func checkGenerated(command *cobra.Command, options project.Options) error {
	opened, err := project.Open(options)
	if err != nil {
		return err
	}
	run := stamp.Begin(opened, stamp.Folder())
	if run.NothingToDo() {
		return nil
	}
	files, err := run.Generate()
	if err != nil {
		return err
	}
	differences, err := output.Compare(opened.Out, files)
	if err != nil {
		return err
	}
	if len(differences) == 0 {
		run.End(files)
		return nil
	}
	if err := output.WriteDiff(command.OutOrStdout(), opened.Out, differences); err != nil {
		return err
	}
	command.PrintErrf("%s is not what the schemas generate; run: %s\n", opened.Out, generateCommandLine(options))
	return errFindings
}

// generateCommandLine returns what to run for the project to be generated.
func generateCommandLine(options project.Options) string {
	line := "eventc generate"
	for _, flag := range []struct{ name, value string }{
		{"config", options.Config}, {"schemas", options.Schemas}, {"out", options.Out},
	} {
		if flag.value != "" {
			line += " --" + flag.name + " " + flag.value
		}
	}
	return line
}
