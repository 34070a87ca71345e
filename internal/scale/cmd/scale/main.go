// Command scale makes the schemas of package scale and times the eventc program on them, each run as
// a whole process: into an empty folder, with nothing to do, and with --check.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/eventc/eventc/internal/scale"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1)
	}
}

// settings are what is measured.
type settings struct {
	eventc         string
	events, topics int
	rounds         int
}

func run(args []string, stdout, stderr io.Writer) (err error) {
	var s settings
	flags := flag.NewFlagSet("scale", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.eventc, "eventc", "", "the program to time; it must be given")
	flags.IntVar(&s.events, "events", 1000, "number of schemas")
	flags.IntVar(&s.topics, "topics", 16, "number of topics that they are spread over")
	flags.IntVar(&s.rounds, "rounds", 5, "number of runs of each kind; the median is shown")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if s.eventc == "" || s.events < 1 || s.topics < 1 || s.rounds < 1 {
		return errors.New("--eventc must name a program, and the numbers must be 1 or more")
	}
	if s.eventc, err = filepath.Abs(s.eventc); err != nil {
		return err
	}
	root, err := os.MkdirTemp("", "scale")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(root)) }()
	return measure(s, root, stdout)
}

// measure prints how long each kind of run takes, and fails where one took longer than it should.
func measure(s settings, root string, stdout io.Writer) error {
	const noAim = time.Hour
	var missed []error
	for _, events := range []struct {
		name    string
		schemas map[string][]byte
		aim     time.Duration
	}{
		{"flat events of 5 members each", scale.FlatSchemas(s.events, s.topics), time.Second},
		{"events of 12 members and more each", scale.Schemas(s.events, s.topics), noAim},
	} {
		folder := filepath.Join(root, events.name)
		if err := writeSchemas(folder, events.schemas); err != nil {
			return err
		}
		missed = append(missed, measureKinds(s, folder, events.name, events.aim, stdout))
	}
	return errors.Join(missed...)
}

func measureKinds(s settings, root, events string, aim time.Duration, stdout io.Writer) error {
	const aimOfNothing = 100 * time.Millisecond
	empty := func() error { return os.RemoveAll(filepath.Join(root, "gen")) }
	nothing := func() error { return nil }
	var missed []error
	for _, kind := range []struct {
		name    string
		prepare func() error
		args    []string
		aim     time.Duration
	}{
		{"into an empty folder", empty, []string{"generate"}, aim},
		{"nothing to do", nothing, []string{"generate"}, aimOfNothing},
		{"--check, nothing to do", nothing, []string{"generate", "--check"}, aimOfNothing},
	} {
		taken, err := median(s, root, kind.prepare, kind.args)
		if err != nil {
			return fmt.Errorf("%s: %w", kind.name, err)
		}
		_, err = fmt.Fprintf(stdout, "%d %s, %s: %.3f s, %.3f s of CPU\n",
			s.events, events, kind.name, taken.wall.Seconds(), taken.cpu.Seconds())
		if err != nil {
			return err
		}
		if taken.wall > kind.aim {
			missed = append(missed, fmt.Errorf("%s, %s: took longer than %v", events, kind.name, kind.aim))
		}
	}
	return errors.Join(missed...)
}

func writeSchemas(root string, schemas map[string][]byte) error {
	for name, text := range schemas {
		place := filepath.Join(root, "schemas", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(place), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(place, text, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// spent is what a process took.
type spent struct{ wall, cpu time.Duration }

// median returns the run of the middle wall time.
func median(s settings, root string, prepare func() error, args []string) (spent, error) {
	var all []spent
	for range s.rounds {
		if err := prepare(); err != nil {
			return spent{}, err
		}
		taken, err := timed(s.eventc, root, args)
		if err != nil {
			return spent{}, err
		}
		all = append(all, taken)
	}
	slices.SortFunc(all, func(a, b spent) int { return int(a.wall - b.wall) })
	return all[len(all)/2], nil
}

// timed runs the program in the folder, with a cache of its own.
func timed(program, folder string, args []string) (spent, error) {
	cmd := exec.Command(program, args...)
	cmd.Dir = folder
	cache := filepath.Join(folder, "cache")
	cmd.Env = append(os.Environ(), "HOME="+cache, "XDG_CACHE_HOME="+cache, "LocalAppData="+cache)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil {
		return spent{}, fmt.Errorf("%w\n%s", err, out)
	}
	return spent{wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}, nil
}
