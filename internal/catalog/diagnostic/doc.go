// Package diagnostic holds what is said about a file that a user wrote: findings at file, line and
// column ([Diagnostic]), sets of them in a stable order ([List]), the nearest known word for a
// misspelt one ([Nearest]), and the causes inside a validation error in words for people
// ([Causes]).
//
// It imports jsonschema/v5 and nothing else outside the standard library.
package diagnostic
