package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1 // no broker, or something does not add up
	exitUsage  = 2 // wrong flags
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// After the first signal the default is back: a second one ends a shutdown that takes too long.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program without the process around it, so that tests can call it.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	opts, err := parseOptions(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitCode(printHelp(stdout), exitFailed, stderr)
	case err != nil:
		return exitCode(fmt.Errorf("%w (--help shows the flags)", err), exitUsage, stderr)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, opts.timeout,
		fmt.Errorf("not done within %v: --verbose shows what went on, --timeout gives more time", opts.timeout))
	defer cancel()
	err = feed(ctx, opts, &printer{to: stdout}, newLogger(opts, stderr))
	return exitCode(because(ctx, err), exitFailed, stderr)
}

// exitCode reports the error, if there is one, and returns the code to exit with.
func exitCode(err error, failed int, stderr io.Writer) int {
	if err == nil {
		return exitDone
	}
	_, _ = fmt.Fprintln(stderr, "feed:", inOneLine(err)) // there is nowhere left to report an error to
	return failed
}

// newLogger returns the logger of producers and consumers. They warn about every dead letter,
// which this program provokes and shows itself. Yours does not: log from slog.LevelWarn at least.
func newLogger(opts options, stderr io.Writer) *slog.Logger {
	level := slog.LevelError
	if opts.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: level}))
}
