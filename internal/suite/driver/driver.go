package driver

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/eventc/eventc/event"
)

// Parsers are the functions Parse of generated packages, by topic.
type Parsers map[string]func(payload []byte) (event.Event, error)

// Question is a payload of a topic.
type Question struct {
	// Topic is the payload's topic.
	Topic string
	// Payload is its text.
	Payload string
}

// Answer is what generated code says about a payload.
type Answer struct {
	// Written is the event as JSON again. It is empty for a payload that was not accepted.
	Written string
	// Problem says why the payload was not accepted, or why its event could not be written again.
	Problem string
	// Reason is the kind of a refusal.
	Reason event.Reason
}

// Serve reads questions, a JSON value each, until in ends, and writes the answers in their order.
func Serve(in io.Reader, out io.Writer, parsers Parsers) error {
	questions, buffer := json.NewDecoder(in), bufio.NewWriter(out)
	answers := json.NewEncoder(buffer)
	for {
		var q Question
		if err := questions.Decode(&q); errors.Is(err, io.EOF) {
			return buffer.Flush()
		} else if err != nil {
			return fmt.Errorf("reading a question: %w", err)
		}
		if err := answers.Encode(parsers.answer(q)); err != nil {
			return fmt.Errorf("writing an answer: %w", err)
		}
	}
}

func (p Parsers) answer(q Question) Answer {
	parse := p[q.Topic]
	if parse == nil {
		return Answer{Problem: "no package for topic " + q.Topic}
	}
	e, err := parse([]byte(q.Payload))
	if err != nil {
		return refused(err)
	}
	written, err := e.AppendJSON(nil)
	if err != nil {
		return Answer{Problem: "accepted, and not written again: " + err.Error()}
	}
	return Answer{Written: string(written)}
}

func refused(err error) Answer {
	a := Answer{Problem: err.Error()}
	var rejected *event.RejectedError
	if errors.As(err, &rejected) {
		a.Reason = rejected.Reason
	}
	return a
}
