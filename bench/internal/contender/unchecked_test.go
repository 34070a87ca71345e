package contender

import (
	"slices"
	"testing"
)

func TestLibrariesReadAndWriteTheEvent(t *testing.T) {
	unchecked := Unchecked[thing]{Suffix: ", things"}
	e := Event{
		Name: "thing", Payload: []byte(payload),
		Receivers: unchecked.Receivers(), Senders: unchecked.Senders(&thing{12345678901234567}),
	}
	if complaints := e.Verify(); len(complaints) > 0 {
		t.Errorf("complaints: %q", complaints)
	}
	want := []string{
		"encoding/json, things", "json v2, things", "goccy, things", "sonic, things", "sonic, fastest, things",
	}
	var receivers, senders []string
	for i := range e.Receivers {
		receivers = append(receivers, e.Receivers[i].Name)
		senders = append(senders, e.Senders[i].Name)
	}
	if !slices.Equal(receivers, want) || !slices.Equal(senders, want) {
		t.Errorf("receivers are %q, senders are %q, want %q", receivers, senders, want)
	}
}

func TestOperationsEndAtTheFirstError(t *testing.T) {
	receive := goodReceiver().Operation(Event{Payload: []byte(`{"id":-1}`)})
	if err := receive.Do(3); err == nil {
		t.Error("reading what is refused gave no error")
	}
	refused := goodSender()
	refused.Encode = refused.Refused[0].Encode
	if err := refused.Operation().Do(3); err == nil {
		t.Error("writing what is refused gave no error")
	}
}
