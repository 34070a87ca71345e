package liked

import (
	"slices"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/gen/feedevents"
)

// payload is spelled as eventc and encoding/json spell it.
const payload = `{"event_type":"liked","event_id":"0190a5d2-7a3c-7c5e-9d55-3f1b2c4d5e6f",` +
	`"occurred_at":"2026-11-24T10:15:30.123456Z","feed_id":"5f0c8a4e-2b8a-4f5e-8f0e-6a4f3c1d2e3b",` +
	`"user_id":"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"}`

// Name is the event's.
const Name = "liked"

// New returns the event with all its contenders. The schema is that of the event, as JSON.
func New(schema []byte) (contender.Event, error) {
	compiled, err := contender.Compile(schema)
	if err != nil {
		return contender.Event{}, err
	}
	sent, err := newSent()
	if err != nil {
		return contender.Event{}, err
	}
	naive := contender.NewNaive[plain](compiled)
	protobuf, err := protobufEvent(&sent.plain)
	if err != nil {
		return contender.Event{}, err
	}
	confluentReceivers, confluentSenders, err := contender.Confluent(schema, &sent.plain, sent.refusedPlain())
	if err != nil {
		return contender.Event{}, err
	}
	return contender.Event{
		Name:     Name,
		About:    "flat: a constant, three uuids and a date-time",
		Payload:  []byte(payload),
		Refused:  refused(),
		Rejected: rejected(),
		Schema:   contender.NewSchema(&feedevents.Liked{}, schema),
		Receivers: slices.Concat(
			generated().Receivers(),
			[]contender.Receiver{naive.Receiver(), ogenEvent().Receiver()},
			uncheckedReceivers(),
			protobuf.Receivers(),
			confluentReceivers,
		),
		Senders: slices.Concat(
			generated().Senders(&sent.liked, sent.refused()),
			[]contender.Sender{
				naive.Sender(&sent.plain, sent.refusedPlain()),
				ogenEvent().Sender(&sent.ogen, sent.refusedOgen()),
			},
			sent.uncheckedSenders(),
			protobuf.Senders(),
			confluentSenders,
		),
	}, nil
}

type (
	easyJSON      = contender.EasyJSON[plain, *plain]
	easyJSONTexts = contender.EasyJSON[texts, *texts]
)

func generated() contender.Generated[feedevents.Liked, *feedevents.Liked] {
	return contender.Generated[feedevents.Liked, *feedevents.Liked]{
		Parse:      feedevents.ParseLiked,
		ParseAlias: feedevents.ParseLikedAlias,
		Dispatch:   contender.Dispatching(feedevents.Parse),
	}
}

func uncheckedReceivers() []contender.Receiver {
	return slices.Concat(
		contender.Unchecked[plain]{}.Receivers(),
		[]contender.Receiver{easyJSON{}.Receiver()},
		contender.Unchecked[texts]{Suffix: contender.StringsOnly}.Receivers(),
		[]contender.Receiver{easyJSONTexts{Suffix: contender.StringsOnly}.Receiver()},
	)
}
