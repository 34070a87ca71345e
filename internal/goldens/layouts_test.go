package goldens_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/goldens/gen/cloud"
	"github.com/eventc/eventc/internal/goldens/gen/hooks"
	"github.com/eventc/eventc/internal/goldens/gen/versions"
)

// The schemas below thirdparty are laid out as others do it: events in folders of other names than
// the topic's, types in headers and in several places of the payload.

// sent returns the record that a producer makes of an event.
func sent(t *testing.T, e event.Event) *event.Record {
	t.Helper()
	r := record(t, e)
	if appender, ok := e.(event.HeaderAppender); ok {
		r.Headers = appender.AppendHeaders([]event.Header{{Key: "trace", Value: []byte("1")}})
	}
	return r
}

func ada() hooks.User { return hooks.User{ID: 1} }

func TestTypesSurviveTheRecord(t *testing.T) {
	for want, e := range map[string]event.Event{
		"issue.opened":       hooks.NewIssueOpened("It is broken", ada()),
		"issue.closed":       hooks.NewIssueChanged(hooks.IssueChangedActionClosed, ada()),
		"issue.reopened":     hooks.NewIssueChanged(hooks.IssueChangedActionReopened, ada()),
		"ping":               hooks.NewPingEvent("Keep it logically awesome."),
		"releases.published": hooks.NewReleasePublished(),
		"star.deleted":       &hooks.StarEvent{JSON: `{"action":"deleted"}`},
		"ThingDone.1.0.0":    versions.NewThingDone100(versions.ThingDone100Meta{ID: "0a1b", Time: 1}),
		"ThingDone.1.1.0":    versions.NewThingDone110(versions.ThingDone110Meta{ID: "0a1b", Time: 1}),
		"ThingMoved.2.1.0":   versions.NewThingMoved2(versions.ThingMoved2Meta{ID: "0a1b", Version: "2.1.0"}),
		"ThingMoved.3.0.0":   versions.NewThingMoved3(`{"id":"x","type":"ThingMoved","version":"3.0.0"}`),
		"com.example.paid":   cloud.NewPaid(5),
		"sent":               cloud.NewSent(),
	} {
		if got := e.EventType(); got != want {
			t.Errorf("%T is of the type %q, want %q", e, got, want)
		}
		read, err := parsers()[e.EventTopic()](sent(t, e))
		if err != nil || !reflect.DeepEqual(read, e) || read.EventType() != want {
			t.Errorf("%s is read as %#v (%v)", want, read, err)
		}
	}
}

func TestHeadersComeBehindThoseThatAreThere(t *testing.T) {
	r := sent(t, cloud.NewPaid(1))
	want := []event.Header{{Key: "trace", Value: []byte("1")}, {Key: "ce_type", Value: []byte("com.example.paid")}}
	if !reflect.DeepEqual(r.Headers, want) {
		t.Errorf("got %s, want %s", r.Headers, want)
	}
}

func TestTheTypeOfAnEventThatCannotBeWritten(t *testing.T) {
	if got := (&hooks.StarEvent{JSON: "{"}).EventType(); got != "" {
		t.Errorf("got %q, want nothing", got)
	}
}

func TestHandlersFindEventsByHeaders(t *testing.T) {
	var handled []string
	handlers := hooks.Handlers{
		IssueOpened: func(_ context.Context, e *hooks.IssueOpened) error {
			handled = append(handled, e.Title)
			return nil
		},
		IssueChanged: func(_ context.Context, e *hooks.IssueChanged) error {
			handled = append(handled, string(e.Action))
			return nil
		},
	}
	for _, e := range []event.Event{hooks.NewIssueOpened("It is broken", ada()), hooks.NewIssueChanged("edited", ada())} {
		if err := handlers.HandleRecord(t.Context(), sent(t, e)); err != nil {
			t.Error(err)
		}
	}
	if want := []string{"It is broken", "edited"}; !reflect.DeepEqual(handled, want) {
		t.Errorf("handled %q, want %q", handled, want)
	}
	if err := handlers.HandleRecord(t.Context(), sent(t, hooks.NewPingEvent("x"))); !errors.Is(err, event.ErrSkipped) {
		t.Errorf("an event without a function: %v, want ErrSkipped", err)
	}
}

func TestRecordsOfNoEvent(t *testing.T) {
	issue := []event.Header{{Key: "x-hook-event", Value: []byte("issue")}}
	for name, test := range map[string]struct {
		record event.Record
		want   string
	}{
		"no header": {
			event.Record{Value: []byte(`{"action":"opened"}`)},
			"hooks: no event type at header:x-hook-event (known: issue.closed, issue.edited, issue.opened, issue.reopened, ping, releases.published, star.created, star.deleted)",
		},
		"an unknown type": {
			event.Record{Headers: issue, Value: []byte(`{"action":"moved"}`)},
			`hooks: unknown event type "issue.moved" at header:x-hook-event and /action (known: issue.closed, issue.edited, issue.opened, issue.reopened, ping, releases.published, star.created, star.deleted)`,
		},
		"no JSON": {
			event.Record{Headers: issue, Value: []byte(`{"action`)},
			"hooks payload rejected (syntax): (payload): not JSON, at byte 8",
		},
		"a broken event of several types": {
			event.Record{Headers: issue, Value: []byte(`{"action":"closed"}`)},
			"hooks issue/changed rejected (schema): (payload): required: missing properties: 'sender'",
		},
	} {
		_, err := hooks.ParseRecord(&test.record)
		if err == nil || err.Error() != test.want || !errors.Is(err, event.ErrRejected) {
			t.Errorf("%s: got  %v\nwant %s", name, err, test.want)
		}
	}
}
