package event

import (
	"fmt"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"golang.org/x/time/rate"

	"github.com/eventc/eventc/event/wire"
)

// SchemaDocument is a schema file as a generated package carries it.
type SchemaDocument struct {
	// URL is the address under which other documents refer to it.
	URL string
	// Text is the JSON text.
	Text string
}

// Schema is the judge of one event type, or of one value within it: the JSON Schema itself. It is
// compiled when it is first asked. A Schema is safe for concurrent use.
type Schema struct {
	topic, eventType, location string
	documents                  func() []SchemaDocument
	limits                     Limits

	once         sync.Once
	compiled     *jsonschema.Schema
	err          error
	explanations *rate.Limiter
}

// NewSchema returns the judge at location, the URL of one of the documents with a JSON Pointer as
// its fragment where it is a part of it. The documents, which are only asked for when the schema is
// compiled, must hold all that it refers to.
//
// It only fills a struct, so that a package variable made by it is laid out at compile time: the
// linker drops those of the events that a program does not use.
func NewSchema(topic, eventType, location string, documents func() []SchemaDocument) *Schema {
	return &Schema{topic: topic, eventType: eventType, location: location, documents: documents}
}

// NewSchemaWithin is [NewSchema] with limits other than the defaults.
func NewSchemaWithin(limits Limits, topic, eventType, location string, documents func() []SchemaDocument) *Schema {
	return &Schema{topic: topic, eventType: eventType, location: location, documents: documents, limits: limits}
}

func (s *Schema) compile() {
	s.explanations = rate.NewLimiter(rate.Limit(s.limits.explanations()), s.limits.explanations())
	s.compiled, s.err = compileSchema(s.location, s.documents())
}

func compileSchema(location string, documents []SchemaDocument) (s *jsonschema.Schema, err error) {
	defer recoverInto(&err)
	c := NewCompiler()
	for _, document := range documents {
		if err := c.AddResource(document.URL, strings.NewReader(document.Text)); err != nil {
			return nil, err
		}
	}
	return c.Compile(location)
}

// Decode decides about a document that a codec did not accept by itself, and reads it if the schema
// accepts it: read is called once, with a document of its own and a decoder that takes every
// spelling, and returns a negative position where a value does not fit its Go type.
//
// The position is what the codec returned. Where it is ^at, the codec did not accept what is at at:
// of more than [Limits.Explanations] rejections in a second the others are explained from that place alone
// and are Brief.
//
// The error is a [*RejectedError].
func (s *Schema) Decode(document string, position int, read func(d *wire.Decoder, document string) int) error {
	s.once.Do(s.compile)
	if s.explanations.Tokens() < 1 {
		if brief := s.brief(document, position); brief != nil {
			return brief
		}
	}
	tree, err := s.judge(document)
	if err != nil {
		s.explanations.Allow()
		return err
	}
	canonical := string(appendTree(nil, tree))
	d := wire.NewLenientDecoder()
	if read(d, canonical) >= 0 {
		return nil
	}
	return s.unrepresentable(d.Unfit, canonical)
}

// Check decides about a document that a codec has written and marked, starting at start in buffer.
// The error is a [*RejectedError].
func (s *Schema) Check(x *wire.Encoder, buffer []byte, start int) error {
	document := string(buffer[start:])
	if unfit, found := x.Unfit(); found {
		at := wire.PointerTo(document, unfit.Offset-start)
		return reject(s.topic, s.eventType, ReasonUnrepresentable, at, cut(unfit.Message, maxMessage))
	}
	return s.Validate(document)
}

// Validate decides about a document as it came, under the limits that hold for every payload. It
// does not look at what Go's types can hold: a codec may refuse a document that Validate accepts,
// as [ReasonUnrepresentable]. The error is a [*RejectedError].
func (s *Schema) Validate(document string) error {
	_, err := s.judge(document)
	return err
}

// CheckText holds a document against what every payload must be, whatever its schema says: JSON within the
// limits. The error is a [*RejectedError].
func (s *Schema) CheckText(document string) error {
	return checkText(s.topic, s.eventType, document, s.limits)
}

// judge returns the document as the schema saw it, if it accepts it.
func (s *Schema) judge(document string) (any, error) {
	if err := s.CheckText(document); err != nil {
		return nil, err
	}
	tree, err := parseTree(document)
	if err != nil {
		return nil, reject(s.topic, s.eventType, ReasonSyntax, "", err.Error())
	}
	return tree, s.validate(tree)
}

// Accepts reports whether the schema accepts the JSON text of a value. It is for the values of a
// document whose schema a codec does not decide by itself; the text must be within the limits.
func (s *Schema) Accepts(value string) bool {
	tree, err := parseTree(value)
	return err == nil && s.validate(tree) == nil
}

// Keeps reports whether the schema, which accepts the JSON text of a value, accepts what is written of it
// too. It is for the values that Accepts is for.
func (s *Schema) Keeps(value string, write func(x *wire.Encoder, b []byte) []byte) bool {
	var x wire.Encoder
	written := write(&x, nil)
	_, unfit := x.Unfit()
	return string(written) == value || !unfit && s.Accepts(string(written))
}

// validate asks the judge. A panic of the judge is a rejection: what cannot be judged cannot be
// accepted.
func (s *Schema) validate(tree any) error {
	s.once.Do(s.compile)
	if s.err != nil {
		return reject(s.topic, s.eventType, ReasonSchema, "", "the schema does not compile: "+s.err.Error())
	}
	if err := validate(s.compiled, tree); err != nil {
		return s.explain(err)
	}
	return nil
}

func validate(compiled *jsonschema.Schema, tree any) (err error) {
	defer recoverInto(&err)
	return compiled.Validate(tree)
}

func (s *Schema) unrepresentable(unfit func() (wire.Unfit, bool), document string) error {
	value, found := unfit()
	if !found {
		return reject(s.topic, s.eventType, ReasonUnrepresentable, "",
			"the schema accepts the payload and the generated code does not: this is a bug of the generator, please report it")
	}
	at := wire.PointerTo(document, value.Offset)
	return reject(s.topic, s.eventType, ReasonUnrepresentable, at, value.Message)
}

func recoverInto(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("the validator panicked: %v", r)
	}
}
