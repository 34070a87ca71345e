package httpapi_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"time"

	"github.com/eventc/eventc/examples/httpapi"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

// A request is answered at once, whatever becomes of its event. When the broker is gone, the
// failed delivery is logged and does no harm.
func Example() {
	broker, err := kafkatest.NewBroker(kafkatest.Config{Topics: map[string]int{"feed_events": 3}})
	if err != nil {
		fmt.Println(err)
		return
	}
	producer, err := kafka.NewProducer(kafka.ProducerConfig{
		Brokers:         broker.Addrs(),
		DeliveryTimeout: 2 * time.Second,
		Logger:          slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: steady})),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	server := httptest.NewServer(httpapi.NewHandler(producer))

	fmt.Println("comment:", post(server, "Well said."))
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	records, err := kafkatest.WaitTopic(ctx, broker.Addrs(), "feed_events", 1)
	fmt.Println("in the topic:", len(records), err)

	fmt.Println("empty comment:", post(server, ""))

	broker.Close()
	fmt.Println("comment without a broker:", post(server, "Anybody there?"))

	server.Close()                           // waits for the last request
	fmt.Println("end:", producer.Close(ctx)) // waits for the last delivery

	// Output:
	// comment: 202 Accepted
	// in the topic: 1 <nil>
	// empty comment: 422 Unprocessable Entity: feed_events commented rejected (schema): /content: minLength: length must be >= 1, but got 0
	// comment without a broker: 202 Accepted
	// level=ERROR msg="message not delivered" topic=feed_events key=5f0c8a4e-2b8a-4f5e-8f0e-6a4f3c1d2e3b
	// end: <nil>
}

// post posts a comment and returns status and text of the answer.
func post(server *httptest.Server, content string) string {
	url := server.URL + "/posts/5f0c8a4e-2b8a-4f5e-8f0e-6a4f3c1d2e3b/comments"
	body := fmt.Sprintf(`{"user_id":"1b4e28ba-2fa1-4d2e-883f-0016d3cca427","content":%q}`, content)
	response, err := http.Post(url, "application/json", strings.NewReader(body))
	if err != nil {
		return err.Error()
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err.Error()
	}
	return strings.TrimSuffix(response.Status+": "+strings.TrimSpace(string(text)), ": ")
}

// steady leaves out of the log what differs from run to run: the time, and the port in the error.
func steady(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey || a.Key == "error" {
		return slog.Attr{}
	}
	return a
}
