package liked

import (
	"os"
	"strings"
	"testing"

	"github.com/eventc/eventc/bench/internal/contender"
)

func newEvent(t *testing.T) contender.Event {
	t.Helper()
	schema, err := os.ReadFile("../../../schemas/feed_events/liked.json")
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(schema)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAllContendersDoTheWork(t *testing.T) {
	for _, complaint := range newEvent(t).Verify() {
		t.Error(complaint)
	}
}

func TestEventcAndTheSchemaAgree(t *testing.T) {
	tests := []struct {
		name, from, to string
		accepted       bool
	}{
		{"as it is", ``, ``, true},
		{"white space", `,`, " ,\n\t", true},
		{"white space around it", `{`, " \r\n{", true},
		{"another order", `{"event_type":"liked",`, `{"note":1,"event_type":"liked",`, true},
		{"an escaped key", `"user_id"`, `"user\u005fid"`, true},
		{"an escaped constant", `"liked"`, `"lik\u0065d"`, true},
		{"a uuid in upper case", `1b4e28ba`, `1B4E28BA`, true},
		{"an offset", `.123456Z`, `.123456+05:30`, true},
		{"no fraction", `.123456Z`, `Z`, true},
		{"nanoseconds", `.123456Z`, `.123456789Z`, true},
		{"the year 0000", `2026-11-24`, `0000-02-29`, true},
		{"unknown members", `"liked",`, `"liked","x":[1,{"y":null}],"z":"\ud83d\ude00",`, true},
		{"a leap second, which no Go time holds", `10:15:30.123456Z`, `23:59:60Z`, false},
		{"an offset of a day", `.123456Z`, `+24:00`, false},
		{"a space for the T", `24T10`, `24 10`, false},
		{"a uuid in braces", `"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"`, `"{1b4e28ba-2fa1-4d2e-883f-0016d3cca427}"`, false},
		{"an empty uuid", `"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"`, `""`, false},
		{"a byte order mark", `{`, "\ufeff{", false},
		{"a number with a leading zero", `"liked",`, `"liked","x":01,`, false},
		{"a control character", `"liked",`, "\"liked\",\"x\":\"\x01\",", false},
		{"single quotes", `"liked"`, `'liked'`, false},
	}
	e := newEvent(t)
	for _, test := range tests {
		document := []byte(strings.Replace(payload, test.from, test.to, 1))
		for _, r := range e.Receivers {
			if r.Kind != contender.KindOurs && r.Kind != contender.KindNaive {
				continue // what else checks has formats of its own
			}
			if _, err := r.Decode(document); (err == nil) != test.accepted {
				t.Errorf("%s: %s: err = %v, accepted should be %t", test.name, r.Name, err, test.accepted)
			}
		}
	}
}

func TestEveryByteThatIsMissingIsMissed(t *testing.T) {
	e := newEvent(t)
	for _, r := range e.Receivers {
		if !r.Kind.Checks() || r.Payload != nil {
			continue
		}
		for n := range payload {
			if _, err := r.Decode([]byte(payload[:n])); err == nil {
				t.Errorf("%s accepts the first %d bytes", r.Name, n)
			}
		}
	}
}

func TestRefusedPayloadsDifferFromTheGoodOne(t *testing.T) {
	seen := map[string]string{payload: "the good one"}
	for _, p := range newEvent(t).Refused {
		if other, found := seen[p.Text]; found {
			t.Errorf("%s is the same as %s", p.Name, other)
		}
		seen[p.Text] = p.Name
	}
}

func TestASchemaThatIsNoneIsAnError(t *testing.T) {
	if _, err := New([]byte(`{"type":7}`)); err == nil {
		t.Error("a schema that does not compile was taken")
	}
}
