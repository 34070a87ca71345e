package corpora_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/difftest"
)

// checkPayloads gives every real payload to the event that it is: the code must accept what the
// schema accepts, find the event by the payload itself, and write it again as the same JSON.
func (c *corpus) checkPayloads(t *testing.T, d *driver) {
	t.Helper()
	var requests []request
	for _, p := range c.payloads {
		r := p.request(p.text)
		r.Dispatch, r.Spy = true, true
		requests = append(requests, r)
	}
	answers, err := d.start(requests)()
	if err != nil {
		t.Fatal(err)
	}
	valid, slow, asked := 0, 0, map[string]bool{}
	for i, p := range c.payloads {
		accepts := difftest.Valid(p.event.Compiled(), p.text)
		if broken := slices.Contains(c.invalid, strings.TrimPrefix(p.file, folder+"/")); broken == accepts {
			t.Errorf("%s: the schema accepts it: %t", p.file, accepts)
		}
		if fault := c.fault(p.event, requests[i], accepts, answers[i]); fault != "" {
			t.Errorf("%s: %s", p.file, fault)
		}
		if !accepts {
			continue
		}
		valid++
		if len(answers[i].Asked) > 0 {
			slow++
		}
		for _, location := range answers[i].Asked {
			asked[location] = true
		}
	}
	t.Logf("%d payloads, %d of them valid: accepted, dispatched, written again", len(c.payloads), valid)
	t.Logf("the schema had to decide about %d of the valid ones, or parts of them: %q", slow, slices.Sorted(maps.Keys(asked)))
}

// fault says what is wrong with the driver's answer about a payload; "" is nothing.
func (c *corpus) fault(e *catalog.Event, r request, valid bool, a answer) string {
	isOwn := a.Dispatched == c.goType(e)
	switch {
	case a.Accepted && !valid:
		return "UNSOUND: accepted, and the schema refuses it"
	case a.Fault != "":
		return a.Fault
	case !a.Accepted && valid && a.Reason != event.ReasonUnrepresentable:
		return "refused, and the schema accepts it: " + a.Error
	case r.Dispatch && isOwn != a.Accepted:
		return fmt.Sprintf("accepted is %t, and by its topic it is %q", a.Accepted, a.Dispatched)
	case a.Accepted:
		if err := difftest.EqualJSON(r.Payload, a.Written); err != nil {
			return "written again it is other JSON: " + err.Error()
		}
	}
	return ""
}

// goType returns the name of the event's Go type, as package reflect has it.
func (c *corpus) goType(e *catalog.Event) string {
	for _, made := range c.pkg.Events {
		if made.Location == e.Root.Location() {
			return "*" + c.pkg.Name + "." + made.Name
		}
	}
	return ""
}

// request returns the request to read the text as the event that the payload is.
func (p payload) request(text []byte) request {
	return request{Event: p.corpus.keyOf(p.event.Root.Location()), Payload: text, Headers: headers(p.event)}
}
