package difftest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"runtime/debug"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
)

// Generated is what every generated event can do.
type Generated interface {
	event.Event
	json.Unmarshaler
	// DecodeAlias reads a payload that the caller gives up.
	DecodeAlias(payload []byte) error
}

// Codec is the generated code of one event type, held against itself: every way of reading must come
// to the same event, and of writing to the same text. It is not safe for concurrent use.
type Codec struct {
	create func() Generated
	used   Generated // has held other payloads before
	buffer []byte    // has held other texts before
	loose  Looseness
}

// NewCodec returns the codec of the events that create makes.
func NewCodec(create func() Generated) *Codec {
	first := create()
	return &Codec{create: create, used: first, loose: LoosenessOf(reflect.TypeOf(first))}
}

// Type is the Go type of the events.
func (c *Codec) Type() reflect.Type { return reflect.TypeOf(c.used) }

// Reading is what became of a payload.
type Reading struct {
	// Event is the event, or nil where the payload was refused.
	Event Generated
	// Written is the event as it was written again.
	Written []byte
	// Err is why the payload was refused.
	Err *event.RejectedError
}

// Fault is something that generated code must not do.
type Fault struct {
	// What says in a few words which kind of fault it is.
	What string
	// Detail says more.
	Detail string
}

// Error returns both.
func (f *Fault) Error() string { return f.What + ": " + f.Detail }

func faultf(what, format string, values ...any) *Fault {
	return &Fault{What: what, Detail: fmt.Sprintf(format, values...)}
}

// Read reads a payload, which it does not change, copying it and into a used event that shares its
// memory, and writes it. Ways that seldom differ from these are only tried on demand. The error is a
// [*Fault].
func (c *Codec) Read(payload []byte, thoroughly bool) (r Reading, err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = faultf("panic", "%v\n%s", panicked, debug.Stack())
		}
	}()
	e, given := c.create(), bytes.Clone(payload)
	refused := e.UnmarshalJSON(given)
	if !bytes.Equal(given, payload) {
		return r, faultf("the payload was written to", "%s", given)
	}
	if refused != nil {
		r.Err, err = c.refused(payload, refused, thoroughly)
		return r, err
	}
	r.Event = e
	r.Written, err = c.accepted(payload, e, thoroughly)
	return r, err
}

// refused holds a refusal: it must be of the known kind, and the same by the other way of reading.
func (c *Codec) refused(payload []byte, err error, thoroughly bool) (*event.RejectedError, error) {
	var rejected *event.RejectedError
	if !errors.As(err, &rejected) || !errors.Is(err, event.ErrRejected) || len(rejected.Violations) == 0 {
		return nil, faultf("an error of an unknown kind", "%v", err)
	}
	if !thoroughly {
		return rejected, nil
	}
	aliased := c.create().DecodeAlias(bytes.Clone(payload))
	if aliased != nil && briefOf(err, aliased) != nil {
		return rejected, nil // how much is explained depends on how many payloads were refused
	}
	if aliased == nil || aliased.Error() != err.Error() {
		return rejected, faultf("two errors for one payload", "%v, and from memory that is shared %v", err, aliased)
	}
	return rejected, nil
}

// accepted holds an event: however it was read it is the same, and written and read again too.
func (c *Codec) accepted(payload []byte, e Generated, thoroughly bool) ([]byte, error) {
	written, err := c.write(e)
	if err != nil {
		return nil, err
	}
	if err := c.loose.EqualJSON(payload, written); err != nil {
		return written, faultf("written again it is other JSON", "%v: %s", err, written)
	}
	if err := c.reread(e, c.used, c.used.DecodeAlias, payload, "read into a used event"); err != nil {
		c.used = c.create()
		return written, err
	}
	if !thoroughly {
		return written, nil
	}
	again, shared := c.create(), c.create()
	if err := c.reread(e, again, again.UnmarshalJSON, written, "written and read again"); err != nil {
		return written, err
	}
	if err := c.reread(e, shared, shared.DecodeAlias, payload, "read from shared memory"); err != nil {
		return written, err
	}
	return written, c.readSlowly(payload)
}

// write writes the event into new memory and into used memory.
func (c *Codec) write(e Generated) ([]byte, error) {
	written, err := e.AppendJSON(nil)
	if err != nil {
		return nil, faultf("read and not written again", "%v", err)
	}
	c.buffer, err = e.AppendJSON(append(c.buffer[:0], "before"...))
	if err != nil || string(c.buffer) != "before"+string(written) {
		return nil, faultf("appended to a buffer it is another text", "%s, want %s: %v", c.buffer, written, err)
	}
	return written, nil
}

func (c *Codec) reread(e, into Generated, read func([]byte) error, payload []byte, how string) error {
	if err := read(bytes.Clone(payload)); err != nil {
		return faultf("not "+how, "%v: %s", err, payload)
	}
	if !reflect.DeepEqual(e, into) {
		return faultf(how+" it is another event", "%#v, want %#v: %s", into, e, payload)
	}
	return nil
}

// readSlowly reads the payload with its first member there twice, of which the last counts: codecs
// leave that to the schema and read it in their other, lenient way.
func (c *Codec) readSlowly(payload []byte) error {
	twice, ok := withMemberTwice(payload)
	if !ok {
		return nil
	}
	e := c.create()
	if err := e.UnmarshalJSON(twice); err != nil {
		return faultf("refused with a member twice", "%v: %s", err, twice)
	}
	written, err := e.AppendJSON(nil)
	if err == nil {
		err = c.loose.EqualJSON(payload, written)
	}
	if err != nil {
		return faultf("read slowly it is other JSON", "%v: %s", err, written)
	}
	return nil
}

// withMemberTwice puts a null of the first member's name before the members of an object.
func withMemberTwice(payload []byte) ([]byte, bool) {
	root := parse(string(payload))
	if root == nil || len(root.members) == 0 || len(payload) >= wire.MaxSize/2 {
		return nil, false
	}
	first := member{name: root.members[0].name, value: &node{scalar: "null"}}
	root.members = append([]member{first}, root.members...)
	return []byte(root.text()), true
}
