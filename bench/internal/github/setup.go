package github

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/bench/internal/contender"
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
	event func(payload []byte, schema *jsonschema.Schema) (contender.Event, error)
}

func setUps() []setUp {
	return []setUp{
		{IssueComment, newEvent[issueCommentCreated](IssueComment, generatedIssueComment, issueCommentEdits())},
		{ReviewThread, newEvent[reviewThreadResolved](ReviewThread, generatedReviewThread, reviewThreadEdits())},
	}
}

// generated is what eventc generated for an event.
type generated struct {
	receivers []contender.Receiver
	senders   []contender.Sender
}

// newEvent returns how to set up an event whose plain struct is T.
func newEvent[T any](
	name string, ours func(payload []byte) (generated, error), edits []edit,
) func([]byte, *jsonschema.Schema) (contender.Event, error) {
	return func(payload []byte, schema *jsonschema.Schema) (contender.Event, error) {
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
		naive, unchecked := contender.NewNaive[T](schema), contender.Unchecked[T]{}
		return contender.Event{
			Name:      name,
			Payload:   payload,
			Refused:   refused,
			Rejected:  refused[:rejectedEdits],
			Receivers: slices.Concat(ours.receivers, []contender.Receiver{naive.Receiver()}, unchecked.Receivers()),
			Senders: slices.Concat(ours.senders,
				[]contender.Sender{naive.Sender(value, contender.Values[T](refused))}, unchecked.Senders(value)),
		}, nil
	}
}
