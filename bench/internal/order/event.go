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
	return contender.Event{
		Name:      Name,
		Payload:   []byte(payload),
		Refused:   refused(),
		Rejected:  rejected(),
		Receivers: receivers(naive),
		Senders:   sent.senders(naive),
	}, nil
}

func generated() contender.Generated[orders.Order, *orders.Order] {
	return contender.Generated[orders.Order, *orders.Order]{
		Parse:      orders.ParseOrder,
		ParseAlias: orders.ParseOrderAlias,
		Dispatch:   contender.Dispatching(orders.Parse),
	}
}

func receivers(naive *contender.Naive[plain]) []contender.Receiver {
	return slices.Concat(
		generated().Receivers(),
		[]contender.Receiver{naive.Receiver()},
		contender.Unchecked[plain]{}.Receivers(),
		contender.Unchecked[texts]{Suffix: contender.StringsOnly}.Receivers(),
	)
}
