package order

import (
	"math"
	"strings"

	"github.com/google/uuid"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/order/orderpb"
)

// protobufEvent is the event that e is, as a message.
func protobufEvent(e *plain) (*contender.ProtobufEvent[orderpb.Order, *orderpb.Order], error) {
	return contender.NewProtobufEvent(message(e), refusedMessages(e), view)
}

func message(e *plain) *orderpb.Order {
	m := &orderpb.Order{
		EventId:       e.EventID.String(),
		OccurredAt:    timestamppb.New(e.OccurredAt),
		OrderNumber:   e.OrderNumber,
		Status:        orderpb.Order_Status(orderpb.Order_Status_value["STATUS_"+strings.ToUpper(e.Status)]),
		Currency:      e.Currency,
		TotalCents:    cents(e.Total),
		DiscountCents: proto.Int64(cents(*e.Discount)),
		Express:       e.Express,
		Customer: &orderpb.Customer{
			Id: e.Customer.ID.String(), Name: e.Customer.Name, Phone: e.Customer.Phone, Locale: e.Customer.Locale,
		},
		ShipTo: &orderpb.Address{
			Street: e.ShipTo.Street, PostalCode: e.ShipTo.PostalCode, City: e.ShipTo.City, Country: e.ShipTo.Country,
		},
		Tags: e.Tags,
		Note: e.Note,
	}
	for _, i := range e.Items {
		m.Items = append(m.Items, &orderpb.Item{
			Sku: i.SKU, Title: i.Title, Quantity: i.Quantity, PriceCents: cents(i.Price), TaxRate: i.TaxRate,
		})
	}
	return m
}

// view is the other way round.
func view(m *orderpb.Order) any {
	e := plain{
		EventType:   Name,
		EventID:     uuid.MustParse(m.GetEventId()),
		OccurredAt:  m.GetOccurredAt().AsTime(),
		OrderNumber: m.GetOrderNumber(),
		Status:      strings.ToLower(strings.TrimPrefix(m.GetStatus().String(), "STATUS_")),
		Currency:    m.GetCurrency(),
		Total:       amount(m.GetTotalCents()),
		Express:     m.GetExpress(),
		Customer: customer{
			ID: uuid.MustParse(m.GetCustomer().GetId()), Name: m.GetCustomer().GetName(),
			Phone: m.GetCustomer().Phone, Locale: m.GetCustomer().GetLocale(),
		},
		ShipTo: address{
			Street: m.GetShipTo().GetStreet(), PostalCode: m.GetShipTo().GetPostalCode(),
			City: m.GetShipTo().GetCity(), Country: m.GetShipTo().GetCountry(),
		},
		Tags: m.GetTags(),
		Note: m.Note,
	}
	if m.DiscountCents != nil {
		e.Discount = proto.Float64(amount(m.GetDiscountCents()))
	}
	for _, i := range m.GetItems() {
		e.Items = append(e.Items, item{
			SKU: i.GetSku(), Title: i.GetTitle(), Quantity: i.GetQuantity(), Price: amount(i.GetPriceCents()), TaxRate: i.GetTaxRate(),
		})
	}
	return e
}

func cents(amount float64) int64 { return int64(math.Round(amount * 100)) }
func amount(cents int64) float64 { return float64(cents) / 100 }

func refusedMessages(e *plain) []contender.Value[*orderpb.Order] {
	var refused []contender.Value[*orderpb.Order]
	for _, mistake := range []contender.Value[func(*orderpb.Order)]{
		{Name: "a broken order_number", Value: func(m *orderpb.Order) { m.OrderNumber = "ORD-26-0004711" }},
		{Name: "a status that is none", Value: func(m *orderpb.Order) { m.Status = 7 }},
		{Name: "a currency in lower case", Value: func(m *orderpb.Order) { m.Currency = "eur" }},
		{Name: "a negative total", Value: func(m *orderpb.Order) { m.TotalCents = -1 }},
		{Name: "a total above all", Value: func(m *orderpb.Order) { m.TotalCents = 100000001 }},
		{Name: "no customer", Value: func(m *orderpb.Order) { m.Customer = nil }},
		{Name: "a broken uuid", Value: func(m *orderpb.Order) { m.Customer.Id = "1b4e28ba" }},
		{Name: "a name of 61 letters", Value: func(m *orderpb.Order) { m.Customer.Name = strings.Repeat("ë", 61) }},
		{Name: "a phone without a plus", Value: func(m *orderpb.Order) { m.Customer.Phone = proto.String("004940123456789") }},
		{Name: "no items", Value: func(m *orderpb.Order) { m.Items = nil }},
		{Name: "a quantity of 0", Value: func(m *orderpb.Order) { m.Items[2].Quantity = 0 }},
		{Name: "a tax of more than all", Value: func(m *orderpb.Order) { m.Items[0].TaxRate = 1.07 }},
		{Name: "an empty tag", Value: func(m *orderpb.Order) { m.Tags = []string{""} }},
	} {
		m := message(e)
		mistake.Value(m)
		refused = append(refused, contender.Value[*orderpb.Order]{Name: mistake.Name, Value: m})
	}
	return refused
}
