package measure

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// machine is a processor whose CPU time only the operations on it use.
type machine struct {
	used time.Duration
	// slowdown is by how much everything takes longer.
	slowdown int
	// order is which operations ran, one entry a call.
	order []string
}

func (m *machine) now() (time.Duration, error) { return m.used, nil }

// operation is one that takes cost at a slowdown of 1.
func (m *machine) operation(name string, cost time.Duration) Operation {
	return Operation{Name: name, Do: func(n int) error {
		m.order = append(m.order, name)
		m.used += time.Duration(n*m.slowdown) * cost
		return nil
	}}
}

func (m *machine) run(t *testing.T, settings Settings, operations ...Operation) []Series {
	t.Helper()
	series, err := runner{settings.WithDefaults(), m.now}.run(operations)
	if err != nil {
		t.Fatal(err)
	}
	return series
}

func TestEachOperationIsMeasuredOnceARound(t *testing.T) {
	m := &machine{slowdown: 1}
	series := m.run(t, Settings{Rounds: 5, Time: time.Millisecond},
		m.operation("fast", 100*time.Nanosecond), m.operation("slow", 7*time.Microsecond))
	wantFast := []float64{100, 100, 100, 100, 100}
	wantSlow := []float64{7000, 7000, 7000, 7000, 7000}
	if series[0].Name != "fast" || !slices.Equal(series[0].Nanoseconds, wantFast) {
		t.Errorf("first series is %v, want fast with %v", series[0], wantFast)
	}
	if series[1].Name != "slow" || !slices.Equal(series[1].Nanoseconds, wantSlow) {
		t.Errorf("second series is %v, want slow with %v", series[1], wantSlow)
	}
}

func TestWhatIsMeasuredIsAUnit(t *testing.T) {
	m := &machine{slowdown: 1}
	dozen := m.operation("dozen", 120*time.Nanosecond)
	dozen.Units = 12
	series := m.run(t, Settings{Rounds: 2, Time: time.Millisecond}, dozen)
	if want := []float64{10, 10}; !slices.Equal(series[0].Nanoseconds, want) {
		t.Errorf("series is %v, want %v", series[0].Nanoseconds, want)
	}
}

func TestAMachineThatChangesItsSpeedDoesNotChangeTheRatios(t *testing.T) {
	m := &machine{}
	fast := m.slowingDown(m.operation("fast", 100*time.Nanosecond))
	slow := m.slowingDown(m.operation("slow", time.Microsecond))
	r := runner{Settings{Rounds: 9}.WithDefaults(), m.now}
	series := make([]Series, 2)
	if err := r.rounds([]Operation{fast, slow}, []int{10, 1}, series); err != nil {
		t.Fatal(err)
	}
	if first, last := series[0].Nanoseconds[0], series[0].Nanoseconds[8]; last != 9*first {
		t.Fatalf("the machine slowed down from %v to %v ns, want a factor of 9", first, last)
	}
	if got, want := SpreadOf(Ratios(series[0].Nanoseconds, series[1].Nanoseconds)), (Spread{10, 10, 10}); got != want {
		t.Errorf("ratios are %v, want %v", got, want)
	}
}

// slowingDown returns an operation that makes the machine a step slower each time that it is called:
// once a round.
func (m *machine) slowingDown(o Operation) Operation {
	round := 0
	return Operation{Name: o.Name, Do: func(n int) error {
		round++
		m.slowdown = round
		return o.Do(n)
	}}
}

func TestAnOperationGetsItsTime(t *testing.T) {
	m := &machine{slowdown: 1}
	settings := Settings{Time: 10 * time.Millisecond}
	for _, cost := range []time.Duration{time.Nanosecond, time.Microsecond, 3 * time.Millisecond, time.Second} {
		r := runner{settings.WithDefaults(), m.now}
		n, err := r.calibrate(m.operation("operation", cost))
		if err != nil {
			t.Fatal(err)
		}
		took := time.Duration(n) * cost
		if took > max(cost, settings.Time) || took+cost < settings.Time {
			t.Errorf("%s each: %d of them take %s, want about %s", cost, n, took, settings.Time)
		}
	}
}

func TestTheSeedChoosesTheOrder(t *testing.T) {
	first, again, other := orderOf(t, 1), orderOf(t, 1), orderOf(t, 2)
	if first != again {
		t.Errorf("one seed gave two orders:\n%s\n%s", first, again)
	}
	if first == other {
		t.Errorf("two seeds gave one order: %s", first)
	}
}

func orderOf(t *testing.T, seed uint64) string {
	m := &machine{slowdown: 1}
	m.run(t, Settings{Rounds: 8, Seed: seed},
		m.operation("a", time.Microsecond), m.operation("b", time.Microsecond), m.operation("c", time.Microsecond))
	rounds := m.order[len(m.order)-8*3:]
	return strings.Join(rounds, "")
}

func TestRunEndsAtAnOperationThatFails(t *testing.T) {
	cause := errors.New("no event")
	_, err := Run([]Operation{{Name: "broken", Do: func(int) error { return cause }}}, Settings{})
	if !errors.Is(err, cause) || !strings.HasPrefix(err.Error(), "broken: ") {
		t.Errorf("err = %v, want one that names the operation and its cause", err)
	}
}

func TestRunEndsWithoutAClock(t *testing.T) {
	cause := errors.New("no clock")
	r := runner{Settings{}.WithDefaults(), func() (time.Duration, error) { return 0, cause }}
	_, err := r.run([]Operation{{Name: "any", Do: func(int) error { return nil }}})
	if !errors.Is(err, cause) {
		t.Errorf("err = %v, want %v", err, cause)
	}
}

func TestTheProcessClockMeasuresWork(t *testing.T) {
	sum := 0
	work := func(rounds int) func(int) error {
		return func(n int) error {
			for i := range n * rounds {
				sum += i * sum
			}
			return nil
		}
	}
	series, err := Run([]Operation{{Name: "less", Do: work(100)}, {Name: "more", Do: work(10000)}},
		Settings{Rounds: 3, Time: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	// It is 100; only the order of magnitude is the clock's to show.
	if ratio := SpreadOf(Ratios(series[0].Nanoseconds, series[1].Nanoseconds)).Median; ratio < 20 || ratio > 500 {
		t.Errorf("100 times the work takes %.1f times as long (%d)", ratio, sum)
	}
}

func TestSettingsSayAllThatIsWrong(t *testing.T) {
	_, err := Run(nil, Settings{Rounds: -1, Time: -time.Second})
	if err == nil {
		t.Fatal("settings that cannot be were taken")
	}
	for _, want := range []string{"rounds: must not be negative, is -1", "time: must not be negative, is -1s"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q lacks %q", err, want)
		}
	}
}
