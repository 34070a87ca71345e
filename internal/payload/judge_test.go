package payload_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/payload"
	"github.com/eventc/eventc/internal/project"
)

func TestWhichTopicAPayloadBelongsTo(t *testing.T) {
	judge := newJudge(t,
		"orders/paid.json", schemaOf("paid"), "orders/opened.json", schemaOf("opened"),
		"users/opened.json", schemaOf("opened"), "users/closed.json", schemaOf("closed"),
		"beats/beat.json", `{"required": ["at"]}`,
	)
	const elsewhere = `beats: its payloads have no event type: name it by --topic`
	tests := map[string]struct{ document, want string }{
		"the type of one topic":   {`{"event_type": "paid"}`, ""},
		"of another":              {`{"event_type": "closed"}`, ""},
		"refused by its topic":    {`{"event_type": "closed", "n": 0}`, `users closed rejected (schema): /n: minimum: must be >= 1 but found 0`},
		"of two topics":           {`{"event_type": "opened"}`, `the event type is that of topics orders and users: name one by --topic`},
		"of none":                 {`{"event_type": "x"}`, `orders: unknown event type "x" at /event_type (known: opened, paid); users: unknown event type "x" at /event_type (known: closed, opened); ` + elsewhere},
		"no type":                 {`{}`, `orders: no event type at /event_type (known: opened, paid); users: no event type at /event_type (known: closed, opened); ` + elsewhere},
		"no JSON":                 {`{`, `orders payload rejected (syntax): (payload): not JSON, at byte 1`},
		"the last type counts":    {`{"event_type": "closed", "event_type": "paid"}`, ""},
		"also where it is no one": {`{"event_type": "paid", "event_type": 1}`, `orders paid rejected (schema): /event_type: const: value must be "paid"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { checkVerdict(t, judge.Judge(test.document), test.want) })
	}
}

func TestJudgeForATopic(t *testing.T) {
	judge := newJudge(t, "orders/opened.json", schemaOf("opened"), "users/opened.json", schemaOf("opened"), "beats/beat.json", `{"required": ["at"]}`)
	users, err := judge.ForTopic("users")
	must(t, err)
	checkVerdict(t, users.Judge(`{"event_type": "opened"}`), "")
	checkVerdict(t, users.Judge(`{"event_type": "paid"}`), `users: unknown event type "paid" at /event_type (known: opened)`)
	beats, err := judge.ForTopic("beats")
	must(t, err)
	checkVerdict(t, beats.Judge(`{"at": 1}`), "")
	checkVerdict(t, beats.Judge(`{}`), `beats beat rejected (schema): (payload): required: missing properties: 'at'`)
	_, err = judge.ForTopic("ordars")
	checkVerdict(t, err, `no topic "ordars"; did you mean "orders"?`)
	_, err = judge.ForTopic("x")
	checkVerdict(t, err, `no topic "x"; the topics are beats, orders, users`)
}

func TestJudgeForAnEvent(t *testing.T) {
	judge := newJudge(t, "orders/a.json", schemaOf("a/b"), "orders/b.json", schemaOf("b"), "beats/beat.json", `{"required": ["at"]}`)
	orders, err := judge.ForEvent("orders/a/b")
	must(t, err)
	checkVerdict(t, orders.Judge(`{"event_type": "a/b"}`), "")
	checkVerdict(t, orders.Judge(`{"event_type": "b"}`), `orders a/b rejected (schema): /event_type: const: value must be "a/b"`)
	_, err = judge.ForEvent("beats/beat")
	must(t, err)
	_, err = judge.ForEvent("beats/b")
	checkVerdict(t, err, `no event "beats/b"; the events are beats/beat, orders/a/b, orders/b`)
}

// issues is a topic whose events headers tell apart, beside one of several types and places.
func issues(t *testing.T, more ...string) *payload.Judge {
	t.Helper()
	const action = `{"type": "object", "properties": {"action": {"enum": [%]}, "n": {"minimum": 1}}, "required": ["action"]}`
	return newJudgeOf(t,
		map[string]catalog.TopicOptions{
			"hooks":    {Discriminator: []string{"header:x-event", "/action"}},
			"versions": {Discriminator: []string{"/type", "/version"}},
		},
		append(more,
			"hooks/issue/opened.json", strings.Replace(action, "%", `"opened"`, 1),
			"hooks/issue/changed.json", strings.Replace(action, "%", `"closed", "edited"`, 1),
			"hooks/ping/event.json", `{}`,
		)...)
}

const version = `{"properties": {"type": {"const": "a"}, "version": {"enum": ["1", "2"]}, "n": {"minimum": 1}}, "required": ["type", "version"]}`

func TestTypesInHeadersHaveToBeNamed(t *testing.T) {
	const hooks = `hooks: its event types are in the header x-event, which a payload by itself does not have: name the event, as in --event hooks/issue.closed`
	alone := newJudgeOf(t, map[string]catalog.TopicOptions{"hooks": {Discriminator: []string{"header:x-event"}}}, "hooks/ping.json", `{}`)
	checkVerdict(t, alone.Judge(`{}`), `hooks: its event types are in the header x-event, which a payload by itself does not have: name the event, as in --event hooks/ping`)
	judge := issues(t, "versions/a.json", version)
	checkVerdict(t, judge.Judge(`{"action": "opened"}`), `versions: no event type at /type (known: a.1, a.2); `+hooks)
	checkVerdict(t, judge.Judge(`{"type": "a", "version": "2"}`), "")
	_, err := judge.ForTopic("hooks")
	checkVerdict(t, err, hooks)
	var inHeaders *payload.TypeInHeadersError
	if !errors.As(err, &inHeaders) || inHeaders.Topic != "hooks" {
		t.Errorf("got %v, want a TypeInHeadersError", err)
	}
	for event, want := range map[string]string{"issue.opened": `/action: enum: value must be "opened"`, "issue.edited": ""} {
		named, err := judge.ForEvent("hooks/" + event)
		must(t, err)
		if want != "" {
			want = "hooks " + event + " rejected (schema): " + want
		}
		checkVerdict(t, named.Judge(`{"action": "closed"}`), want)
	}
	_, err = judge.ForEvent("hooks/issue")
	checkVerdict(t, err, `no event "hooks/issue"; the events are hooks/issue.closed, hooks/issue.edited, hooks/issue.opened, hooks/ping, versions/a.1, versions/a.2`)
}

func TestOfManyEventsSomeAreNamed(t *testing.T) {
	var many []string
	for i := range 20 {
		many = append(many, fmt.Sprintf("orders/%02d.json", i), schemaOf(fmt.Sprintf("%02d", i)))
	}
	_, err := newJudge(t, many...).ForEvent("x")
	checkVerdict(t, err, `no event "x"; the events are orders/00, orders/01, orders/02, orders/03, orders/04, orders/05, orders/06, `+
		`orders/07, orders/08, orders/09, orders/10, orders/11, orders/12, orders/13, orders/14, orders/15, and 4 more`)
}

func TestTypesJoinedOfSeveralPlaces(t *testing.T) {
	judge := newJudgeOf(t, map[string]catalog.TopicOptions{"versions": {Discriminator: []string{"/type", "/version"}}}, "versions/a.json", version)
	checkVerdict(t, judge.Judge(`{"type": "a", "version": "1"}`), "")
	checkVerdict(t, judge.Judge(`{"type": "a", "version": "2", "n": 0}`), `versions a rejected (schema): /n: minimum: must be >= 1 but found 0`)
	checkVerdict(t, judge.Judge(`{"type": "a", "version": "3"}`), `versions: unknown event type "a.3" at /type and /version (known: a.1, a.2)`)
	checkVerdict(t, judge.Judge(`{"type": "a"}`), `versions: no event type at /version (known: a.1, a.2)`)
}

// TestTheVerdictIsThatOfGeneratedCode holds the judge of this module's own schemas against the
// package that is generated from them.
func TestTheVerdictIsThatOfGeneratedCode(t *testing.T) {
	opened, err := project.Open(project.Options{Config: "../../eventc.yaml"})
	must(t, err)
	loaded, err := opened.Catalog()
	must(t, err)
	judge, err := payload.NewJudge(loaded).ForTopic(feedevents.Topic)
	must(t, err)
	const liked = `"event_id": "018f5a3c-7c1e-7c56-9a3b-0d3f5a3c7c1e", "occurred_at": "2026-10-01T12:00:00Z", ` +
		`"feed_id": "018f5a3c-7c1e-7c56-9a3b-0d3f5a3c7c1f", "user_id": "018f5a3c-7c1e-7c56-9a3b-0d3f5a3c7c20"`
	for _, document := range []string{
		`{"event_type": "liked", ` + liked + `}`,
		` {"more": [1e400], "event_type": "liked", ` + liked + "}\n",
		`{"event_type": "liked", "event_type": "liked", ` + liked + `}`,
		`{"event_type": "commented", ` + liked + `}`,
		`{"event_type": "likd", ` + liked + `}`,
		`{"event_type": "liked", ` + liked + `, "user_id": "nobody"}`,
		`{"event_type": "liked", ` + liked + `, "more": 1e1000000}`,
		`{"event_type": "liked", ` + liked + `, "more": 91e8273645}`,
		`{"event_type": "liked", ` + liked + `, "more": "\ud800"}`,
		`{"event_type": "liked", ` + liked, `{`, ``, `null`, `[]`, `{}`, `{"event_type": 1}`,
	} {
		_, want := feedevents.Parse([]byte(document))
		got := judge.Judge(document)
		if want == nil {
			checkVerdict(t, got, "")
			continue
		}
		checkVerdict(t, got, want.Error())
		if !errors.Is(got, event.ErrRejected) {
			t.Errorf("%s: %v does not match ErrRejected", document, got)
		}
	}
}

func checkVerdict(t *testing.T, err error, want string) {
	t.Helper()
	got := ""
	if err != nil {
		got = err.Error()
	}
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
