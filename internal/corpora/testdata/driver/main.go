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
	"github.com/eventc/eventc/internal/difftest"
)

// kind is a generated event type.
type kind struct {
	// create returns a new event.
	create func() difftest.Generated
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
	d := driver{kinds: kinds(), codecs: map[string]*difftest.Codec{}}
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
	// codecs are the kinds' codecs, once they were asked for.
	codecs map[string]*difftest.Codec
}

// codec returns the codec of the event.
func (d *driver) codec(name string, k kind) *difftest.Codec {
	if d.codecs[name] == nil {
		d.codecs[name] = difftest.NewCodec(k.create)
	}
	return d.codecs[name]
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
		a.Asked = asked(k, r.Payload)
	}
	reading, err := d.codec(r.Event, k).Read(r.Payload, r.Dispatch)
	if err != nil {
		a.Fault = err.Error()
	}
	a.Accepted, a.Written = reading.Event != nil, reading.Written
	if reading.Err != nil {
		a.Reason, a.Error = reading.Err.Reason, reading.Err.Error()
	}
	if r.Dispatch {
		a.Dispatched = dispatched(k, r)
	}
	return a
}

// asked returns the schemas that have to decide when the payload is read.
func asked(k kind, payload []byte) []string {
	var locations []string
	k.spy(func(location string) { locations = append(locations, location) })
	_ = k.create().UnmarshalJSON(bytes.Clone(payload)) // what it says is asked for later
	return slices.Clone(locations)
}

// dispatched returns the Go type that the topic makes of the record.
func dispatched(k kind, r request) string {
	e, err := k.dispatch(&event.Record{Value: bytes.Clone(r.Payload), Headers: r.Headers})
	if err != nil {
		return ""
	}
	return reflect.TypeOf(e).String()
}
