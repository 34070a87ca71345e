package main

import (
	"slices"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/github"
	"github.com/eventc/eventc/bench/internal/liked"
	"github.com/eventc/eventc/bench/internal/order"
	"github.com/eventc/eventc/bench/internal/report"
)

// reached are the ratios that an event came to when somebody looked at them last, as [report.Target]
// has them: on a quiet machine. On a busy one those to contenders that allocate more are up to a
// quarter larger, since what allocates waits for memory that others use.
type reached struct {
	event                      string
	copyNaive, aliasNaive      float64
	copyFastest, aliasFastest  float64
	appendNaive, appendFastest float64
	copyProtobuf               float64 // 0: protobuf does not take part
	reject, flood              float64
}

// targets are the promises of the project, and what came of them.
func targets() []report.Target {
	all := []report.Target{
		{Event: liked.Name, Direction: report.Receive, Contender: contender.Reuse, NoAllocations: true},
		{Event: liked.Name, Direction: report.Send, Contender: contender.Append, NoAllocations: true},
		// The least that the project promises, whatever was reached.
		{Event: liked.Name, Direction: report.Receive, Contender: contender.Copy, Than: report.Naive, Times: 40},
		{Event: liked.Name, Direction: report.Receive, Contender: contender.Alias, Than: report.Naive, Times: 60},
		{Event: liked.Name, Direction: report.Send, Contender: contender.Append, Than: report.Naive, Times: 60},
	}
	for _, r := range []reached{
		{
			event: liked.Name, copyNaive: 63, aliasNaive: 65, copyFastest: 2.57, aliasFastest: 2.6,
			appendNaive: 107, appendFastest: 2.77, copyProtobuf: 3.1, reject: 0.95, flood: 0.23,
		},
		{
			event: order.Name, copyNaive: 39, aliasNaive: 52, copyFastest: 1.13, aliasFastest: 1.46,
			appendNaive: 90, appendFastest: 1.62, copyProtobuf: 1.39, reject: 1.02, flood: 0.52,
		},
		{
			event: github.IssueComment, copyNaive: 41, aliasNaive: 60, copyFastest: 1.1, aliasFastest: 1.54,
			appendNaive: 97, appendFastest: 1.5, reject: 1.07, flood: 0.6,
		},
		{
			event: github.ReviewThread, copyNaive: 37, aliasNaive: 65, copyFastest: 1.05, aliasFastest: 1.75,
			appendNaive: 92, appendFastest: 1.46, reject: 0.96, flood: 0.5,
		},
	} {
		all = append(all, r.targets()...)
	}
	return all
}

func (r reached) targets() []report.Target {
	all := []report.Target{
		{Direction: report.Receive, Contender: contender.Copy, Than: report.Naive, Times: 60, Reached: r.copyNaive},
		{Direction: report.Receive, Contender: contender.Alias, Than: report.Naive, Times: 100, Reached: r.aliasNaive},
		{Direction: report.Receive, Contender: contender.Copy, Than: report.FastestUnchecked, Times: 1.5, Reached: r.copyFastest},
		{Direction: report.Receive, Contender: contender.Alias, Than: report.FastestUnchecked, Times: 2.5, Reached: r.aliasFastest},
		{Direction: report.Send, Contender: contender.Append, Than: report.Naive, Times: 110, Reached: r.appendNaive},
		{Direction: report.Send, Contender: contender.Append, Than: report.FastestUnchecked, Times: 2, Reached: r.appendFastest},
		{Direction: report.Reject, Contender: contender.Explained, Than: report.Naive, Times: 1 / 1.05, Reached: r.reject},
		{Direction: report.Reject, Contender: contender.Copy, Than: report.GoodRow, Times: 1. / 3, Reached: r.flood},
	}
	if r.copyProtobuf > 0 {
		all = append(all, report.Target{
			Direction: report.Receive, Contender: contender.Copy, Than: contender.Protobuf, Times: 2, Reached: r.copyProtobuf,
		})
	}
	for i := range all {
		all[i].Event = r.event
	}
	return all
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
