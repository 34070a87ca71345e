package fuzzer

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/difftest"
)

// subject is a kind that is being held against its schema.
type subject struct {
	kind   Kind
	codec  *difftest.Codec
	schema *jsonschema.Schema
}

func newSubject(k Kind) (*subject, error) {
	schema, err := k.Judges.compile(k.Location)
	if err != nil {
		return nil, err
	}
	return &subject{kind: k, codec: difftest.NewCodec(k.Create), schema: schema}, nil
}

// verdict is what became of a document.
type verdict struct {
	valid, accepted bool
	fault           *difftest.Fault
}

// check holds one document against the judge.
func (s *subject) check(document []byte, thoroughly bool) verdict {
	reading, err := s.codec.Read(document, thoroughly)
	v := verdict{valid: difftest.Valid(s.schema, document), accepted: reading.Event != nil}
	switch {
	case v.accepted && !v.valid:
		v.fault = &difftest.Fault{What: "UNSOUND: accepted, and the schema refuses it"}
	case err != nil:
		v.fault = asFault(err)
	case !v.accepted && v.valid:
		v.fault = refusedValid(document, reading.Err)
	case v.accepted && thoroughly && !difftest.Valid(s.schema, reading.Written):
		v.fault = &difftest.Fault{What: "written again the schema refuses it", Detail: string(reading.Written)}
	case thoroughly:
		v.fault = s.checkDispatch(document, reading)
	}
	if v.fault == nil && reading.Err != nil && reading.Err.Brief {
		v.fault = s.checkBrief(document, reading.Err)
	}
	return v
}

// shake changes the event that the document is, and writes it: what is written the schema must accept.
func (s *subject) shake(random *rand.Rand, document []byte) *difftest.Fault {
	written, err := s.codec.Shake(random, document)
	switch {
	case err != nil:
		return asFault(err)
	case written != nil && !difftest.Valid(s.schema, written):
		return &difftest.Fault{What: "UNSOUND: an event was written, and the schema refuses it", Detail: string(written)}
	}
	return nil
}

// checkBrief holds a rejection in brief, whose one violation the judge must name too.
func (s *subject) checkBrief(document []byte, rejected *event.RejectedError) *difftest.Fault {
	if err := difftest.CheckBrief(s.schema, rejected, document); err != nil {
		return &difftest.Fault{What: "explained in brief by what is no violation", Detail: err.Error()}
	}
	return nil
}

func asFault(err error) *difftest.Fault {
	if fault, ok := err.(*difftest.Fault); ok { //nolint:errorlint // faults are never wrapped
		return fault
	}
	return &difftest.Fault{What: "an error that is no fault", Detail: err.Error()}
}

// refusedValid holds the refusal of a valid document: only Go's types can be its reason.
func refusedValid(document []byte, err *event.RejectedError) *difftest.Fault {
	if err.Reason != event.ReasonUnrepresentable {
		return &difftest.Fault{What: "refused, and the schema accepts it", Detail: err.Error()}
	}
	if difftest.Representable(document, err.Violations[0].Pointer) {
		return &difftest.Fault{What: "refused as unrepresentable, which it is not", Detail: err.Error()}
	}
	return nil
}

// checkDispatch reads the document by way of its topic, which must find the same event, or none.
func (s *subject) checkDispatch(document []byte, reading difftest.Reading) *difftest.Fault {
	e, err := s.dispatch(document)
	isOwn := err == nil && reflect.TypeOf(e) == s.codec.Type()
	switch {
	case isOwn != (reading.Event != nil):
		return &difftest.Fault{What: "by its topic it is another event", Detail: fmt.Sprintf("%T, %v", e, err)}
	case isOwn && !reflect.DeepEqual(e, event.Event(reading.Event)):
		return &difftest.Fault{What: "read by its topic it is another event", Detail: fmt.Sprintf("%#v, want %#v", e, reading.Event)}
	}
	return nil
}

func (s *subject) dispatch(document []byte) (e event.Event, err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("panic: %v", panicked)
		}
	}()
	return s.kind.Dispatch(&event.Record{Value: bytes.Clone(document), Headers: s.kind.Headers})
}
