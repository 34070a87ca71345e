package main

import (
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// The exit codes, as doc.go has them.
const (
	exitFine     = 0
	exitFindings = 1
	exitCannot   = 2
)

// errFindings is the error of a command that has reported findings by itself.
var errFindings = errors.New("there are findings")

// run executes the command line and returns its exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return report(root, root.Execute())
}

// report writes why a command failed and returns the exit code.
func report(root *cobra.Command, err error) int {
	var findings diagnostic.List
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.As(err, &findings):
		root.PrintErrln(findings)
		return exitFindings
	}
	for line := range strings.Lines(err.Error()) {
		root.PrintErrln("eventc: " + strings.TrimSuffix(line, "\n"))
	}
	return exitCannot
}
