package event_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/eventc/eventc/event"
)

// hooks has the type in a header and, of most events, in the payload as well.
func hooks() *event.Discriminator {
	return &event.Discriminator{
		Topic: "hooks",
		Parts: []event.DiscriminatorPart{
			{Header: "x-event"},
			{Pointer: "/data/action", Path: []string{"data", "action"}, Optional: true},
		},
		Known: []string{"issue.closed", "issue.opened", "ping"},
	}
}

// versions has the type in two places of the payload.
func versions() *event.Discriminator {
	return &event.Discriminator{
		Topic: "versions",
		Parts: []event.DiscriminatorPart{
			{Pointer: "/meta/type", Path: []string{"meta", "type"}},
			{Pointer: "/meta/version", Path: []string{"meta", "version"}},
		},
		Known: []string{"opened.1.0.0", "opened.2.0.0"},
	}
}

// single has the type in one place of the payload, cloud in a header.
func single() *event.Discriminator {
	return &event.Discriminator{
		Topic: "orders", Parts: []event.DiscriminatorPart{{Pointer: "/type", Path: []string{"type"}}}, Known: []string{"paid"},
	}
}

func cloud() *event.Discriminator {
	return &event.Discriminator{Topic: "cloud", Parts: []event.DiscriminatorPart{{Header: "ce_type"}}, Known: []string{"paid"}}
}

// loose has the type in two places of the payload, of which any event may lack the second.
func loose() *event.Discriminator {
	d := versions()
	d.Parts[0].Loose, d.Parts[1].Loose, d.Parts[1].Optional = true, true, true
	return d
}

var errTried = errors.New("tried")

// dispatched returns the types that a record is tried as where none of them will do, and the error.
func dispatched(d *event.Discriminator, r *event.Record) ([]string, error) {
	var tried []string
	err := d.DispatchRecord(r, func(eventType string) error {
		tried = append(tried, eventType)
		return errTried
	})
	return tried, err
}

func headers(namesAndValues ...string) []event.Header {
	var all []event.Header
	for i := 0; i < len(namesAndValues); i += 2 {
		all = append(all, event.Header{Key: namesAndValues[i], Value: []byte(namesAndValues[i+1])})
	}
	return all
}

func TestTypesOfRecords(t *testing.T) {
	issue := headers("x-event", "issue")
	for name, test := range map[string]struct {
		discriminator *event.Discriminator
		headers       []event.Header
		payload       string
		want          string // the types that are tried
	}{
		"one place":                    {single(), nil, `{"a": {"type": "x"}, "type": "paid"}`, "paid"},
		"one place, twice":             {single(), nil, `{"type": "paid", "type": "pa\u0069d2"}`, "paid paid2"},
		"twice the same":               {single(), nil, `{"type": "paid", "type": "paid"}`, "paid"},
		"the first is no string":       {single(), nil, `{"type": 1, "type": "paid"}`, "paid"},
		"the last is no string":        {single(), nil, `{"type": "paid", "type": null}`, "paid"},
		"an empty type":                {single(), nil, `{"type": ""}`, ""},
		"an unknown type":              {single(), nil, `{"type": "lost", broken`, "lost"},
		"two places":                   {versions(), nil, `{"meta": {"version": "1.0.0", "type": "opened"}}`, "opened.1.0.0"},
		"two places, unknown":          {versions(), nil, `{"meta": {"version": "3", "type": "opened"}}`, "opened.3"},
		"two places, twice":            {versions(), nil, `{"meta": {"type": "a", "version": "1"}, "meta": {"version": "2", "type": "b"}}`, "a.1 b.2"},
		"one of two places twice":      {versions(), nil, `{"meta": {"type": "opened", "version": "1.0.0", "version": "2.0.0"}}`, "opened.1.0.0 opened.2.0.0"},
		"loosely":                      {loose(), nil, `{"meta": {"type": "a"}, "meta": {"type": "b", "version": "2"}}`, "b.2"},
		"a header":                     {cloud(), headers("a", "b", "ce_type", "paid"), `x`, "paid"},
		"the last header":              {cloud(), headers("ce_type", "lost", "ce_type", "paid"), ``, "paid"},
		"an empty header":              {cloud(), headers("ce_type", ""), `{}`, ""},
		"header and place":             {hooks(), issue, `{"data": {"action": "opened"}}`, "issue.opened"},
		"header and place, unknown":    {hooks(), issue, `{"data": {"action": "moved"}}`, "issue.moved"},
		"header without place":         {hooks(), headers("x-event", "ping"), `{"data": {}}`, "ping"},
		"header, and nothing around":   {hooks(), headers("x-event", "ping"), `{"data": []}`, "ping"},
		"a place that no event has":    {hooks(), headers("x-event", "ping"), `{"data": {"action": "opened"}}`, "ping.opened"},
		"header alone, unknown":        {hooks(), headers("x-event", "pong"), `{"data": {}}`, "pong"},
		"header alone, broken":         {hooks(), headers("x-event", "ping"), `{"data": `, "ping"},
		"longer than most":             {versions(), nil, `{"meta": {"type": "` + strings.Repeat("x", 300) + `", "version": "1"}}`, strings.Repeat("x", 300) + ".1"},
		"the first place is no string": {hooks(), issue, `{"data": {"action": 1, "action": "opened"}}`, "issue.opened"},
	} {
		t.Run(name, func(t *testing.T) {
			tried, err := dispatched(test.discriminator, &event.Record{Headers: test.headers, Value: []byte(test.payload)})
			if got := strings.Join(tried, " "); got != test.want || !errors.Is(err, errTried) {
				t.Errorf("tried %q (%v), want %q", got, err, test.want)
			}
		})
	}
}

func TestRecordsWithoutAType(t *testing.T) {
	issue := headers("x-event", "issue")
	for name, test := range map[string]struct {
		discriminator *event.Discriminator
		headers       []event.Header
		payload       string
		want          string
	}{
		"nothing there":              {single(), nil, `{}`, `orders: no event type at /type (known: paid)`},
		"no string":                  {single(), nil, `{"type": ["paid"]}`, `orders: no event type at /type (known: paid)`},
		"no object":                  {single(), nil, `[]`, `orders: no event type at /type (known: paid)`},
		"no JSON":                    {single(), nil, `{"type": `, `orders payload rejected (syntax): (payload): not JSON, at byte 9`},
		"no bytes":                   {single(), nil, ``, `orders payload rejected (empty): (payload): the payload has no bytes`},
		"one of two places":          {versions(), nil, `{"meta": {"type": "opened"}}`, `versions: no event type at /meta/version (known: opened.1.0.0, opened.2.0.0)`},
		"the other of two places":    {versions(), nil, `{"meta": {"version": "1.0.0"}}`, `versions: no event type at /meta/type (known: opened.1.0.0, opened.2.0.0)`},
		"loosely, the last":          {loose(), nil, `{"meta": {"type": "opened", "version": "1.0.0"}, "meta": null}`, `versions: no event type at /meta/type (known: opened.1.0.0, opened.2.0.0)`},
		"no header":                  {cloud(), headers("ce-type", "paid"), `{"ce_type": "paid"}`, `cloud: no event type at header:ce_type (known: paid)`},
		"a null header":              {cloud(), []event.Header{{Key: "ce_type"}}, `{}`, `cloud: no event type at header:ce_type (known: paid)`},
		"no header, no JSON":         {cloud(), nil, `x`, `cloud payload rejected (syntax): (payload): not JSON, at byte 0`},
		"no header for the place":    {hooks(), nil, `{"data": {"action": "opened"}}`, `hooks: no event type at header:x-event (known: issue.closed, issue.opened, ping)`},
		"a place that is no string":  {hooks(), issue, `{"data": {"action": 1}}`, `hooks: no event type at /data/action (known: issue.closed, issue.opened, ping)`},
		"a place that is null":       {hooks(), headers("x-event", "ping"), `{"data": {"action": null}}`, `hooks: no event type at /data/action (known: issue.closed, issue.opened, ping)`},
		"broken before the place":    {hooks(), issue, `{"data": {`, `hooks payload rejected (syntax): (payload): not JSON, at byte 10`},
		"a tombstone, unknown alone": {hooks(), issue, ``, `hooks payload rejected (empty): (payload): the payload has no bytes`},
	} {
		t.Run(name, func(t *testing.T) {
			tried, err := dispatched(test.discriminator, &event.Record{Headers: test.headers, Value: []byte(test.payload)})
			if err == nil || err.Error() != test.want || !errors.Is(err, event.ErrRejected) {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
			if len(tried) > 0 {
				t.Errorf("tried %q", tried)
			}
		})
	}
}

func TestDispatchLooksAtThePayloadOnly(t *testing.T) {
	var got string
	err := single().Dispatch([]byte(`{"type": "paid"}`), func(eventType string) error { got = eventType; return nil })
	if err != nil || got != "paid" {
		t.Errorf("got %q, %v", got, err)
	}
	var unknown *event.UnknownTypeError
	err = cloud().Dispatch([]byte(`{}`), func(string) error { return nil })
	if !errors.As(err, &unknown) || !unknown.Missing || unknown.Discriminator != "header:ce_type" {
		t.Errorf("got %v, want that the header is missing", err)
	}
}

func TestWhatSucceedsIsTriedOnce(t *testing.T) {
	calls := 0
	err := single().Dispatch([]byte(`{"type": "a", "type": "b"}`), func(string) error { calls++; return nil })
	if err != nil || calls != 1 {
		t.Errorf("%d calls, %v", calls, err)
	}
}

func TestUnknownTypesSayWhereTheyWereFound(t *testing.T) {
	payload := []byte("moved")
	unknown := hooks().Unknown("issue." + string(payload))
	want := `hooks: unknown event type "issue.moved" at header:x-event and /data/action (known: issue.closed, issue.opened, ping)`
	if unknown.Error() != want {
		t.Errorf("got  %s\nwant %s", unknown, want)
	}
	if got := single().Unknown("x").Error(); got != `orders: unknown event type "x" at /type (known: paid)` {
		t.Errorf("got %s", got)
	}
}

func TestOfManyKnownTypesTheNextAreNamed(t *testing.T) {
	d := single()
	d.Known = nil
	for i := range 100 {
		d.Known = append(d.Known, fmt.Sprintf("t%02d", i))
	}
	for unknown, want := range map[string]string{
		"t50x": "(known: t43, t44, t45, t46, t47, t48, t49, t50, t51, t52, t53, t54, t55, t56, t57, t58, and 84 more)",
		"":     "(known: t00, t01, t02, t03, t04, t05, t06, t07, t08, t09, t10, t11, t12, t13, t14, t15, and 84 more)",
		"z":    "(known: t84, t85, t86, t87, t88, t89, t90, t91, t92, t93, t94, t95, t96, t97, t98, t99, and 84 more)",
	} {
		if got := d.Unknown(unknown).Error(); !strings.HasSuffix(got, want) {
			t.Errorf("%q: got %s, want %s", unknown, got, want)
		}
	}
}

// TestUnknownTypesKeepNoPayload changes the record after the error was made.
func TestUnknownTypesKeepNoPayload(t *testing.T) {
	r := &event.Record{Headers: headers("ce_type", "lost"), Value: []byte(`{}`)}
	d := cloud()
	err := d.DispatchRecord(r, func(eventType string) error { return d.Unknown(eventType) })
	copy(r.Headers[0].Value, "XXXX")
	var unknown *event.UnknownTypeError
	if !errors.As(err, &unknown) || unknown.Type != "lost" {
		t.Errorf("got %v", err)
	}
}

func TestKnownTypesAreFoundWithoutAllocating(t *testing.T) {
	for name, test := range map[string]struct {
		discriminator *event.Discriminator
		record        event.Record
	}{
		"one place":        {single(), event.Record{Value: []byte(`{"type":"paid"}`)}},
		"two places":       {versions(), event.Record{Value: []byte(`{"meta":{"type":"opened","version":"2.0.0"}}`)}},
		"header and place": {hooks(), event.Record{Headers: headers("x-event", "issue"), Value: []byte(`{"data":{"action":"closed"}}`)}},
		"header":           {cloud(), event.Record{Headers: headers("ce_type", "paid")}},
	} {
		do := func(string) error { return nil }
		if got := testing.AllocsPerRun(100, func() {
			if err := test.discriminator.DispatchRecord(&test.record, do); err != nil {
				t.Fatal(err)
			}
		}); got > 0 {
			t.Errorf("%s: %v allocations", name, got)
		}
	}
}
