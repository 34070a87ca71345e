package kafka_test

import (
	"context"
	"reflect"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
)

// hook is a note whose type is in a header.
type hook struct{ note }

func (hook) AppendHeaders(headers []event.Header) []event.Header {
	return append(headers, event.Header{Key: "x-type", Value: []byte("hook")})
}

func TestHeadersThatSayTheTypeCannotBeSetWrong(t *testing.T) {
	broker := notesBroker(t)
	shared := make([]event.Header, 0, 8)
	shared = append(shared, event.Header{Key: "x-type", Value: []byte("other")}, event.Header{Key: "trace", Value: []byte("1")})
	producer := newProducer(t, kafka.ProducerConfig{
		Brokers: broker.Addrs(), Headers: func(context.Context, event.Event) []event.Header { return shared },
	})
	if err := producer.Publish(t.Context(), hook{note{"notes", "a", "1"}}); err != nil {
		t.Fatal(err)
	}
	want := []event.Header{{Key: "trace", Value: []byte("1")}, {Key: "x-type", Value: []byte("hook")}}
	if got := wantTexts(t, broker, "notes", `{"text":"1"}`)[0].Headers; !reflect.DeepEqual(got, want) {
		t.Errorf("headers %s, want %s", got, want)
	}
	if string(shared[0].Value) != "other" || shared[:3][2].Key != "" {
		t.Errorf("the headers of the configuration were changed: %s", shared[:3])
	}
}

func TestEventsSayTheirTypeInHeadersWithoutAnyConfigured(t *testing.T) {
	broker := notesBroker(t)
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs()})
	if err := producer.Publish(t.Context(), hook{note{"notes", "a", "1"}}); err != nil {
		t.Fatal(err)
	}
	wantHeaders(t, wantTexts(t, broker, "notes", `{"text":"1"}`)[0], map[string]string{"x-type": "hook"})
}
