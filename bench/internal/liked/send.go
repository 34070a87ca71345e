package liked

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/liked/likedogen"
	"github.com/eventc/eventc/gen/feedevents"
)

// sent is the event in each type that is written.
type sent struct {
	liked feedevents.Liked
	plain plain
	texts texts
	ogen  likedogen.Event
}

// newSent reads the event from the payload, so that all write the same.
func newSent() (*sent, error) {
	s := new(sent)
	for _, value := range []any{&s.liked, &s.plain, &s.texts, &s.ogen} {
		if err := json.Unmarshal([]byte(payload), value); err != nil {
			return nil, fmt.Errorf("reading the event to send: %w", err)
		}
	}
	return s, nil
}

func (s *sent) uncheckedSenders() []contender.Sender {
	return slices.Concat(
		contender.Unchecked[plain]{}.Senders(&s.plain),
		[]contender.Sender{easyJSON{}.Sender(&s.plain)},
		contender.Unchecked[texts]{Suffix: contender.StringsOnly}.Senders(&s.texts),
		[]contender.Sender{easyJSONTexts{Suffix: contender.StringsOnly}.Sender(&s.texts)},
	)
}

// badTimes are what no date-time can spell: nothing else in the Go types of the event can be wrong.
func badTimes() []contender.Value[time.Time] {
	return []contender.Value[time.Time]{
		{Name: "a year of five digits", Value: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)},
		{Name: "a negative year", Value: time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC)},
		{Name: "an offset of a day", Value: time.Date(2026, 1, 1, 0, 0, 0, 0, time.FixedZone("", 24*60*60))},
	}
}

func (s *sent) refused() []contender.Value[*feedevents.Liked] {
	var refused []contender.Value[*feedevents.Liked]
	for _, bad := range badTimes() {
		e := s.liked
		e.OccurredAt = bad.Value
		refused = append(refused, contender.Value[*feedevents.Liked]{Name: bad.Name, Value: &e})
	}
	return refused
}

func (s *sent) refusedPlain() []contender.Value[*plain] {
	var refused []contender.Value[*plain]
	for _, bad := range badTimes() {
		e := s.plain
		e.OccurredAt = bad.Value
		refused = append(refused, contender.Value[*plain]{Name: bad.Name, Value: &e})
	}
	return refused
}
