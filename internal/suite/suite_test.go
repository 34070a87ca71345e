package suite_test

import (
	"fmt"
	"testing"

	"github.com/eventc/eventc/internal/difftest"
	"github.com/eventc/eventc/internal/suite/driver"
)

// TestGeneratedCodeGivesTheVerdictsOfTheSuite sends the instances of all required tests through
// generated code, in every way that there is for them. The verdicts are the suite's, but for the
// expected failures, where they are those of jsonschema/v5; and what is accepted comes back equal.
func TestGeneratedCodeGivesTheVerdictsOfTheSuite(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles hundreds of packages")
	}
	groups := readGroups(t)
	expected := readExpected(t)
	cases := casesOf(t, groups, expected)
	var questions []driver.Question
	for _, c := range cases {
		questions = append(questions, driver.Question{Topic: c.group.topicOf(c.way), Payload: c.payload()})
	}
	program := newProgram(t, groups)
	members, decided := program.decided()
	t.Logf("%d packages; of %d members that hold instances, the codec decides about %d by itself",
		len(program.packages), members, decided)
	results := newResults(groups)
	for i, answer := range ask(t, program.build(t), questions) {
		results.add(t, cases[i], answer)
	}
	expected.checkUsed(t)
	results.log(t)
}

// testCase is an instance in one way.
type testCase struct {
	group    *group
	instance instance
	way      way
	accepted bool // as it has to be
}

func (c testCase) payload() string { return c.group.payload(c.way, c.instance.Data) }

func (c testCase) String() string {
	return fmt.Sprintf("%s (%s): %s", c.group.subject(c.instance), c.way, c.payload())
}

// casesOf returns all instances in all of their ways. Where a failure is expected, jsonschema/v5
// must fail by itself, and its verdict is what has to come.
func casesOf(t *testing.T, groups []*group, expected expectedFailures) []testCase {
	t.Helper()
	var cases []testCase
	for _, g := range groups {
		for i, verdict := range g.validate(t) {
			test := g.Tests[i]
			c := testCase{group: g, instance: test, accepted: test.Valid}
			if expected.has(g.subject(test)) {
				c.accepted = verdict
				if verdict == test.Valid {
					t.Errorf("%s: expected to fail, and jsonschema/v5 is right about it", g.subject(test))
				}
			}
			for _, c.way = range waysOf(test.Data) {
				cases = append(cases, c)
			}
		}
	}
	return cases
}

// check returns what is wrong with an answer.
func (c testCase) check(a driver.Answer) error {
	switch {
	case a.Problem == "" && !c.accepted:
		return fmt.Errorf("UNSOUND: accepted")
	case a.Problem != "" && c.accepted:
		return fmt.Errorf("not accepted: %s", a.Problem)
	case a.Problem == "":
		if err := difftest.EqualJSON([]byte(c.payload()), []byte(a.Written)); err != nil {
			return fmt.Errorf("written again it is not the same JSON: %w", err)
		}
	}
	return nil
}
