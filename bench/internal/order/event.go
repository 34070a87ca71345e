package order

import (
	_ "embed"
	"slices"

	"github.com/eventc/eventc/bench/gen/orders"
	"github.com/eventc/eventc/bench/internal/contender"
)

// Name is the event's.
const Name = "order"

// payload is spelled as eventc and encoding/json spell it.
//
//go:embed payload.json
var payload string

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
	confluentReceivers, confluentSenders, err := contender.Confluent(schema, &sent.plain, contender.Values[plain](refused()))
	if err != nil {
		return contender.Event{}, err
	}
	return contender.Event{
		Name:     Name,
		About:    "objects in objects, a list of items, patterns, bounds, multiples of 0.01, members that may be null, escapes and text that is not ASCII",
		Payload:  []byte(payload),
		Refused:  refused(),
		Rejected: rejected(),
		Schema:   contender.NewSchema(&orders.Order{}, schema),
		Receivers: slices.Concat(
			generated().Receivers(),
			[]contender.Receiver{naive.Receiver(), ogenEvent().Receiver()},
			uncheckedReceivers(),
			protobuf.Receivers(),
			confluentReceivers,
		),
		Senders: slices.Concat(
			generated().Senders(sent.order, sent.refused),
			[]contender.Sender{
				naive.Sender(&sent.plain, contender.Values[plain](refused())),
				ogenEvent().Sender(&sent.ogen, ogenEvent().Values(refused())),
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

func generated() contender.Generated[orders.Order, *orders.Order] {
	return contender.Generated[orders.Order, *orders.Order]{
		Parse:      orders.ParseOrder,
		ParseAlias: orders.ParseOrderAlias,
		Dispatch:   contender.Dispatching(orders.Parse),
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
