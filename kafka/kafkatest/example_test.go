package kafkatest_test

import (
	"context"
	"fmt"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka/kafkatest"
)

func ExampleNewBroker() {
	broker, err := kafkatest.NewBroker(kafkatest.Config{Topics: map[string]int{"notes": 1}})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer broker.Close()

	ctx := context.Background()
	if err := broker.Write(ctx, event.Record{Topic: "notes", Key: []byte("a"), Value: []byte("hello")}); err != nil {
		fmt.Println(err)
		return
	}
	records, err := broker.Records(ctx, "notes")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range records {
		fmt.Printf("%s/%d@%d %s: %s\n", r.Topic, r.Partition, r.Offset, r.Key, r.Value)
	}
	// Output: notes/0@0 a: hello
}
