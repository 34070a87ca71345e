// Package github sets up the comparison for two webhooks of GitHub, with the payloads and schemas
// that are published for them: issue_comment/created and pull_request_review_thread/resolved.
//
// Neither is part of this repository. A [Corpus] is where they are, [Corpus.WriteProject] makes an
// eventc project of their schemas, and a binary that is built with the build tag corpora and what
// eventc generates from it, as package rebuild does, has the events ([Corpus.Events]).
//
// It imports package contender, and the catalog that eventc reads schemas by.
package github
