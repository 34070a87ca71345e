package driver_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/internal/suite/driver"
)

// TestServeAnswersInTheOrderOfTheQuestions asks about payloads of every kind.
func TestServeAnswersInTheOrderOfTheQuestions(t *testing.T) {
	liked := `{"event_type":"liked","event_id":"1b4e28ba-2fa1-4d2e-883f-0016d3cca427","occurred_at":"2024-01-01T00:00:00Z",` +
		`"feed_id":"1b4e28ba-2fa1-4d2e-883f-0016d3cca427","user_id":"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"}`
	var in, out bytes.Buffer
	questions := json.NewEncoder(&in)
	for _, q := range []driver.Question{
		{Topic: "feed_events", Payload: liked},
		{Topic: "feed_events", Payload: strings.Replace(liked, "user_id", "user", 1)},
		{Topic: "other", Payload: liked},
	} {
		if err := questions.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	parse := func(payload []byte) (event.Event, error) { return feedevents.Parse(payload) }
	if err := driver.Serve(&in, &out, driver.Parsers{"feed_events": parse}); err != nil {
		t.Fatal(err)
	}
	answers := json.NewDecoder(&out)
	var accepted, refused, unknown driver.Answer
	for _, a := range []*driver.Answer{&accepted, &refused, &unknown} {
		if err := answers.Decode(a); err != nil {
			t.Fatal(err)
		}
	}
	if accepted.Problem != "" || accepted.Written != liked {
		t.Errorf("a valid payload: %+v", accepted)
	}
	if refused.Reason != event.ReasonSchema || !strings.Contains(refused.Problem, "user_id") || refused.Written != "" {
		t.Errorf("a payload without a member: %+v", refused)
	}
	if !strings.Contains(unknown.Problem, "topic other") {
		t.Errorf("a payload of no topic: %+v", unknown)
	}
}

func TestServeReportsWhatIsNoQuestion(t *testing.T) {
	if err := driver.Serve(strings.NewReader(`{"Topic": 1}`), &bytes.Buffer{}, nil); err == nil || !strings.Contains(err.Error(), "reading a question") {
		t.Errorf("the error is %v", err)
	}
}
