package order

import (
	"time"

	"github.com/google/uuid"
)

// plain is the event as one writes it by hand for encoding/json.
type plain struct {
	EventType   string    `json:"event_type"`
	EventID     uuid.UUID `json:"event_id"`
	OccurredAt  time.Time `json:"occurred_at"`
	OrderNumber string    `json:"order_number"`
	Status      string    `json:"status"`
	Currency    string    `json:"currency"`
	Total       float64   `json:"total"`
	Discount    *float64  `json:"discount"`
	Express     bool      `json:"express"`
	Customer    customer  `json:"customer"`
	ShipTo      address   `json:"ship_to"`
	Items       []item    `json:"items"`
	Tags        []string  `json:"tags"`
	Note        *string   `json:"note"`
}

type customer struct {
	ID     uuid.UUID `json:"id"`
	Name   string    `json:"name"`
	Phone  *string   `json:"phone"`
	Locale string    `json:"locale"`
}

type address struct {
	Street     string `json:"street"`
	PostalCode string `json:"postal_code"`
	City       string `json:"city"`
	Country    string `json:"country"`
}

type item struct {
	SKU      string  `json:"sku"`
	Title    string  `json:"title"`
	Quantity int64   `json:"quantity"`
	Price    float64 `json:"price"`
	TaxRate  float64 `json:"tax_rate"`
}

// texts is the event for who leaves ids and times as they are spelled, which is the least work that
// a JSON library can have with it.
type texts struct {
	EventType   string       `json:"event_type"`
	EventID     string       `json:"event_id"`
	OccurredAt  string       `json:"occurred_at"`
	OrderNumber string       `json:"order_number"`
	Status      string       `json:"status"`
	Currency    string       `json:"currency"`
	Total       float64      `json:"total"`
	Discount    *float64     `json:"discount"`
	Express     bool         `json:"express"`
	Customer    customerText `json:"customer"`
	ShipTo      address      `json:"ship_to"`
	Items       []item       `json:"items"`
	Tags        []string     `json:"tags"`
	Note        *string      `json:"note"`
}

type customerText struct {
	ID     string  `json:"id"`
	Name   string  `json:"name"`
	Phone  *string `json:"phone"`
	Locale string  `json:"locale"`
}
