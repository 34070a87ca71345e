package document

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/measure"
	"github.com/eventc/eventc/bench/internal/profile"
	"github.com/eventc/eventc/bench/internal/report"
)

// spun is where spin leaves what it does.
var spun int

// spin takes time in the proportion of n.
func spin(n int) {
	for i := range n * 10 {
		spun += i * spun
	}
}

func reading(name string, kind contender.Kind, n int) contender.Receiver {
	return contender.Receiver{Name: name, Kind: kind, Decode: func(payload []byte) (any, error) {
		spin(n)
		if len(payload) == 1 {
			return nil, os.ErrInvalid
		}
		return nil, nil
	}}
}

func writing(name string, kind contender.Kind, n int) contender.Sender {
	return contender.NewSender(name, kind, func(p []byte) ([]byte, error) { spin(n); return p, nil }, []byte(`{}`), nil)
}

func newEvent() contender.Event {
	ogen := reading("ogen, decode and validate", contender.KindChecked, 40)
	ogen.Tolerates = []string{"a broken uuid", "a comma"}
	return contender.Event{
		Name: "thing", About: "a thing of few words", Payload: []byte(`{}`),
		Refused:  []contender.Payload{{Name: "a digit", Text: "1"}, {Name: "another", Text: "2"}},
		Rejected: []contender.Payload{{Name: "a digit", Text: "1"}},
		Receivers: []contender.Receiver{
			reading(contender.Copy, contender.KindOurs, 1), reading(contender.Alias, contender.KindOurs, 1), reading(contender.Reuse, contender.KindOurs, 1),
			reading("naive", contender.KindNaive, 100), ogen,
			reading("fast", contender.KindUnchecked, 20), reading("fast, strings only", contender.KindUnchecked, 10),
		},
		Senders: []contender.Sender{
			writing(contender.Append, contender.KindOurs, 1), writing("naive", contender.KindNaive, 100),
		},
	}
}

func write(t *testing.T, targets []report.Target) map[string]string {
	t.Helper()
	e := newEvent()
	settings := measure.Settings{Rounds: 3, Time: time.Millisecond}
	tables, err := report.MeasureEvent(e, settings)
	if err != nil {
		t.Fatal(err)
	}
	r := report.Report{
		Environment: report.Environment{
			CPU: "A Processor", System: "linux/amd64", Go: "go1.26.0",
			Modules: []report.Module{{Path: "example.com/library", Version: "v1.2.3"}},
		},
		Notes: []string{"sonic is not supported"}, Settings: settings, Tables: tables,
		Profiles: []report.Profile{{
			Event: "thing", Direction: report.Receive, Contender: contender.Copy,
			Shares: []profile.Share{{Of: "wire.UUID", Part: 0.75}, {Of: "wire.Space", Part: 0.01}},
		}},
	}
	dir := t.TempDir()
	if err := Write(dir, r, []contender.Event{e}, targets); err != nil {
		t.Fatal(err)
	}
	written := map[string]string{}
	for _, name := range []string{"performance.md", "performance-receive.svg", "performance-send.svg"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		written[name] = string(text)
	}
	return written
}

func TestThePageSaysWhatWasMeasured(t *testing.T) {
	page := write(t, []report.Target{
		{Event: "thing", Direction: report.Receive, Contender: contender.Copy, Than: report.Naive, Times: 2},
		{Event: "thing", Direction: report.Receive, Contender: contender.Alias, Than: report.Naive, Times: 1e6, Reached: 10},
		{Event: "thing", Direction: report.Send, Contender: contender.Append, NoAllocations: true},
	})["performance.md"]
	for _, want := range []string{
		"| `thing` | 2 | a thing of few words |",
		"| receive `thing` | eventc, copy | the naive way | ≥ 2.00 | ",
		" | 2.00 | kept |\n",
		"| ≥ 1000000 | ",
		" | 8.00 | **missed** |\n",
		"| send `thing` | eventc, reused buffer |  | 0 allocations | 0 | 0 | kept |",
		"what memory takes and the profiles below show why",
		"| event | copy of the payload | memory of the event | reading and checking |\n| --- | ---: | ---: | ---: |\n| `thing` | ",
		"**receive `thing`**, eventc, copy: `wire.UUID` 75 %.\n",
		"### Receive `thing`, 2 bytes\n",
		"| **eventc, copy** | yes | ",
		"| fast, strings only | no | ",
		"(2 for `thing`)",
		"In `thing`, ogen accepts a broken uuid, a comma.",
		"\n- sonic is not supported.\n",
		"A Processor, linux/amd64, go1.26.0.",
		"| example.com/library | v1.2.3 |",
		"about 1ms",
		"were 3 rounds",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if t.Failed() {
		t.Log(page)
	}
}

func TestThePageSaysThatAllIsKept(t *testing.T) {
	page := write(t, nil)["performance.md"]
	if !strings.Contains(page, "Every promise is kept.") {
		t.Error(page)
	}
}

func TestChartsShowTheFastestOfALibraryOnly(t *testing.T) {
	written := write(t, nil)
	receive, send := written["performance-receive.svg"], written["performance-send.svg"]
	if !strings.Contains(receive, ">fast, strings only<") || strings.Contains(receive, ">fast<") {
		t.Errorf("the chart shows other rows of fast than the fastest: %s", receive)
	}
	if !strings.Contains(receive, ">eventc, alias<") || !strings.Contains(send, ">eventc, reused buffer<") {
		t.Error("eventc is not in a chart")
	}
}

func TestATargetThatWasNotMeasuredIsAnError(t *testing.T) {
	targets := []report.Target{{Event: "other", Direction: report.Send, Contender: "nobody"}}
	err := Write(t.TempDir(), report.Report{}, nil, targets)
	if err == nil || err.Error() != "writing the page: send other: nobody was not measured" {
		t.Errorf("err = %v", err)
	}
}

func TestAFolderThatIsNotThereIsAnError(t *testing.T) {
	if err := Write(filepath.Join(t.TempDir(), "none"), report.Report{}, nil, nil); err == nil {
		t.Error("no error")
	}
}

func TestMemoryIsWhatReadingWithoutItSaves(t *testing.T) {
	row := func(name string, ns float64) report.Row {
		return report.Row{Contender: name, Nanoseconds: measure.Spread{Median: ns}}
	}
	rows := []report.Row{row(contender.Copy, 200), row(contender.Alias, 150), row(contender.Reuse, 50)}
	got := memory([]report.Table{
		{Event: "thing", Direction: report.Receive, Rows: rows},
		{Event: "thing", Direction: report.Reject, Rows: rows},
		{Event: "other", Direction: report.Receive, Rows: rows[:2]},
		{Event: "noisy", Direction: report.Receive, Rows: []report.Row{rows[0], row(contender.Alias, 201), rows[2]}},
	})
	want := []memoryContent{{"thing", "25 %", "50 %", "25 %"}, {"noisy", "0 %", "76 %", "25 %"}}
	if !slices.Equal(got, want) {
		t.Errorf("memory = %v, want %v", got, want)
	}
}
