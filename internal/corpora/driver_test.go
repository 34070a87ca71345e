package corpora_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"testing"

	"github.com/eventc/eventc/event"
)

// request and answer are what the driver's types of these names say.
type request struct {
	Event         string
	Payload       []byte
	Headers       []event.Header
	Dispatch, Spy bool
}

type answer struct {
	Accepted   bool
	Reason     event.Reason
	Error      string
	Dispatched string
	Written    []byte
	Asked      []string
	Fault      string
}

// driver is the running program.
type driver struct {
	command *exec.Cmd
	stdin   io.Closer
	stderr  bytes.Buffer
	in      *json.Encoder
	out     *json.Decoder
}

// startDriver starts the program.
func (m *module) startDriver(tb testing.TB) *driver {
	tb.Helper()
	d := &driver{command: exec.Command(m.program)}
	d.command.Stderr = &d.stderr
	in, err := d.command.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	out, err := d.command.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := d.command.Start(); err != nil {
		tb.Fatal(err)
	}
	d.stdin, d.in, d.out = in, json.NewEncoder(in), json.NewDecoder(bufio.NewReader(out))
	return d
}

// close closes the driver's input, at whose end it exits.
func (d *driver) close() error {
	failed := d.stdin.Close()
	if err := d.command.Wait(); err != nil {
		failed = errors.Join(failed, fmt.Errorf("the driver: %w\n%.2000s", err, d.stderr.String()))
	}
	return failed
}

// start sends requests and returns the function that waits for the answers, in their order.
func (d *driver) start(requests []request) func() ([]answer, error) {
	sent := make(chan error, 1)
	go func() { sent <- d.send(requests) }()
	return func() ([]answer, error) {
		answers := make([]answer, len(requests))
		for i := range answers {
			if err := d.out.Decode(&answers[i]); err != nil {
				return nil, fmt.Errorf("no answer: %w", err)
			}
		}
		return answers, <-sent
	}
}

func (d *driver) send(requests []request) error {
	for _, r := range requests {
		if err := d.in.Encode(r); err != nil {
			return err
		}
	}
	return nil
}
