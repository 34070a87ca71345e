package liked

import (
	"time"

	"github.com/google/uuid"
)

// plain is the event as one writes it by hand for encoding/json.
type plain struct {
	EventType  string    `json:"event_type"`
	EventID    uuid.UUID `json:"event_id"`
	OccurredAt time.Time `json:"occurred_at"`
	FeedID     uuid.UUID `json:"feed_id"`
	UserID     uuid.UUID `json:"user_id"`
}

// texts is the event for who leaves ids and times as they are spelled, which is the least work that
// a JSON library can have with it.
type texts struct {
	EventType  string `json:"event_type"`
	EventID    string `json:"event_id"`
	OccurredAt string `json:"occurred_at"`
	FeedID     string `json:"feed_id"`
	UserID     string `json:"user_id"`
}
