package goldens_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/internal/difftest"
	"github.com/eventc/eventc/internal/goldens/gen/keywords"
	"github.com/eventc/eventc/internal/goldens/gen/names"
	"github.com/eventc/eventc/internal/goldens/gen/nested"
	"github.com/eventc/eventc/internal/goldens/gen/plain"
	"github.com/eventc/eventc/internal/goldens/gen/single"
)

func TestConstructorFillsWhatTheSchemaSays(t *testing.T) {
	before := time.Now().Add(-time.Second)
	e := names.NewInstallIos()
	if e.EventID == uuid.Nil || e.TextID == "" || e.Maybe == nil || *e.Maybe == uuid.Nil {
		t.Errorf("an id is not filled: %+v", e)
	}
	if e.At.Before(before) || e.At.Location() != time.UTC {
		t.Errorf("the time is not now in UTC: %v", e.At)
	}
	if e.Level != names.InstallIosLevelOnly || e.N != 7 || !e.Yes {
		t.Errorf("a constant is not filled: %+v", e)
	}
	if err := e.Validate(); err != nil {
		t.Error(err)
	}
	if other := names.NewInstallIos(); other.EventID == e.EventID {
		t.Error("two events have one id")
	}
}

func TestConstructedEventSurvivesTheWire(t *testing.T) {
	e := feedevents.NewCommented(uuid.New(), uuid.New(), uuid.New(), "Well said: \"é\", 😀, \\ and \u2028")
	e.UnknownMembers.Set("later", `{"a":[1.50,9007199254740993]}`)
	payload, err := e.AppendJSON(nil)
	if err != nil {
		t.Fatal(err)
	}
	read, err := feedevents.Parse(payload)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(read, feedevents.Event(e)) {
		t.Errorf("read %+v, want %+v", read, e)
	}
	var unmarshaled feedevents.Commented
	if err := json.Unmarshal(payload, &unmarshaled); err != nil || !reflect.DeepEqual(&unmarshaled, e) {
		t.Errorf("encoding/json read %+v (%v), want %+v", unmarshaled, err, e)
	}
	if marshaled, err := json.Marshal(e); err != nil || difftest.EqualJSON(marshaled, payload) != nil {
		t.Errorf("encoding/json wrote %s (%v), want %s", marshaled, err, payload)
	}
}

func TestEventKnowsWhereItBelongs(t *testing.T) {
	id := uuid.MustParse("1b4e28ba-2fa1-4d2e-883f-0016d3cca427")
	for _, test := range []struct {
		event            event.Event
		topic, typ, key  string
		hasKey, keyIsNil bool
	}{
		{event: feedevents.NewLiked(id, uuid.New()), topic: "feed_events", typ: "liked", key: id.String()},
		{event: &single.Only{User: single.OnlyUser{ID: -5}}, topic: "single", typ: "only", key: "-5"},
		{event: &nested.PullRequestOpened{Meta: nested.PullRequestOpenedMeta{ID: id}}, topic: "nested", typ: "pr.opened", key: id.String()},
		{event: &keywords.Closed{A: "x"}, topic: "keywords", typ: "closed", keyIsNil: true},
	} {
		if test.event.EventTopic() != test.topic || test.event.EventType() != test.typ {
			t.Errorf("%T is %s of %s", test.event, test.event.EventType(), test.event.EventTopic())
		}
		key := test.event.AppendKey(nil)
		if string(key) != test.key || test.keyIsNil != (key == nil) {
			t.Errorf("%T has the key %q, want %q", test.event, key, test.key)
		}
	}
}

// TestValidateSaysWhatIsWrong gives events that were built wrongly to Validate and AppendJSON, which
// must agree.
func TestValidateSaysWhatIsWrong(t *testing.T) {
	for _, test := range []struct {
		name  string
		event event.Event
		want  event.Violation
	}{
		{"too short", feedevents.NewCreated(uuid.New(), uuid.New(), ""), event.Violation{Pointer: "/content", Keyword: "minLength"}},
		{"too long", feedevents.NewCreated(uuid.New(), uuid.New(), strings.Repeat("é", 10_001)), event.Violation{Pointer: "/content", Keyword: "maxLength"}},
		{"no UTF-8", feedevents.NewCreated(uuid.New(), uuid.New(), "\xff"), event.Violation{Pointer: "/content"}},
		{"year", &feedevents.Liked{OccurredAt: time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC)}, event.Violation{Pointer: "/occurred_at"}},
		{"odd offset", &feedevents.Liked{OccurredAt: time.Now().In(time.FixedZone("", 61))}, event.Violation{Pointer: "/occurred_at"}},
		{"not a number", keywords.NewNumbers(math.NaN(), 0, 1), event.Violation{Pointer: "/any"}},
		{"infinite", keywords.NewNumbers(math.Inf(-1), 0, 1), event.Violation{Pointer: "/any"}},
		{"above the bound", keywords.NewNumbers(0, 1.5, 1), event.Violation{Pointer: "/ratio", Keyword: "maximum"}},
		{"at an excluded bound", keywords.NewNumbers(0, 0, 2.5), event.Violation{Pointer: "/open", Keyword: "exclusiveMaximum"}},
		{"unknown constant", keywords.NewEnums("lost", 1), event.Violation{Pointer: "/status", Keyword: "enum"}},
		{"too many items", keywords.NewArrays(nil, []int64{1, 2, 3, 4}, nil, nil), event.Violation{Pointer: "/few", Keyword: "maxItems"}},
		{"bad item", keywords.NewArrays(nil, []int64{1}, nil, []keywords.ArraysLinesItem{{Sku: "a", Quantity: 1}, {Sku: "b"}}), event.Violation{Pointer: "/lines/1/quantity", Keyword: "minimum"}},
		{"ambiguous member", &keywords.Optional{UnknownMembers: event.Members{{Name: "b", Value: "1"}}}, event.Violation{Pointer: "/b"}},
		{"raw text", &keywords.Fallback{Any: "{", Anything: "x"}, event.Violation{Pointer: "/any"}},
		{"too large", keywords.NewStrings(strings.Repeat("x", 16<<20), "ab", "y", "", "ABC-1"), event.Violation{}},
		{"judged root", &keywords.Judged{}, event.Violation{Keyword: "required"}},
		{"endless", endlessTree(), event.Violation{}},
	} {
		t.Run(test.name, func(t *testing.T) { checkRefusedToSend(t, test.event, test.want) })
	}
}

func checkRefusedToSend(t *testing.T, e event.Event, want event.Violation) {
	t.Helper()
	dst := []byte("before")
	written, err := e.AppendJSON(dst)
	var rejected *event.RejectedError
	if !errors.As(err, &rejected) || !errors.Is(err, event.ErrRejected) {
		t.Fatalf("the error is %v", err)
	}
	if string(written) != "before" {
		t.Errorf("the buffer came back as %q", written)
	}
	got := rejected.Violations[0]
	if want.Pointer != "" && got.Pointer != want.Pointer || want.Keyword != "" && got.Keyword != want.Keyword {
		t.Errorf("the first violation is %v, want %v", got, want)
	}
	validator, ok := e.(interface{ Validate() error })
	if !ok {
		t.Fatalf("%T has no Validate", e)
	}
	if again := validator.Validate(); again == nil || again.Error() != err.Error() {
		t.Errorf("Validate says %v, AppendJSON %v", again, err)
	}
}

// endlessTree returns an event that holds itself.
func endlessTree() event.Event {
	tree := &keywords.Tree{Value: "x"}
	tree.Parent = tree
	return keywords.NewReferences(keywords.Money{Currency: "EUR"}, *tree, 1)
}

func TestHandlersPassOverWhatTheyDoNotTake(t *testing.T) {
	liked := record(t, feedevents.NewLiked(uuid.New(), uuid.New()))
	viewed := record(t, feedevents.NewViewed(uuid.New()))
	unknown := &event.Record{Value: []byte(`{"event_type":"boosted"}`)}
	calls := 0
	handlers := feedevents.Handlers{Liked: func(context.Context, *feedevents.Liked) error { calls++; return nil }}
	if err := handlers.HandleRecord(t.Context(), liked); err != nil || calls != 1 {
		t.Errorf("a taken event: %v, %d calls", err, calls)
	}
	for name, r := range map[string]*event.Record{"an event without a function": viewed, "an unknown event": unknown} {
		if err := handlers.HandleRecord(t.Context(), r); !errors.Is(err, event.ErrSkipped) {
			t.Errorf("%s: %v, want ErrSkipped", name, err)
		}
	}
	handlers.Default = event.Reject
	var unknownType *event.UnknownTypeError
	if err := handlers.HandleRecord(t.Context(), unknown); !errors.As(err, &unknownType) || unknownType.Type != "boosted" {
		t.Errorf("with Reject: %v", err)
	}
}

func TestHandlersRejectWhatIsNoEvent(t *testing.T) {
	for name, payload := range map[string][]byte{
		"a tombstone": nil, "nothing": {}, "no JSON": []byte("x"), "no object": []byte("[]"), "no type": []byte(`{"a":1}`),
		"a broken event": []byte(`{"event_type":"liked"}`),
	} {
		handlers := feedevents.Handlers{Liked: func(context.Context, *feedevents.Liked) error { return nil }}
		if err := handlers.HandleRecord(t.Context(), &event.Record{Value: payload}); !errors.Is(err, event.ErrRejected) {
			t.Errorf("%s: %v, want ErrRejected", name, err)
		}
	}
}

// everything handles all events of the topic: it would not compile without one of its methods.
type everything struct{ handled []string }

func (h *everything) HandleCommented(context.Context, *feedevents.Commented) error {
	h.handled = append(h.handled, "commented")
	return nil
}

func (h *everything) HandleCreated(context.Context, *feedevents.Created) error {
	h.handled = append(h.handled, "created")
	return nil
}

func (h *everything) HandleLiked(context.Context, *feedevents.Liked) error {
	h.handled = append(h.handled, "liked")
	return nil
}

func (h *everything) HandleViewed(context.Context, *feedevents.Viewed) error {
	h.handled = append(h.handled, "viewed")
	return nil
}

func TestHandleCallsTheMethodOfEachEvent(t *testing.T) {
	h := &everything{}
	id := uuid.New()
	for _, e := range []event.Event{
		feedevents.NewCommented(id, id, id, "x"), feedevents.NewCreated(id, id, "x"), feedevents.NewLiked(id, id), feedevents.NewViewed(id),
	} {
		if err := feedevents.Handle(h).HandleRecord(t.Context(), record(t, e)); err != nil {
			t.Error(err)
		}
	}
	if got := strings.Join(h.handled, " "); got != "commented created liked viewed" {
		t.Errorf("handled %s", got)
	}
	unknown := &event.Record{Value: []byte(`{"event_type":"boosted"}`)}
	if err := feedevents.Handle(h).HandleRecord(t.Context(), unknown); !errors.Is(err, event.ErrRejected) {
		t.Errorf("an unknown event: %v, want ErrRejected", err)
	}
}

func record(t *testing.T, e event.Event) *event.Record {
	t.Helper()
	payload, err := event.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return &event.Record{Topic: e.EventTopic(), Key: e.AppendKey(nil), Value: payload}
}

// TestHotPathsDoNotAllocate holds what the codecs promise.
func TestHotPathsDoNotAllocate(t *testing.T) {
	e := feedevents.NewLiked(uuid.New(), uuid.New())
	payload, err := e.AppendJSON(nil)
	if err != nil {
		t.Fatal(err)
	}
	buffer := make([]byte, 0, 2*len(payload))
	into := new(feedevents.Liked)
	for name, do := range map[string]func() error{
		"DecodeAlias into a used event":             func() error { return into.DecodeAlias(payload) },
		"UnmarshalJSON of an event without strings": func() error { return into.UnmarshalJSON(payload) },
		"AppendJSON into a used buffer":             func() error { _, err := e.AppendJSON(buffer); return err },
		"AppendKey into a used buffer":              func() error { e.AppendKey(buffer); return nil },
	} {
		allocations := testing.AllocsPerRun(100, func() {
			if err := do(); err != nil {
				t.Fatal(err)
			}
		})
		if allocations != 0 {
			t.Errorf("%s allocates %v times", name, allocations)
		}
	}
}

func TestDefaultsAreReadAndNeverWritten(t *testing.T) {
	e := keywords.NewDefaults(1)
	if e.NameOrDefault() != "ada" || e.LevelOrDefault() != keywords.DefaultsLevelLow || e.NOrDefault() != -5 ||
		e.RatioOrDefault() != 0.5 || !e.FlagOrDefault() || e.MaybeOrDefault() != "x" {
		t.Errorf("the defaults of %+v are others", e)
	}
	e.Name, e.Flag = new(""), new(false)
	if e.NameOrDefault() != "" || e.FlagOrDefault() {
		t.Error("a member that is there is not its default")
	}
	payload, err := e.AppendJSON(nil)
	if want := `{"event_type":"defaults","name":"","flag":false,"required":1}`; err != nil || string(payload) != want {
		t.Errorf("written %s (%v), want %s", payload, err, want)
	}
}

func TestUnionsReadWell(t *testing.T) {
	payload := []byte(`{"event_type":"unions","payment":{"kind":"coins","change":3}}`)
	e, err := keywords.ParseUnions(payload)
	if err != nil {
		t.Fatal(err)
	}
	switch payment := e.Payment.(type) {
	case *keywords.UnionsPaymentCash:
		if *payment.Change != 3 {
			t.Errorf("the change is %d", *payment.Change)
		}
	default:
		t.Errorf("the payment is a %T", payment)
	}
	e.Payment = &keywords.UnionsPaymentCard{Number: "1234"}
	if written, err := e.AppendJSON(nil); err != nil || string(written) != `{"event_type":"unions","payment":{"kind":"card","number":"1234"}}` {
		t.Errorf("written %s (%v)", written, err)
	}
	for _, nothing := range []keywords.UnionsPayment{nil, (*keywords.UnionsPaymentCard)(nil)} {
		e.Payment = nothing
		if _, err := e.AppendJSON(nil); !errors.Is(err, event.ErrRejected) {
			t.Errorf("a payment of %#v is sent: %v", nothing, err)
		}
	}
}

func TestMembersOfPatternsAreMapsWhereTheyHaveOneType(t *testing.T) {
	e, err := keywords.ParsePatternProperties([]byte(`{"event_type":"pattern_properties",
		"closedMap":{"x-a":"1"},"boundedMap":{"low":3},"beside":{"n_total":1,"n_more":2},"required":{"x_id":"a","other":1}}`))
	if err != nil {
		t.Fatal(err)
	}
	if e.ClosedMap["x-a"] != "1" || e.BoundedMap["low"] != 3 {
		t.Errorf("the maps are %v and %v", e.ClosedMap, e.BoundedMap)
	}
	if more, ok := e.Beside.UnknownMembers.Get("n_more"); e.Beside.NTotal != 1 || !ok || more != "2" {
		t.Errorf("beside properties: %+v", e.Beside)
	}
	if e.Required.XID != "a" || e.Required.Other != 1 {
		t.Errorf("required members: %+v", e.Required)
	}
}

// TestMembersAreCheckedByTheirNamesOnTheWayOut builds events with members that the schema does not
// allow.
func TestMembersAreCheckedByTheirNamesOnTheWayOut(t *testing.T) {
	beside := func(name string, value event.RawJSON) *keywords.PatternPropertiesBeside {
		return &keywords.PatternPropertiesBeside{NTotal: 1, UnknownMembers: event.Members{{Name: name, Value: value}}}
	}
	for name, e := range map[string]event.Event{
		"a name that no pattern takes":    &keywords.PatternProperties{ClosedMap: map[string]string{"y": "1"}},
		"a value beyond a pattern's":      &keywords.PatternProperties{BoundedMap: map[string]int64{"low": 11}},
		"a value of two patterns":         &keywords.PatternProperties{BoundedMap: map[string]int64{"lowe": 3}},
		"a value that no pattern takes":   &keywords.PatternProperties{BoundedMap: map[string]int64{"z": -1}},
		"an unknown member of no pattern": &keywords.PatternProperties{Beside: beside("other", "1")},
		"an unknown member's value":       &keywords.PatternProperties{Beside: beside("n_x", `"text"`)},
		"a name that is too long":         &keywords.PropertyNames{Short: map[string]int64{"long": 1}},
		"a name that is not listed":       &keywords.PropertyNames{Listed: map[string]string{"blue": "x"}},
	} {
		if payload, err := event.Marshal(e); !errors.Is(err, event.ErrRejected) {
			t.Errorf("%s is sent: %s (%v)", name, payload, err)
		}
	}
	right := &keywords.PatternProperties{BoundedMap: map[string]int64{"lowe": 4, "high": 100}, Beside: beside("n_x", "5")}
	if _, err := event.Marshal(right); err != nil {
		t.Errorf("what is right is not sent: %v", err)
	}
}

func TestPlainStringsKeepTheirSpelling(t *testing.T) {
	payload := `{"event_type":"moved","id":"1B4e28ba-2fa1-4d2e-883f-0016d3cca427","at":"2026-10-01t12:00:00.000z","was":"2016-12-31T23:59:60Z"}`
	e, err := plain.ParseMoved([]byte(payload))
	if err != nil {
		t.Fatal(err)
	}
	if written, err := e.AppendJSON(nil); err != nil || string(written) != payload {
		t.Errorf("written %s (%v), want %s", written, err, payload)
	}
	if key := string(e.AppendKey(nil)); key != e.ID {
		t.Errorf("the key is %s", key)
	}
	e.At = "2026-10-01"
	if err := e.Validate(); !errors.Is(err, event.ErrRejected) {
		t.Errorf("a string that is no date-time is valid: %v", err)
	}
	made := plain.NewMoved("2026-10-01T12:00:00Z")
	if _, err := time.Parse(time.RFC3339, made.At); err != nil || uuid.Validate(made.ID) != nil || made.Validate() != nil {
		t.Errorf("a constructed event is %+v (%v)", made, made.Validate())
	}
	made.Until, made.Owner = new(time.Now()), event.NullableOf(uuid.New()) // asked for by x-go-type
}
