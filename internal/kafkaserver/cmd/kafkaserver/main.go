//go:build unix

// Command kafkaserver runs a real Apache Kafka on this machine for work on this project: it prints
// the bootstrap addresses when the cluster is ready, and runs until it is interrupted or the
// process that started it ends. No broker outlives it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/eventc/eventc/internal/kafkaserver"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, orphaned := context.WithCancel(ctx)
	go watchParent(ctx, orphaned)
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run returns the exit code: 0 fine, 1 the cluster failed, 2 it cannot be asked for like this.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var cfg kafkaserver.Config
	flags := flag.NewFlagSet("kafkaserver", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.IntVar(&cfg.Brokers, "brokers", 1, "number of brokers, 1 or 3")
	flags.StringVar(&cfg.Dir, "dir", "", "folder for data and logs, which stays (default a temporary one)")
	check := flags.Bool("check", false, "only see to Java, Maven and Kafka's artefacts")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if flags.NArg() > 0 {
		_, _ = fmt.Fprintf(stderr, "kafkaserver: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	if err := cfg.Validate(); err != nil {
		_, _ = fmt.Fprintf(stderr, "kafkaserver: %v\n", err)
		return 2
	}
	work := serve
	if *check {
		work = install
	}
	if err := work(ctx, cfg, stdout); err != nil {
		_, _ = fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

func install(ctx context.Context, cfg kafkaserver.Config, _ io.Writer) error {
	if err := kafkaserver.Install(ctx, cfg); err != nil {
		return fmt.Errorf("kafkaserver: %w", err)
	}
	return nil
}

// serve runs a cluster until ctx ends, which is no error, or one of its nodes does.
func serve(ctx context.Context, cfg kafkaserver.Config, stdout io.Writer) (err error) {
	cluster, err := kafkaserver.Start(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cluster.Close()) }()
	if _, err := fmt.Fprintln(stdout, strings.Join(cluster.Addresses(), ",")); err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return nil
	case <-cluster.Done():
		return cluster.Err()
	}
}

// watchParent ends the work when the process that started this one is gone. `go run` passes no
// SIGTERM on: without this its child would run for ever.
func watchParent(ctx context.Context, orphaned func()) {
	const interval = 250 * time.Millisecond
	parent := os.Getppid()
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if os.Getppid() != parent {
				orphaned()
				return
			}
		}
	}
}
