package contender

import (
	"strings"
	"testing"
)

const thingSchema = `{
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"type": "object",
	"required": ["id"],
	"properties": {
		"id": {"type": "integer", "minimum": 0, "maximum": 12345678901234567},
		"since": {"type": "string", "format": "date"}
	}
}`

func newNaive(t *testing.T) *Naive[thing] {
	t.Helper()
	schema, err := Compile([]byte(thingSchema))
	if err != nil {
		t.Fatal(err)
	}
	return NewNaive[thing](schema)
}

func TestTheNaiveWayDoesTheWork(t *testing.T) {
	naive := newNaive(t)
	sender := naive.Sender(&thing{12345678901234567}, []Value[*thing]{{Name: "a negative id", Value: &thing{-1}}})
	if complaints := newEvent(naive.Receiver(), sender).Verify(); len(complaints) > 0 {
		t.Errorf("complaints: %q", complaints)
	}
}

func TestTheNaiveWayIsExact(t *testing.T) {
	tests := []struct {
		name, payload string
		accepted      bool
	}{
		{"at the bound", `{"id":12345678901234567}`, true},
		{"above it, by less than a float64 tells", `{"id":12345678901234568}`, false},
		{"a format", `{"id":1,"since":"2026-02-28"}`, true},
		{"a broken format", `{"id":1,"since":"2026-02-29"}`, false},
		{"bytes behind it", `{"id":1}{}`, false},
		{"a struct that cannot hold it", `{"id":1e2}`, false},
	}
	decode := newNaive(t).Receiver().Decode
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := decode([]byte(test.payload)); (err == nil) != test.accepted {
				t.Errorf("%s: err = %v, accepted should be %t", test.payload, err, test.accepted)
			}
		})
	}
}

func TestASchemaThatIsNoneIsAnError(t *testing.T) {
	tests := []struct{ name, schema, want string }{
		{"no JSON", `{`, "reading the schema: "},
		{"no schema", `{"type":"text"}`, "compiling the schema: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Compile([]byte(test.schema))
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("err = %v, want %s…", err, test.want)
			}
		})
	}
}
