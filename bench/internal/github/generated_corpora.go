//go:build corpora

package github

import (
	"fmt"
	"strings"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/github/webhooks"
	"github.com/eventc/eventc/event"
)

// Built says whether this binary has what eventc generates for the events.
const Built = true

func generatedIssueComment(payload []byte) (contenders, error) {
	type created = webhooks.IssueCommentCreated
	return newGenerated(contender.Generated[created, *created]{
		Parse:      webhooks.ParseIssueCommentCreated,
		ParseAlias: webhooks.ParseIssueCommentCreatedAlias,
		Dispatch:   dispatch(IssueComment),
	}, payload, []contender.Value[func(*created)]{
		{Name: "a broken address", Value: func(e *created) { e.Comment.HTMLURL = "http://a/%zz" }},
		{Name: "a broken address deep inside", Value: func(e *created) { e.Repository.Owner.HTMLURL = "http://a/%zz" }},
		{Name: "an open brace in a template", Value: func(e *created) { e.Repository.KeysURL = "keys{" }},
		{Name: "a visibility that is none", Value: func(e *created) { e.Repository.Visibility = "secret" }},
	})
}

func generatedReviewThread(payload []byte) (contenders, error) {
	type resolved = webhooks.PullRequestReviewThreadResolved
	return newGenerated(contender.Generated[resolved, *resolved]{
		Parse:      webhooks.ParsePullRequestReviewThreadResolved,
		ParseAlias: webhooks.ParsePullRequestReviewThreadResolvedAlias,
		Dispatch:   dispatch(ReviewThread),
	}, payload, []contender.Value[func(*resolved)]{
		{Name: "a broken address", Value: func(e *resolved) { e.PullRequest.HTMLURL = "http://a/%zz" }},
		{Name: "a broken address deep inside", Value: func(e *resolved) { e.Repository.Owner.HTMLURL = "http://a/%zz" }},
		{Name: "an open brace in a template", Value: func(e *resolved) { e.Repository.KeysURL = "keys{" }},
		{Name: "a visibility that is none", Value: func(e *resolved) { e.Repository.Visibility = "secret" }},
	})
}

func dispatch(name string) func([]byte) (event.Event, error) {
	value, _, _ := strings.Cut(name, "/")
	return contender.DispatchingRecord(webhooks.ParseRecord, event.Header{Key: header, Value: []byte(value)})
}

// newGenerated returns what eventc generated for an event: what reads a payload, and what writes the
// event in it but not what the mistakes make of it.
func newGenerated[T any, E contender.Pointer[T]](
	g contender.Generated[T, E], payload []byte, mistakes []contender.Value[func(E)],
) (contenders, error) {
	value, err := g.Parse(payload)
	if err != nil {
		return contenders{}, fmt.Errorf("reading the event to send: %w", err)
	}
	var refused []contender.Value[E]
	for _, mistake := range mistakes {
		e, err := g.Parse(payload)
		if err != nil {
			return contenders{}, fmt.Errorf("reading the event to send: %w", err)
		}
		mistake.Value(e)
		refused = append(refused, contender.Value[E]{Name: mistake.Name, Value: e})
	}
	return contenders{g.Receivers(), g.Senders(value, refused)}, nil
}
