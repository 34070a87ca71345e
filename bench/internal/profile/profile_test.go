package profile

import (
	"errors"
	"testing"
	"time"

	"github.com/eventc/eventc/event/wire"
)

func TestAttribute(t *testing.T) {
	const wirePackage = "github.com/eventc/eventc/event/wire"
	tests := []struct {
		name      string
		functions []string
		want      string
	}{
		{"a function of eventc", []string{wirePackage + ".UUID", "github.com/eventc/eventc/gen/feedevents.decodeLiked"}, "wire.UUID"},
		{"a method", []string{wirePackage + ".(*Decoder).Object"}, "wire.(*Decoder).Object"},
		{"what it calls", []string{"strings.IndexByte", wirePackage + ".String"}, "wire.String"},
		{"an allocation", []string{"runtime.memclrNoHeapPointers", "runtime.mallocgc", wirePackage + ".String"}, allocating},
		{"a collection", []string{"runtime.scanobject", "runtime.gcBgMarkWorker"}, collecting},
		{"the judge", []string{"github.com/santhosh-tekuri/jsonschema/v5.(*Schema).validate", "github.com/eventc/eventc/event.validate"}, "event.validate"},
		{"nothing of ours", []string{"runtime.findRunnable", "runtime.mcall"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := attribute(test.functions); got != test.want {
				t.Errorf("it is counted for %q, want %q", got, test.want)
			}
		})
	}
}

func TestTakeFindsWhereTheTimeGoes(t *testing.T) {
	document := `{"a":[` + `"0190a5d2-7a3c-7c5e-9d55-3f1b2c4d5e6f",` + `1,true,null]}`
	skip := func() error {
		for range 1000 {
			var d wire.Decoder
			if d.Skip(document, 0) < 0 {
				return errors.New("not skipped")
			}
		}
		return nil
	}
	got, err := Take(300*time.Millisecond, skip)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for i, s := range got {
		sum += s.Part
		if i > 0 && s.Part > got[i-1].Part {
			t.Errorf("shares are not sorted: %v", got)
		}
	}
	if len(got) == 0 || sum < 0.999 || sum > 1.001 {
		t.Errorf("shares are %v, of %g in all", got, sum)
	}
}

func TestTakeEndsAtAnError(t *testing.T) {
	cause := errors.New("no event")
	if _, err := Take(time.Minute, func() error { return cause }); !errors.Is(err, cause) {
		t.Errorf("err = %v, want %v", err, cause)
	}
}
