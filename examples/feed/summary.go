package main

import "fmt"

// summary is what the story came to, in records.
type summary struct {
	sentEvents   int64 // acknowledged by the brokers
	sentBroken   int64 // as well, by the program that does not use the schemas
	handled      int64
	deadLettered int64
	lag          int64
}

func (s summary) sent() int64 { return s.sentEvents + s.sentBroken }

func (s summary) print(out *printer) {
	out.heading("Summary")
	out.linef("  sent          %3d", s.sent())
	out.linef("  handled       %3d", s.handled)
	out.linef("  dead-lettered %3d", s.deadLettered)
	out.linef("  lag           %3d", s.lag)
}

// check returns an error if something does not add up.
func (s summary) check() error {
	want := summary{sentEvents: s.sentEvents, sentBroken: s.sentBroken, handled: s.sentEvents, deadLettered: s.sentBroken}
	if s == want {
		return nil
	}
	return fmt.Errorf("does not add up: sent %d events and %d broken payloads, handled %d, dead-lettered %d, lag %d",
		s.sentEvents, s.sentBroken, s.handled, s.deadLettered, s.lag)
}
