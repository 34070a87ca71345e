package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

const help = `feed sends the events of a small social network over Kafka, handles them as typed events, and shows
what becomes of payloads that are not what the schemas ask for.

Usage:
  feed [--brokers host:port[,host:port...]] [--timeout duration] [--verbose]

Examples:
  go run ./examples/feed
      with a broker inside the program: nothing to install, nothing to start
  go run ./examples/feed --brokers localhost:9092
      on a cluster, in topics and groups of its own, which it creates

Flags:
  --brokers    addresses of some brokers of a cluster; the default is a broker inside the program
  --timeout    how long it may take; the default is 1m
  --verbose    show on standard error what producers and consumers log, from level debug;
               the default is errors only

Exit codes:
  0  every event was handled, every broken payload is a dead letter
  1  something does not add up, or no broker can be reached
  2  wrong flags
`

// options are the flags.
type options struct {
	brokers []string // empty for a broker inside the program
	timeout time.Duration
	verbose bool
}

// parseOptions returns [flag.ErrHelp] if help was asked for.
func parseOptions(args []string) (options, error) {
	var opts options
	flags := flag.NewFlagSet("feed", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run reports the error, in one line
	flags.Func("brokers", "", opts.setBrokers)
	flags.DurationVar(&opts.timeout, "timeout", time.Minute, "")
	flags.BoolVar(&opts.verbose, "verbose", false, "")
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	switch {
	case flags.NArg() > 0:
		return options{}, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case opts.timeout <= 0:
		return options{}, fmt.Errorf("--timeout is %v: it must be more than 0", opts.timeout)
	}
	return opts, nil
}

func (o *options) setBrokers(list string) error {
	o.brokers = nil
	for address := range strings.SplitSeq(list, ",") {
		host, port, err := net.SplitHostPort(address)
		if err != nil || host == "" || port == "" {
			return fmt.Errorf("%q is no host:port", address)
		}
		o.brokers = append(o.brokers, address)
	}
	return nil
}

func printHelp(to io.Writer) error {
	_, err := io.WriteString(to, help)
	return err
}
