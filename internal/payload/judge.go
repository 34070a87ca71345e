package payload

import (
	"errors"
	"fmt"
	"strings"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// Judge decides about payloads. It may be used concurrently.
type Judge struct {
	topics []*topic
	only   *judgedEvent // set: whatever type a payload says, this event's schema decides
}

// NewJudge returns the judge of payloads of any topic of the catalog.
func NewJudge(c *catalog.Catalog) *Judge {
	j := &Judge{}
	for _, t := range c.Topics {
		j.topics = append(j.topics, newTopic(t))
	}
	return j
}

// ForTopic returns the judge of payloads of one topic. The error names the topics that there are,
// or is a [*TypeInHeadersError].
func (j *Judge) ForTopic(name string) (*Judge, error) {
	var names []string
	for _, t := range j.topics {
		if t.name != name {
			names = append(names, t.name)
			continue
		}
		if err := t.needsHeaders(); err != nil {
			return nil, err
		}
		return &Judge{topics: []*topic{t}}, nil
	}
	return nil, fmt.Errorf("no topic %q; %s", name, hint("topics", name, names))
}

// ForEvent returns the judge of payloads of one event, given as "<topic>/<type>". The error names
// the events that there are.
func (j *Judge) ForEvent(name string) (*Judge, error) {
	var names []string
	for _, t := range j.topics {
		for _, eventType := range t.types() {
			if t.name+"/"+eventType == name {
				e, _ := t.find(eventType)
				return &Judge{topics: []*topic{t}, only: &e}, nil
			}
			names = append(names, t.name+"/"+eventType)
		}
	}
	return nil, fmt.Errorf("no event %q; %s", name, hint("events", name, names))
}

// hint helps with a name that is not among the names.
func hint(what, name string, names []string) string {
	if near, found := diagnostic.Nearest(name, names); found {
		return fmt.Sprintf("did you mean %q?", near)
	}
	const most = 16
	if more := len(names) - most; more > 0 {
		return fmt.Sprintf("the %s are %s, and %d more", what, strings.Join(names[:most], ", "), more)
	}
	return "the " + what + " are " + strings.Join(names, ", ")
}

// Judge decides about a document: nil accepts it. The error is an [*event.RejectedError], an
// [*event.UnknownTypeError] where the judge is for one topic, else an [*UnknownTopicError].
func (j *Judge) Judge(document string) error {
	switch {
	case j.only != nil:
		return j.only.schema.Validate(document)
	case len(j.topics) == 1 && len(j.topics[0].headers) == 0:
		return j.topics[0].judge(document)
	}
	return j.judgeByType(document)
}

// judgeByType has the one topic decide that knows the document's type.
func (j *Judge) judgeByType(document string) error {
	unknown := &UnknownTopicError{}
	var verdict error
	for _, t := range j.topics {
		if inHeaders := t.needsHeaders(); inHeaders != nil {
			unknown.InHeaders = append(unknown.InHeaders, inHeaders)
			continue
		}
		if t.discriminator == nil {
			unknown.Typeless = append(unknown.Typeless, t.name)
			continue
		}
		err := t.judge(document)
		var rejected *event.RejectedError
		var unknownType *event.UnknownTypeError
		switch {
		case errors.As(err, &unknownType):
			unknown.Types = append(unknown.Types, unknownType)
			continue
		case errors.As(err, &rejected) && rejected.EventType == "":
			return err
		}
		unknown.Topics = append(unknown.Topics, t.name)
		verdict = err
	}
	if len(unknown.Topics) == 1 {
		return verdict
	}
	return unknown
}

// UnknownTopicError says that it is not known which topic a payload belongs to: none knows its
// type, or more than one does.
type UnknownTopicError struct {
	// Topics are the topics that know its type, sorted: none, or more than one.
	Topics []string
	// Types says what each topic that does not know the type knows instead.
	Types []*event.UnknownTypeError
	// Typeless are the topics whose payloads do not say their type.
	Typeless []string
	// InHeaders are the topics whose payloads do not say all of it.
	InHeaders []*TypeInHeadersError
}

// Error says what is known and what to do about it, in one line.
func (e *UnknownTopicError) Error() string {
	if len(e.Topics) > 0 {
		return "the event type is that of topics " + strings.Join(e.Topics, " and ") + ": name one by --topic"
	}
	var reasons []string
	for _, t := range e.Types {
		reasons = append(reasons, t.Error())
	}
	for _, name := range e.Typeless {
		reasons = append(reasons, name+": its payloads have no event type: name it by --topic")
	}
	for _, t := range e.InHeaders {
		reasons = append(reasons, t.Error())
	}
	return strings.Join(reasons, "; ")
}

// TypeInHeadersError says that headers tell the events of a topic apart, which a payload by itself
// does not have.
type TypeInHeadersError struct {
	// Topic is the topic.
	Topic string
	// Headers are the names of the headers.
	Headers []string
	// Known are the types that the topic has, sorted.
	Known []string
}

// Error says which headers these are and what to do about it, in one line.
func (e *TypeInHeadersError) Error() string {
	return fmt.Sprintf("%s: its event types are in the header %s, which a payload by itself does not have: "+
		"name the event, as in --event %s/%s", e.Topic, strings.Join(e.Headers, " and "), e.Topic, e.Known[0])
}
