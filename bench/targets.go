package main

import (
	"github.com/eventc/eventc/bench/internal/liked"
	"github.com/eventc/eventc/bench/internal/report"
)

// targets are the promises of the project.
func targets() []report.Target {
	return []report.Target{
		{Event: "liked", Direction: report.Receive, Contender: liked.Copy, TimesNaive: 40},
		{Event: "liked", Direction: report.Receive, Contender: liked.Alias, TimesNaive: 60},
		{Event: "liked", Direction: report.Receive, Contender: liked.Reuse, NoAllocations: true},
		{Event: "liked", Direction: report.Send, Contender: liked.Append, TimesNaive: 60, NoAllocations: true},
	}
}
