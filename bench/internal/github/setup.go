package github

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog"
)

// The names of the events.
const (
	IssueComment = "issue_comment/created"
	ReviewThread = "pull_request_review_thread/resolved"
)

// setUp is what an event is compared by.
type setUp struct {
	name string
	// event returns the event for its payload, with all contenders.
	event func(payload []byte, compiled *catalog.Event) (contender.Event, error)
}

func setUps() []setUp {
	return []setUp{
		{IssueComment, newEvent[issueCommentCreated](
			IssueComment, "a webhook of GitHub with its published schema: addresses, URI templates, an allOf", generatedIssueComment, issueCommentEdits())},
		{ReviewThread, newEvent[reviewThreadResolved](
			ReviewThread, "a webhook of GitHub with its published schema: three repositories and ten users in it", generatedReviewThread, reviewThreadEdits())},
	}
}

// contenders are some of those of an event.
type contenders struct {
	receivers []contender.Receiver
	senders   []contender.Sender
}

// newEvent returns how to set up an event whose plain struct is T.
func newEvent[T any, E contender.EasyPointer[T]](
	name, about string, ours func(payload []byte) (contenders, error), edits []edit,
) func([]byte, *catalog.Event) (contender.Event, error) {
	return func(payload []byte, compiled *catalog.Event) (contender.Event, error) {
		value := new(T)
		if err := json.Unmarshal(payload, value); err != nil {
			return contender.Event{}, fmt.Errorf("reading the event to send: %w", err)
		}
		refused, err := applyAll(edits, payload)
		if err != nil {
			return contender.Event{}, err
		}
		ours, err := ours(payload)
		if err != nil {
			return contender.Event{}, err
		}
		peers := newPeers[T, E](value, compiled.Compiled(), refused)
		return contender.Event{
			Name:      name,
			About:     about,
			Payload:   payload,
			Refused:   refused,
			Rejected:  refused[:rejectedEdits],
			Schema:    judge(compiled),
			Receivers: append(ours.receivers, peers.receivers...),
			Senders:   append(ours.senders, peers.senders...),
		}, nil
	}
}

// judge returns what explains rejections of the event.
func judge(e *catalog.Event) *event.Schema {
	return event.NewSchema(topic, e.Name, e.Root.Location(), func() []event.SchemaDocument {
		var documents []event.SchemaDocument
		for _, d := range e.Documents() {
			documents = append(documents, event.SchemaDocument{URL: d.URL, Text: string(d.Text)})
		}
		return documents
	})
}

// newPeers returns the others: the naive way and what validates nothing.
func newPeers[T any, E contender.EasyPointer[T]](
	value *T, schema *jsonschema.Schema, refused []contender.Payload,
) contenders {
	naive, unchecked := contender.NewNaive[T](schema), contender.Unchecked[T]{}
	easy := contender.EasyJSON[T, E]{}
	return contenders{
		receivers: slices.Concat(
			[]contender.Receiver{naive.Receiver(), easy.Receiver()}, unchecked.Receivers()),
		senders: slices.Concat(
			[]contender.Sender{naive.Sender(value, contender.Values[T](refused)), easy.Sender(value)},
			unchecked.Senders(value)),
	}
}
