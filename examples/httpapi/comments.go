package httpapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/google/uuid"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/kafka"
)

// maxBody is more than the longest comment that the schema allows takes as JSON.
const maxBody = 64 << 10

// NewHandler returns the API:
//
//	POST /posts/{id}/comments   {"user_id": "…", "content": "…"}
//
// It answers with status 202 (Accepted) when the event is valid and on its way. Whether it arrives
// shows later: what is not delivered the producer logs, and counts in its Stats. The producer
// stays the caller's, who closes it after the last request.
func NewHandler(producer *kafka.Producer) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /posts/{id}/comments", comments{producer})
	return mux
}

type comments struct{ producer *kafka.Producer }

type comment struct {
	UserID  uuid.UUID `json:"user_id"`
	Content string    `json:"content"`
}

// ServeHTTP implements [http.Handler].
func (c comments) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	post, err := uuid.Parse(r.PathValue("id"))
	if err != nil {
		http.Error(w, fmt.Sprintf("post %q: %v", r.PathValue("id"), err), http.StatusNotFound)
		return
	}
	body, err := readComment(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, fmt.Sprintf("body: %v", err), http.StatusBadRequest)
		return
	}
	e := feedevents.NewCommented(post, body.UserID, uuid.New(), body.Content)
	// No callback: the producer logs what is not delivered, and here is nothing else to be done.
	if err := c.producer.Send(r.Context(), e, nil); err != nil {
		refuse(w, err)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

// readComment leaves the content to the event's schema. Who the user is an API of yours knows from
// elsewhere.
func readComment(from io.Reader) (comment, error) {
	var c comment
	err := json.NewDecoder(from).Decode(&c)
	if err == nil && c.UserID == uuid.Nil {
		err = errors.New("user_id is missing")
	}
	return c, err
}

// refuse answers for an event that was not taken, so that the client knows whether to try again.
func refuse(w http.ResponseWriter, err error) {
	var rejected *event.RejectedError
	switch {
	case errors.As(err, &rejected):
		http.Error(w, rejected.Error(), http.StatusUnprocessableEntity)
	case errors.Is(err, kafka.ErrQueueFull), errors.Is(err, kafka.ErrClosed):
		w.Header().Set("Retry-After", "1")
		http.Error(w, "busy", http.StatusServiceUnavailable)
	default: // a message that is too large: the limits of the body and of the producer do not fit
		http.Error(w, "not accepted", http.StatusInternalServerError)
	}
}
