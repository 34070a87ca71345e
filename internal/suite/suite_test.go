package suite_test

import (
	"testing"

	"github.com/eventc/eventc/internal/suite/driver"
)

// question is one instance in one way.
type question struct {
	group    *group
	instance instance
	way      way
}

// TestGeneratedCodeGivesTheVerdictsOfTheSuite sends the instances of all required tests through
// generated code, in every way that there is for them.
func TestGeneratedCodeGivesTheVerdictsOfTheSuite(t *testing.T) {
	groups := readGroups(t)
	problems := newProblems(t)
	var packages []generated
	for _, d := range drafts() {
		parts := partsOf(t, readRemotes(t, d))
		for _, g := range groups {
			if g.draft == d {
				packages = append(packages, generate(t, g, parts)...)
			}
		}
	}
	packages = problems.withoutBroken(packages)
	var questions []question
	var asked []driver.Question
	for _, g := range groups {
		for _, test := range g.Tests {
			for _, w := range waysOf(test.Data) {
				questions = append(questions, question{group: g, instance: test, way: w})
				asked = append(asked, driver.Question{Topic: g.topicOf(w), Payload: w.payload(test.Data)})
			}
		}
	}
	for i, a := range ask(t, buildProgram(t, packages), asked) {
		problems.check(questions[i], a)
	}
	problems.report()
}
