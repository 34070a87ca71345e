package event

import (
	"time"

	"github.com/google/uuid"
)

// NewID returns a new id for an event: a UUID of version 7 (RFC 9562, section 5.7), so that ids sort
// by the time they were made. It is what a constructor fills a property with that has
// "x-auto": "uuid".
func NewID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

// Now returns the time now in UTC, in microseconds and without a monotonic reading, so that it
// equals itself after a round trip through JSON and most databases. It is what a constructor fills
// a property with that has "x-auto": "now".
func Now() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }
