package main

import (
	"slices"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/report"
)

// targets are the promises of the project.
func targets() []report.Target {
	return nil
}

// about returns the targets about the events.
func about(events []contender.Event, targets []report.Target) []report.Target {
	var about []report.Target
	for _, t := range targets {
		if slices.ContainsFunc(events, func(e contender.Event) bool { return e.Name == t.Event }) {
			about = append(about, t)
		}
	}
	return about
}
