package order

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/eventc/eventc/bench/gen/orders"
	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/order/orderogen"
)

// sent is the event in each type that is written.
type sent struct {
	order   *orders.Order
	plain   plain
	texts   texts
	ogen    orderogen.Event
	refused []contender.Value[*orders.Order]
}

// newSent reads the event from the payload, so that all write the same.
func newSent() (*sent, error) {
	s := new(sent)
	for _, value := range []any{&s.order, &s.plain, &s.texts, &s.ogen} {
		if err := json.Unmarshal([]byte(payload), value); err != nil {
			return nil, fmt.Errorf("reading the event to send: %w", err)
		}
	}
	for _, mistake := range mistakes() {
		o, err := orders.ParseOrder([]byte(payload))
		if err != nil {
			return nil, fmt.Errorf("reading the event to send: %w", err)
		}
		mistake.make(o)
		s.refused = append(s.refused, contender.Value[*orders.Order]{Name: mistake.name, Value: o})
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

// mistake makes an order one that the schema refuses.
type mistake struct {
	name string
	make func(*orders.Order)
}

// mistakes are of one thing each.
func mistakes() []mistake {
	return []mistake{
		{"a year of five digits", func(o *orders.Order) { o.OccurredAt = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }},
		{"a broken order_number", func(o *orders.Order) { o.OrderNumber = "ORD-26-0004711" }},
		{"a status that is none", func(o *orders.Order) { o.Status = "lost" }},
		{"a currency in lower case", func(o *orders.Order) { o.Currency = "eur" }},
		{"a negative total", func(o *orders.Order) { o.Total = -0.01 }},
		{"a total above all", func(o *orders.Order) { o.Total = 1000000.01 }},
		{"a total of a third decimal", func(o *orders.Order) { o.Total = 264.351 }},
		{"a discount of a third decimal", func(o *orders.Order) { *o.Discount = 12.505 }},
		{"no name", func(o *orders.Order) { o.Customer.Name = "" }},
		{"a name of 61 letters", func(o *orders.Order) { o.Customer.Name = strings.Repeat("ë", 61) }},
		{"a phone without a plus", func(o *orders.Order) { *o.Customer.Phone = "004940123456789" }},
		{"a postal code of a letter in lower case", func(o *orders.Order) { o.ShipTo.PostalCode = "2035a" }},
		{"no items", func(o *orders.Order) { o.Items = nil }},
		{"a broken sku", func(o *orders.Order) { o.Items[2].Sku = "PEN-0007" }},
		{"a quantity of 0", func(o *orders.Order) { o.Items[0].Quantity = 0 }},
		{"a price of a third decimal", func(o *orders.Order) { o.Items[3].Price = 7.505 }},
		{"a tax of more than all", func(o *orders.Order) { o.Items[1].TaxRate = 1.19 }},
		{"an empty tag", func(o *orders.Order) { o.Tags[0] = "" }},
		{"eleven tags", func(o *orders.Order) { o.Tags = slices.Repeat(o.Tags[:1], 11) }},
		{"a text that is none", func(o *orders.Order) { o.ShipTo.Street = "\xff" }},
	}
}
