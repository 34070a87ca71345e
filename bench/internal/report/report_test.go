package report

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/eventc/eventc/bench/internal/measure"
)

func newReport() Report {
	return Report{
		Environment: Environment{
			CPU: "A Processor", System: "linux/amd64", Go: "go1.26.0",
			Modules: []Module{{"example.com/library", "v1.2.3"}, {"example.com/other", "v0.1.0"}},
		},
		Notes:    []string{"a note"},
		Settings: measure.Settings{}.WithDefaults(),
		Tables:   []Table{newTable(), newTable()},
	}
}

const newTableText = `
receive liked, 214 bytes; the fastest unchecked is fast library
    ns  allocations  bytes  × naive                      × fastest unchecked                  checks  contender
    20            0      0   100.00  [100.00 .. 100.00]                 2.00  [2.00 .. 2.25]  yes     eventc
  2000           77   3774     1.00      [1.00 .. 1.00]                 0.02  [0.02 .. 0.02]  yes     naive
   100            0      0    20.00    [20.00 .. 20.00]                 0.40  [0.40 .. 0.45]  no      slow library
    40          2.5     96    50.00    [45.00 .. 50.00]                 1.00  [1.00 .. 1.00]  no      fast library
`

func TestATableWithoutUncheckedContendersSaysNothingOfThem(t *testing.T) {
	table := Table{Event: "liked", Direction: Reject, Bytes: 214}
	kinds, series := measured()
	table.fill(kinds[:2], series[:2])
	got, err := table.lines()
	if err != nil {
		t.Fatal(err)
	}
	want := `reject liked, 214 bytes
    ns  allocations  bytes  × naive                      checks  contender
    20            0      0   100.00  [100.00 .. 100.00]  yes     eventc
  2000           77   3774     1.00      [1.00 .. 1.00]  yes     naive`
	if got != want {
		t.Errorf("table is:\n%s\nwant:\n%s", got, want)
	}
}

func TestWriteText(t *testing.T) {
	want := `A Processor, linux/amd64, go1.26.0
example.com/library v1.2.3
example.com/other v0.1.0
CPU time on one processor, 16 rounds, about 30ms each; median [quartiles], ratios within a round
a note
` + newTableText + newTableText
	var got strings.Builder
	if err := newReport().WriteText(&got); err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Errorf("text is:\n%s\nwant:\n%s", got.String(), want)
	}
}

func TestJSONHoldsTheReport(t *testing.T) {
	want := newReport()
	var text strings.Builder
	if err := want.WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	var got Report
	if err := json.Unmarshal([]byte(text.String()), &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("report is %+v, want %+v", got, want)
	}
}

type closed struct{ cause error }

func (c closed) Write([]byte) (int, error) { return 0, c.cause }

func TestAnOutputThatTakesNothingIsAnError(t *testing.T) {
	cause := errors.New("no space left")
	if err := newReport().WriteText(closed{cause}); !errors.Is(err, cause) {
		t.Errorf("WriteText: err = %v, want %v", err, cause)
	}
	if err := newReport().WriteJSON(closed{cause}); !errors.Is(err, cause) {
		t.Errorf("WriteJSON: err = %v, want %v", err, cause)
	}
}
