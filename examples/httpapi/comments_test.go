package httpapi_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/eventc/eventc/examples/httpapi"
	"github.com/eventc/eventc/kafka"
)

// nowhere is an address at which nobody listens.
const nowhere = "127.0.0.1:1"

const (
	target = "/posts/5f0c8a4e-2b8a-4f5e-8f0e-6a4f3c1d2e3b/comments"
	valid  = `{"user_id":"1b4e28ba-2fa1-4d2e-883f-0016d3cca427","content":"Well said."}`
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}

func TestARequestDoesNotWaitForTheBroker(t *testing.T) {
	producer := newProducer(t, kafka.ProducerConfig{DeliveryTimeout: time.Hour})
	response := answer(producer, target, valid)
	if response.Code != http.StatusAccepted {
		t.Errorf("status %d, want %d", response.Code, http.StatusAccepted)
	}
	if queued := producer.Stats().QueuedRecords; queued != 1 {
		t.Errorf("%d events on their way, want 1", queued)
	}
}

func TestAFullQueueAsksToComeAgain(t *testing.T) {
	producer := newProducer(t, kafka.ProducerConfig{DeliveryTimeout: time.Hour, QueueRecords: 1})
	answer(producer, target, valid)
	response := answer(producer, target, valid)
	if response.Code != http.StatusServiceUnavailable || response.Header().Get("Retry-After") == "" {
		t.Errorf("status %d, headers %v", response.Code, response.Header())
	}
}

func TestAProducerThatIsClosedAsksToComeAgain(t *testing.T) {
	producer := newProducer(t, kafka.ProducerConfig{})
	if err := producer.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	response := answer(producer, target, valid)
	if response.Code != http.StatusServiceUnavailable || response.Header().Get("Retry-After") == "" {
		t.Errorf("status %d, headers %v", response.Code, response.Header())
	}
}

func TestWhatIsNoCommentIsRefused(t *testing.T) {
	producer := newProducer(t, kafka.ProducerConfig{})
	tests := []struct {
		name, target, body string
		status             int
		text               string
	}{
		{"NoPost", "/posts/first/comments", valid, http.StatusNotFound, `post "first"`},
		{"NoJSON", target, "Well said.", http.StatusBadRequest, "body: invalid character"},
		{"NoUser", target, `{"content":"Well said."}`, http.StatusBadRequest, "body: user_id is missing"},
		{"NoUUID", target, `{"user_id":"ada"}`, http.StatusBadRequest, "body: invalid UUID"},
		{"LargeBody", target, `{"content":"` + strings.Repeat("x", 1<<20), http.StatusBadRequest, "body: http: request body too large"},
		{"LongComment", target, strings.Replace(valid, "Well", strings.Repeat("x", 2000), 1), http.StatusUnprocessableEntity, "/content: maxLength"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			response := answer(producer, test.target, test.body)
			if response.Code != test.status || !strings.Contains(response.Body.String(), test.text) {
				t.Errorf("%d %s; want %d and %q", response.Code, response.Body, test.status, test.text)
			}
		})
	}
	if queued := producer.Stats().QueuedRecords; queued != 0 {
		t.Errorf("%d events on their way, want none", queued)
	}
}

func answer(producer *kafka.Producer, target, body string) *httptest.ResponseRecorder {
	response := httptest.NewRecorder()
	request := httptest.NewRequest(http.MethodPost, target, strings.NewReader(body))
	httpapi.NewHandler(producer).ServeHTTP(response, request)
	return response
}

// newProducer returns a producer without a broker, which gives up what it has when the test ends.
func newProducer(t *testing.T, config kafka.ProducerConfig) *kafka.Producer {
	t.Helper()
	config.Brokers = []string{nowhere}
	config.Logger = slog.New(slog.DiscardHandler)
	producer, err := kafka.NewProducer(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := producer.Close(ctx); err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("close: %v", err)
		}
	})
	return producer
}
