package fuzzer_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/internal/difftest"
	"github.com/eventc/eventc/internal/fuzzer"
)

// liked returns the kind of feedevents.Liked, judged by another schema than its own.
func liked(schema string) fuzzer.Kind {
	return fuzzer.Kind{
		Name:     "liked",
		Create:   func() difftest.Generated { return new(feedevents.Liked) },
		Dispatch: func(r *event.Record) (event.Event, error) { return feedevents.ParseRecord(r) },
		Judges:   fuzzer.NewJudges(event.SchemaDocument{URL: "test:///liked", Text: schema}),
		Location: "test:///liked",
	}
}

// TestMainFindsCodeThatDoesNotAgree judges by schemas that accept less, and more, than the code does,
// in a member that hardly any document has by chance.
func TestMainFindsCodeThatDoesNotAgree(t *testing.T) {
	const properties = `"event_type":{"const":"liked"},"event_id":{"type":"string","format":"uuid"},"occurred_at":{"type":"string","format":"date-time"},` +
		`"feed_id":{"type":"string","format":"uuid"},"user_id":{"type":"string","format":"uuid"}`
	const required = `"event_type","event_id","occurred_at","feed_id","user_id"`
	tests := map[string]struct{ schema, what string }{
		"the same": {`{"type":"object","properties":{` + properties + `},"required":[` + required + `]}`, ""},
		"less":     {`{"type":"object","properties":{` + properties + `,"note":{"maxLength":3}},"required":[` + required + `]}`, "UNSOUND"},
		"more":     {`{"type":"object","properties":{` + properties + `},"required":["event_type"]}`, "refused, and the schema accepts it"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := fuzzer.Main([]fuzzer.Kind{liked(test.schema)}, []string{"-documents=3000"}, &out); err != nil {
				t.Fatal(err)
			}
			var report fuzzer.Report
			if err := json.Unmarshal(out.Bytes(), &report); err != nil {
				t.Fatal(err)
			}
			if report.Documents != 3000 || report.Kinds != 1 {
				t.Errorf("the report is %s", report)
			}
			checkFaults(t, report, test.what)
		})
	}
}

func checkFaults(t *testing.T, report fuzzer.Report, what string) {
	t.Helper()
	if what == "" {
		if len(report.Faults) > 0 {
			t.Errorf("faults: %v", report.Faults)
		}
		return
	}
	if len(report.Faults) == 0 || !strings.HasPrefix(report.Faults[0].What, what) {
		t.Errorf("faults: %v, want one of %s", report.Faults, what)
	}
}

func TestMainNeedsAnEnd(t *testing.T) {
	if err := fuzzer.Main(nil, nil, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "-for") {
		t.Errorf("the error is %v", err)
	}
}
