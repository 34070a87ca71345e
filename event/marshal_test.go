package event_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/eventc/eventc/event"
)

var errUnwritable = errors.New("unwritable")

// textEvent is written as its text; without one it cannot be written.
type textEvent string

func (textEvent) EventTopic() string          { return "texts" }
func (textEvent) EventType() string           { return "text" }
func (textEvent) AppendKey(dst []byte) []byte { return dst }
func (e textEvent) AppendJSON(dst []byte) ([]byte, error) {
	if e == "" {
		return dst, errUnwritable
	}
	return append(dst, e...), nil
}

func TestMarshal(t *testing.T) {
	first, err := event.Marshal(textEvent("first"))
	if err != nil {
		t.Fatal(err)
	}
	second, err := event.Marshal(textEvent("second"))
	if err != nil {
		t.Fatal(err)
	}
	if string(first) != "first" || string(second) != "second" {
		t.Errorf("written %q and %q", first, second)
	}
	if text, err := event.Marshal(textEvent("")); text != nil || !errors.Is(err, errUnwritable) {
		t.Errorf("written %q, %v", text, err)
	}
}

func TestValidate(t *testing.T) {
	if err := event.Validate(textEvent("text")); err != nil {
		t.Error(err)
	}
	if err := event.Validate(textEvent("")); !errors.Is(err, errUnwritable) {
		t.Errorf("got %v", err)
	}
}

// TestMarshalIsConcurrent has events of very different sizes share the buffers underneath.
func TestMarshalIsConcurrent(t *testing.T) {
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for n := range 50 {
				e := textEvent(strings.Repeat(fmt.Sprint(i), 1+n*n*n))
				text, err := event.Marshal(e)
				if err != nil || !bytes.Equal(text, []byte(e)) {
					t.Errorf("%d bytes of %d: %v", len(text), len(e), err)
				}
				if err := event.Validate(textEvent("")); err == nil {
					t.Error("what cannot be written is valid")
				}
			}
		})
	}
	group.Wait()
}

func TestMarshalAllocatesItsResultOnly(t *testing.T) {
	var e event.Event = textEvent(strings.Repeat("x", 1000))
	if n := testing.AllocsPerRun(200, func() { _, _ = event.Marshal(e) }); n > 2 {
		t.Errorf("%v allocations, want the result and what holds it", n)
	}
	if n := testing.AllocsPerRun(200, func() { _ = event.Validate(e) }); n > 0 {
		t.Errorf("validating makes %v allocations, want none", n)
	}
}
