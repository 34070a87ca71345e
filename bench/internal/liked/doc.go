// Package liked sets up the comparison for the event liked of topic feed_events: a small flat event
// of three uuids and a date-time, which is what most events look like.
//
// It imports the generated package of the topic and package contender.
package liked
