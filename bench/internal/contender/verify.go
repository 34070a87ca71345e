package contender

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// Verify shows that all contenders do the same work: each accepts the payload and loses nothing of
// it, each writes the same event, and each that checks refuses what the schema refuses. It returns
// all that is wrong, a line each.
func (e Event) Verify() []string {
	var complaints []string
	for _, r := range e.Receivers {
		complaints = e.complain(complaints, r.Name, r.verify(e))
	}
	for _, s := range e.Senders {
		complaints = e.complain(complaints, s.Name, s.verify(e))
	}
	return complaints
}

func (e Event) complain(complaints []string, contender string, found []error) []string {
	for _, err := range found {
		complaints = append(complaints, fmt.Sprintf("%s: %s %s", e.Name, contender, err))
	}
	return complaints
}

func (r Receiver) verify(e Event) []error {
	var complaints []error
	if err := r.verifyAccepts(e); err != nil {
		complaints = append(complaints, err)
	}
	for _, p := range r.refused(e) {
		_, err := r.Decode([]byte(p.Text))
		switch tolerated := slices.Contains(r.Tolerates, p.Name); {
		case !r.Kind.Checks():
		case err == nil && !tolerated:
			complaints = append(complaints, fmt.Errorf("accepts %s when it reads: %s", p.Name, p.Text))
		case err != nil && tolerated:
			complaints = append(complaints, fmt.Errorf("refuses %s, which it is said to tolerate: %w", p.Name, err))
		}
	}
	return complaints
}

func (r Receiver) verifyAccepts(e Event) error {
	value, err := r.Decode(r.payload(e))
	if err != nil {
		return fmt.Errorf("does not read the event: %w", err)
	}
	if r.View != nil {
		if value, err = r.View(value); err != nil {
			return fmt.Errorf("does not hold the event: %w", err)
		}
	}
	return equalValue(value, e.Payload)
}

func equalValue(value any, payload []byte) error {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("does not hold the event: %w", err)
	}
	return equalJSON(text, payload)
}

func (s Sender) verify(e Event) []error {
	var complaints []error
	if err := s.verifyWrites(e.Payload); err != nil {
		complaints = append(complaints, err)
	}
	for _, r := range s.Refused {
		if text, err := r.Encode(); err == nil && s.Kind.Checks() {
			complaints = append(complaints, fmt.Errorf("accepts %s when it writes: %s", r.Name, text))
		}
	}
	return complaints
}

func (s Sender) verifyWrites(payload []byte) error {
	text, err := s.Encode()
	if err != nil {
		return fmt.Errorf("does not write the event: %w", err)
	}
	if s.View == nil {
		return equalJSON(text, payload)
	}
	value, err := s.View(text)
	if err != nil {
		return fmt.Errorf("writes what it cannot read: %w", err)
	}
	return equalValue(value, payload)
}

func equalJSON(got, want []byte) error {
	gotTree, err := parse(got)
	if err != nil {
		return fmt.Errorf("writes what is no JSON: %w: %s", err, got)
	}
	wantTree, err := parse(want)
	if err != nil {
		return fmt.Errorf("is given what is no JSON: %w: %s", err, want)
	}
	if !reflect.DeepEqual(gotTree, wantTree) {
		return fmt.Errorf("makes another event of it: %s", got)
	}
	return nil
}

// parse keeps numbers as they are spelled.
func parse(text []byte) (tree any, err error) {
	var whole json.RawMessage
	if err := json.Unmarshal(text, &whole); err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	err = decoder.Decode(&tree)
	return tree, err
}
