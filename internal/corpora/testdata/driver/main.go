// Command driver answers for generated code. It reads requests, one JSON text each, and writes one
// answer each.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"

	"github.com/eventc/eventc/event"
)

// generated is what every generated event can do.
type generated interface {
	event.Event
	json.Unmarshaler
	DecodeAlias(payload []byte) error
}

// kind is a generated event type.
type kind struct {
	// create returns a new event.
	create func() generated
	// dispatch finds the type of a record, as the topic does, and reads it.
	dispatch func(r *event.Record) (event.Event, error)
	// spy has every schema of the package call asked when it is first asked from now on.
	spy func(asked func(location string))
}

// request is a payload, and which event it is to be read as.
type request struct {
	Event   string
	Payload []byte
	Headers []event.Header
	// Dispatch asks for what the topic makes of the payload, and Spy for the schemas that had to
	// decide. Both take their time.
	Dispatch, Spy bool
}

// answer is what generated code makes of a request.
type answer struct {
	// Accepted says that the payload was read.
	Accepted bool
	// Reason and Error are of the payload that was not.
	Reason event.Reason
	Error  string
	// Dispatched is the Go type that the topic made of the record; "" where it refused or was not
	// asked.
	Dispatched string
	// Written is the event as it was written again.
	Written []byte
	// Asked are the schemas that had to decide.
	Asked []string
	// Fault is something that must not be, whatever the payload is.
	Fault string
}

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(in io.Reader, out io.Writer) error {
	requests := json.NewDecoder(bufio.NewReaderSize(in, 1<<16))
	buffered := bufio.NewWriterSize(out, 1<<16)
	answers := json.NewEncoder(buffered)
	d := driver{kinds: kinds(), used: map[string]generated{}}
	for {
		var r request
		if err := requests.Decode(&r); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := answers.Encode(d.answer(r)); err != nil {
			return err
		}
		if err := buffered.Flush(); err != nil {
			return err
		}
	}
}

type driver struct {
	kinds map[string]kind
	// used are events that have held a payload before.
	used map[string]generated
}

func (d *driver) answer(r request) (a answer) {
	k, known := d.kinds[r.Event]
	if !known {
		return answer{Fault: "no event " + r.Event}
	}
	defer func() {
		if panicked := recover(); panicked != nil {
			a.Fault = fmt.Sprintf("panic: %v", panicked)
		}
	}()
	if r.Spy {
		k.spy(func(location string) { a.Asked = append(a.Asked, location) })
	}
	payload := bytes.Clone(r.Payload)
	e := k.create()
	err := e.UnmarshalJSON(payload)
	a.Asked = slices.Clone(a.Asked)
	if !bytes.Equal(payload, r.Payload) {
		a.Fault = "the payload was written to"
		return a
	}
	if r.Dispatch {
		a.Dispatched = dispatched(k, r)
	}
	if err != nil {
		d.refused(&a, k, r, err)
		return a
	}
	a.Accepted = true
	if err := d.accepted(&a, k, r, e); err != nil {
		a.Fault = err.Error()
	}
	return a
}

// dispatched returns the Go type that the topic makes of the record.
func dispatched(k kind, r request) string {
	e, err := k.dispatch(&event.Record{Value: bytes.Clone(r.Payload), Headers: r.Headers})
	if err != nil {
		return ""
	}
	return reflect.TypeOf(e).String()
}

// refused holds a refusal: it must be of the known kinds, and the same by the other way of reading.
func (d *driver) refused(a *answer, k kind, r request, err error) {
	a.Error = err.Error()
	var rejected *event.RejectedError
	if !errors.As(err, &rejected) || !errors.Is(err, event.ErrRejected) || len(rejected.Violations) == 0 {
		a.Fault = "an error of an unknown kind: " + err.Error()
		return
	}
	a.Reason = rejected.Reason
	if !r.Dispatch {
		return
	}
	aliased := k.create().DecodeAlias(bytes.Clone(r.Payload))
	if isBrief(aliased) || rejected.Brief {
		return // how much is explained depends on how many payloads were refused
	}
	if aliased == nil || aliased.Error() != err.Error() {
		a.Fault = fmt.Sprintf("another error from memory that is shared: %v", aliased)
	}
}

func isBrief(err error) bool {
	var rejected *event.RejectedError
	return errors.As(err, &rejected) && rejected.Brief
}

// accepted holds an event: however it was read it is the same, and written and read again too.
func (d *driver) accepted(a *answer, k kind, r request, e generated) error {
	var err error
	if a.Written, err = e.AppendJSON(nil); err != nil {
		return fmt.Errorf("read and not written again: %w", err)
	}
	again := k.create()
	if err := again.UnmarshalJSON(a.Written); err != nil {
		return fmt.Errorf("written and not read again: %w", err)
	}
	shared := k.create()
	if err := shared.DecodeAlias(bytes.Clone(r.Payload)); err != nil {
		return fmt.Errorf("not read from memory that is shared: %w", err)
	}
	used := d.used[r.Event]
	if used == nil {
		used = k.create()
	}
	if err := used.DecodeAlias(bytes.Clone(r.Payload)); err != nil {
		return fmt.Errorf("not read into a used event: %w", err)
	}
	d.used[r.Event] = used
	for name, other := range map[string]generated{"written and read again": again, "read from shared memory": shared, "read into a used event": used} {
		if !reflect.DeepEqual(e, other) {
			return fmt.Errorf("%s it is another event: %#v, want %#v", name, other, e)
		}
	}
	return nil
}
