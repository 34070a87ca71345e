package report

import (
	"slices"
	"testing"
)

func TestMisses(t *testing.T) {
	liked := func(contender string) Target {
		return Target{Event: "liked", Direction: Receive, Contender: contender}
	}
	tests := []struct {
		name   string
		change func(*Target)
		want   []string
	}{
		{"nothing promised", func(*Target) {}, nil},
		{"reached exactly", func(t *Target) { t.Than, t.Times = Naive, 100 }, nil},
		{"too slow", func(t *Target) { t.Than, t.Times = Naive, 100.5 }, []string{
			"receive liked: eventc is 100.00 times as fast as the naive way, the least is 100.5",
		}},
		{"not reached, but above its gate", func(t *Target) { t.Than, t.Times, t.Reached = Naive, 120, 125 }, nil},
		{"below its gate", func(t *Target) { t.Than, t.Times, t.Reached = FastestUnchecked, 3, 2.6 }, []string{
			"receive liked: eventc is 2.00 times as fast as the fastest without checks, the least is 2.08",
		}},
		{"against a contender", func(t *Target) { t.Than, t.Times = "slow library", 6 }, []string{
			"receive liked: eventc is 5.00 times as fast as slow library, the least is 6",
		}},
		{"against nobody", func(t *Target) { t.Than, t.Times = "nobody", 1 }, []string{
			"receive liked: eventc was not compared with nobody",
		}},
		{"no allocations", func(t *Target) { t.NoAllocations = true }, nil},
		{"some allocations", func(t *Target) { t.Contender, t.NoAllocations = "fast library", true }, []string{
			"receive liked: fast library allocates 2.50 times, the target is 0",
		}},
		{"both", func(t *Target) { t.Contender, t.NoAllocations, t.Than, t.Times = "fast library", true, Naive, 60 }, []string{
			"receive liked: fast library is 50.00 times as fast as the naive way, the least is 60",
			"receive liked: fast library allocates 2.50 times, the target is 0",
		}},
		{"another contender", func(t *Target) { t.Contender = "nobody" }, []string{
			"receive liked: nobody was not measured",
		}},
		{"another direction", func(t *Target) { t.Direction = Send }, []string{"send liked: eventc was not measured"}},
		{"another event", func(t *Target) { t.Event = "order" }, []string{"receive order: eventc was not measured"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			target := liked("eventc")
			test.change(&target)
			if got := Misses([]Table{newTable()}, []Target{target}); !slices.Equal(got, test.want) {
				t.Errorf("misses:\n%q\nwant:\n%q", got, test.want)
			}
		})
	}
}

func TestKept(t *testing.T) {
	for _, test := range []struct {
		name   string
		target Target
		want   bool
	}{
		{"reached", Target{Contender: "eventc", Than: Naive, Times: 100}, true},
		{"above the gate only", Target{Contender: "eventc", Than: Naive, Times: 101, Reached: 100}, false},
		{"without allocations", Target{Contender: "eventc", NoAllocations: true}, true},
		{"with allocations", Target{Contender: "naive", NoAllocations: true}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.target.Event, test.target.Direction = "liked", Receive
			o, err := test.target.Outcome([]Table{newTable()})
			if err != nil || o.Kept() != test.want {
				t.Errorf("kept is %t (%v), want %t", o.Kept(), err, test.want)
			}
		})
	}
}
