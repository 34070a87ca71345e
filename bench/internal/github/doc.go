// Package github sets up the comparison for two webhooks of GitHub, with the payloads and schemas
// that are published for them: issue_comment/created and pull_request_review_thread/resolved.
//
// Neither is part of this repository. A [Corpus] is where they are, [Corpus.Generate] has code
// generated from their schemas, and a binary that is built with that and the build tag corpora, as
// package rebuild does, has the events ([Corpus.Events]).
//
// It imports package contender, and the catalog that eventc reads schemas by.
package github
