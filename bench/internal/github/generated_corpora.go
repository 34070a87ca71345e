//go:build corpora

package github

import (
	"github.com/eventc/eventc/bench/gen/github"
	"github.com/eventc/eventc/bench/internal/contender"
)

// Built says whether this binary has what eventc generates for the events.
const Built = true

func generatedIssueComment(payload []byte) (contenders, error) {
	type created = github.IssueCommentCreated
	return newGenerated(contender.Generated[created, *created]{
		Parse:      github.ParseIssueCommentCreated,
		ParseAlias: github.ParseIssueCommentCreatedAlias,
		Dispatch:   contender.Dispatching(github.Parse),
	}, payload, []contender.Value[func(*created)]{
		{Name: "a broken address", Value: func(e *created) { e.Comment.HTMLURL = "http://a/%zz" }},
		{Name: "a broken address deep inside", Value: func(e *created) { e.Repository.Owner.HTMLURL = "http://a/%zz" }},
		{Name: "an open brace in a template", Value: func(e *created) { e.Repository.KeysURL = "keys{" }},
		{Name: "a visibility that is none", Value: func(e *created) { e.Repository.Visibility = "secret" }},
	})
}

func generatedReviewThread(payload []byte) (contenders, error) {
	type resolved = github.PullRequestReviewThreadResolved
	return newGenerated(contender.Generated[resolved, *resolved]{
		Parse:      github.ParsePullRequestReviewThreadResolved,
		ParseAlias: github.ParsePullRequestReviewThreadResolvedAlias,
		Dispatch:   contender.Dispatching(github.Parse),
	}, payload, []contender.Value[func(*resolved)]{
		{Name: "a broken address", Value: func(e *resolved) { e.PullRequest.HTMLURL = "http://a/%zz" }},
		{Name: "a broken address deep inside", Value: func(e *resolved) { e.Repository.Owner.HTMLURL = "http://a/%zz" }},
		{Name: "an open brace in a template", Value: func(e *resolved) { e.Repository.KeysURL = "keys{" }},
		{Name: "a visibility that is none", Value: func(e *resolved) { e.Repository.Visibility = "secret" }},
	})
}
