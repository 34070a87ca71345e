// Package backoff says how long to wait before trying again.
//
// It imports the standard library only.
package backoff
