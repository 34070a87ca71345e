package suite_test

import (
	"testing"

	"github.com/eventc/eventc/internal/difftest"
	"github.com/eventc/eventc/internal/suite/driver"
)

type problems struct {
	t *testing.T
	n map[string]int
}

func newProblems(t *testing.T) *problems { return &problems{t, map[string]int{}} }

func (p *problems) withoutBroken(all []generated) []generated {
	var good []generated
	for _, g := range all {
		if g.problem != nil {
			p.t.Logf("GEN %s: %v", g.topic, g.problem)
			continue
		}
		good = append(good, g)
	}
	return good
}

func (p *problems) check(q question, a driver.Answer) {
	accepted := a.Problem == ""
	if accepted != q.instance.Valid {
		kind := "WRONG REFUSAL"
		if accepted {
			kind = "UNSOUND"
		}
		p.n[q.group.draft.folder+" "+kind+" "+string(q.way)]++
		p.t.Logf("%s: %s: %s: %s: %s %s", kind, q.way, q.group.subject(q.instance), q.instance.Data, a.Reason, a.Problem)
	} else if accepted {
		if err := difftest.EqualJSON([]byte(q.way.payload(q.instance.Data)), []byte(a.Written)); err != nil {
			p.t.Logf("ROUND TRIP: %s: %s: %v", q.way, q.group.subject(q.instance), err)
		}
	}
}
func (p *problems) report() { p.t.Log(p.n) }
