// Command feed tells the story of a small social network as typed events: people sign up, publish
// posts, look at them, like them and comment on them. It sends the events, handles them, and shows
// what becomes of payloads that are not what the schemas ask for.
//
// Without flags it brings its own broker and needs nothing else than Go:
//
//	go run ./examples/feed
//
// With --brokers it does the same on a cluster, in topics of its own.
//
// To read it: main.go has the process around it, feed.go is the table of contents, handlers.go and
// story.go are what an application writes itself.
//
// It imports the generated packages of the events, event, kafka, kafkatest for its own broker,
// google/uuid and the standard library.
package main
