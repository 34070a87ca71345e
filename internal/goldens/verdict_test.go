package goldens_test

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/difftest"
	"github.com/eventc/eventc/internal/goldens/gen/verdict"
)

// verdictRow is a row of docs/verdict.md: a payload, and what becomes of it.
var verdictRow = regexp.MustCompile("(?m)^\\| `(\\{.*?\\})` \\| (refused: \\w+|unchanged|`\\{.*?\\}`) \\|")

// TestVerdictPage runs the rows of docs/verdict.md.
func TestVerdictPage(t *testing.T) {
	rows := verdictRow.FindAllStringSubmatch(readVerdictPage(t), -1)
	if want := strings.Count(readVerdictPage(t), "\n| `{"); len(rows) != want || want == 0 {
		t.Fatalf("%d rows are understood of %d", len(rows), want)
	}
	for _, row := range rows {
		if got := fateOf(row[1]); got != row[2] {
			t.Errorf("%s: %s, and the page says %s", row[1], got, row[2])
		}
	}
}

func readVerdictPage(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../docs/verdict.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// fateOf returns what becomes of a payload that is read and written again, as the page says it.
func fateOf(payload string) string {
	e, err := verdict.ParseSample([]byte(payload))
	var rejected *event.RejectedError
	if errors.As(err, &rejected) {
		return "refused: " + string(rejected.Reason)
	}
	written, err := e.AppendJSON(nil)
	switch {
	case err != nil:
		return err.Error()
	case string(written) == payload:
		return "unchanged"
	}
	return "`" + string(written) + "`"
}

// TestVerdictPageOfRefusedPayloads holds that the schema accepts what the page says that it does.
func TestVerdictPageOfRefusedPayloads(t *testing.T) {
	_, section, _ := strings.Cut(readVerdictPage(t), "although the schema accepts it")
	loaded := loadCatalog(t)
	topic := slices.IndexFunc(loaded.Topics, func(topic *catalog.Topic) bool { return topic.Name == verdict.Topic })
	schema := loaded.Topics[topic].Events[0].Compiled()
	for _, row := range verdictRow.FindAllStringSubmatch(section, -1) {
		if strings.HasSuffix(row[2], "unrepresentable") && !difftest.Valid(schema, []byte(row[1])) {
			t.Errorf("the schema refuses %s", row[1])
		}
	}
}

// TestVerdictPageOfLimits holds the limits of the page: what is at one is accepted, what is beyond it
// is not.
func TestVerdictPageOfLimits(t *testing.T) {
	page := readVerdictPage(t)
	for name, limit := range map[string]struct {
		value   int
		payload func(n int) string
	}{
		"bytes of a payload": {wire.MaxSize, func(n int) string { return `{"text":"` + strings.Repeat("x", n-len(`{"text":""}`)) + `"}` }},
		"arrays and objects open at a time": {wire.MaxDepth, func(n int) string {
			return `{"any":` + strings.Repeat("[", n-1) + strings.Repeat("]", n-1) + `}`
		}},
		"digits of a number, without its exponent": {wire.MaxDigits, func(n int) string { return `{"any":` + strings.Repeat("1", n) + `}` }},
		"absolute value of an exponent":            {wire.MaxExponent, func(n int) string { return `{"any":1e-` + strconv.Itoa(n) + `}` }},
	} {
		if row := fmt.Sprintf("| %s | %d |", name, limit.value); !strings.Contains(page, row) {
			t.Errorf("the page has no row %s", row)
		}
		if got := fateOf(limit.payload(limit.value)); got != "unchanged" {
			t.Errorf("%s, at the limit: %s", name, got)
		}
		if got := fateOf(limit.payload(limit.value + 1)); got != "refused: limit" {
			t.Errorf("%s, beyond the limit: %s", name, got)
		}
	}
}
