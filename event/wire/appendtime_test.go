package wire_test

import (
	"testing"
	"time"

	"github.com/eventc/eventc/event/wire"
)

// TestAppendTimeAgreesWithTheStandardLibrary compares all days that can be written, and times of
// day, fractions and offsets.
func TestAppendTimeAgreesWithTheStandardLibrary(t *testing.T) {
	zones := []*time.Location{time.UTC, time.FixedZone("", 5*3600+30*60), time.FixedZone("", -9*3600-30*60)}
	start := time.Date(0, 1, 2, 0, 0, 0, 0, time.UTC)
	step := 1
	if testing.Short() {
		step = 7
	}
	for i := 0; i < 3_652_000; i += step {
		at := start.AddDate(0, 0, i).Add(time.Duration(i*7919%86400)*time.Second + time.Duration(i*104729%1_000_000_000))
		if i%3 == 0 {
			at = at.Truncate(time.Millisecond)
		}
		at = at.In(zones[i%len(zones)])
		var x wire.Encoder
		got := string(x.AppendTime(nil, at))
		if want := at.Format(`"` + time.RFC3339Nano + `"`); got != want || !x.OK() {
			t.Fatalf("wrote %s, want %s", got, want)
		}
	}
}
