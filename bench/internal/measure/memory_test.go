package measure

import (
	"errors"
	"testing"
)

var kept []byte

func TestMemoryCountsWhatAnOperationAllocates(t *testing.T) {
	tests := []struct {
		name string
		do   func()
		want Memory
	}{
		{"nothing", func() { kept = kept[:0] }, Memory{}},
		{"one object", func() { kept = make([]byte, 64) }, Memory{1, 64}},
		{"two objects", func() { kept = make([]byte, 64); kept = make([]byte, 1024) }, Memory{2, 1088}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := measureMemory(repeated(test.do), 200)
			if err != nil {
				t.Fatal(err)
			}
			if got != test.want {
				t.Errorf("memory is %v, want %v", got, test.want)
			}
		})
	}
}

func TestMemoryIsNotRounded(t *testing.T) {
	calls := 0
	got, err := measureMemory(repeated(func() {
		if calls++; calls%10 == 0 {
			kept = make([]byte, 64)
		}
	}), 200)
	if err != nil {
		t.Fatal(err)
	}
	if want := (Memory{0.1, 6.4}); got != want {
		t.Errorf("memory of every tenth call is %v, want %v", got, want)
	}
}

func TestMemoryIsThatOfOneUnit(t *testing.T) {
	pair := repeated(func() { kept = make([]byte, 64); kept = make([]byte, 64) })
	pair.Units = 2
	got, err := measureMemory(pair, 1)
	if err != nil {
		t.Fatal(err)
	}
	if want := (Memory{1, 64}); got != want {
		t.Errorf("memory of each of two is %v, want %v", got, want)
	}
}

func TestMemoryOfWhatFails(t *testing.T) {
	cause := errors.New("no event")
	if _, err := measureMemory(Operation{Do: func(int) error { return cause }}, 200); !errors.Is(err, cause) {
		t.Errorf("err = %v, want %v", err, cause)
	}
}

func repeated(do func()) Operation {
	return Operation{Do: func(n int) error {
		for range n {
			do()
		}
		return nil
	}}
}
