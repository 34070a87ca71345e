package goldens_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/difftest"
	"github.com/eventc/eventc/internal/payload"
)

// hostileTexts are values of about n bytes that cost a careless reader time or memory, some of them
// no JSON.
func hostileTexts(n int) map[string]string {
	row := func(text string) string { return strings.Repeat(text, n/len(text)) }
	return map[string]string{
		"arrays in arrays":                   strings.Repeat("[", n/2) + strings.Repeat("]", n/2),
		"arrays without an end":              row("["),
		"objects in objects":                 strings.Repeat(`{"a":`, n/6) + "1" + strings.Repeat("}", n/6),
		"objects without an end":             row(`{"a":`),
		"both within the limit of the depth": "[" + row(strings.Repeat(`[{"a":`, 30)+"1"+strings.Repeat("}]", 30)+",") + "0]",
		"a string":                           `"` + row("x") + `"`,
		"a string without an end":            `"` + row("x"),
		"a string of escapes":                `"` + row(`\u00e9`) + `"`,
		"a string beyond ASCII":              `"` + row("é") + `"`,
		"a string that is no UTF-8":          `"` + row("x") + "\xff\"",
		"half of a surrogate pair":           `"` + row("x") + `\ud83d"`,
		"many members":                       "{" + manyMembers(n) + "}",
		"many members of one name":           `{"a":0` + row(`,"a":0`) + "}",
		"members of one escaped name":        `{"a":0` + row(`,"\u0061":0`) + "}",
		"a member with a long name":          `{"` + row("x") + `":0}`,
		"many numbers":                       "[0" + row(",0") + "]",
		"many strings":                       `["x"` + row(`,"x"`) + "]",
		"many empty objects":                 "[{}" + row(",{}") + "]",
		"many nulls":                         "[null" + row(",null") + "]",
		"a long number":                      "1" + row("0"),
		"a long fraction":                    "0." + row("1"),
		"a huge exponent":                    "1e" + row("9"),
		"numbers at the limit":               "[0" + row(",1e400,-1e-400") + "]",
		"white space":                        row(" ") + "1",
		"commas":                             "[" + row(",") + "]",
	}
}

func manyMembers(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, `"k%d":0,`, i)
	}
	return b.String() + `"k":0`
}

// TestHostileBytes has hostile values as documents, as members that no schema knows and in place of every
// member of the examples: each ends in an event or an error, in time and memory that go with the
// bytes. Work that grew with their square would take ten times as long as is allowed.
func TestHostileBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and has one goroutine")
	}
	const size = 1 << 15
	texts := hostileTexts(size)
	for _, target := range targets(t) {
		t.Run(target.Name(), func(t *testing.T) {
			for name, text := range texts {
				for _, document := range hostileDocuments(target, text) {
					readHostile(t, target, name, document, 3*time.Second)
				}
				for _, document := range inPlaceOfMembers(target.Seeds(), text) {
					parseHostile(t, target, name, document, 3*time.Second)
				}
			}
		})
	}
}

// hostileDocuments returns the text as a document, as a member more of every example, and in place of
// the members of one.
func hostileDocuments(target difftest.Target, text string) []string {
	seeds := target.Seeds()
	documents := []string{text}
	for _, seed := range seeds {
		documents = append(documents, strings.TrimSuffix(string(seed), "}")+`,"hostile":`+text+"}")
	}
	return append(documents, inPlaceOfMembers(seeds[:1], text)...)
}

// inPlaceOfMembers returns the objects with the text in place of each of their members.
func inPlaceOfMembers(objects [][]byte, text string) []string {
	var documents []string
	var d wire.Decoder
	for _, object := range objects {
		object := string(object)
		for p := d.Object(object, 0); object[p] == '"'; {
			_, value := wire.Key(object, p)
			end := wire.Skip(object, value, 1)
			documents = append(documents, object[:value]+text+object[end:])
			p = wire.Next(object, end)
		}
	}
	return documents
}

// judge explains a document in full, however many were rejected before.
func judge(target difftest.Target, document string) error {
	if len(target.Headers) > 0 {
		return nil
	}
	judge, err := payload.NewJudge(&catalog.Catalog{Topics: []*catalog.Topic{target.Topic}}).ForTopic(target.Topic.Name)
	if err != nil {
		return nil //nolint:nilerr // a payload of this topic does not say its type
	}
	return judge.Judge(document)
}

// readHostile parses the document and has it explained in full.
func readHostile(t *testing.T, target difftest.Target, name, document string, limit time.Duration) {
	t.Helper()
	parseHostile(t, target, name, document, limit)
	var err error
	withinBounds(t, name, document, limit, func() { err = judge(target, document) })
	checkHostile(t, name, err)
}

// parseHostile parses the document, and writes the event if it is one.
func parseHostile(t *testing.T, target difftest.Target, name, document string, limit time.Duration) {
	t.Helper()
	var err error
	withinBounds(t, name, document, limit, func() {
		var e event.Event
		if e, err = target.Parse([]byte(document)); err == nil {
			_, err = e.AppendJSON(nil)
		}
	})
	checkHostile(t, name, err)
}

// withinBounds does what is to be done within the time, and within memory that goes with the size of the
// document: a wrong value of each of many elements is an error of its own in the judge, and a tree
// that is wrong at its end one at each of at most 128 depths.
func withinBounds(t *testing.T, name, document string, limit time.Duration, do func()) {
	t.Helper()
	start, before := time.Now(), allocated()
	do()
	if took := time.Since(start); took > limit {
		t.Errorf("%s: %d bytes took %v: %.200s", name, len(document), took, document)
	}
	const atLeast, perByte = 64 << 20, 8 << 10
	if memory := allocated() - before; memory > atLeast+uint64(len(document))*perByte {
		t.Errorf("%s: %d bytes took %d bytes of memory: %.200s", name, len(document), memory, document)
	}
}

func checkHostile(t *testing.T, name string, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if !errors.Is(err, event.ErrRejected) {
		t.Errorf("%s: %v", name, err)
	}
	if most := 16 << 10; len(err.Error()) > most {
		t.Errorf("%s: an error of %d bytes", name, len(err.Error()))
	}
}

func allocated() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.TotalAlloc
}

// TestHostileSizes has the sizes that a broker could send at most.
func TestHostileSizes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and has one goroutine")
	}
	for name, text := range map[string]string{
		"100 MB in a string":              `"` + strings.Repeat("x", 100<<20) + `"`,
		"a string at the limit":           `"` + strings.Repeat("x", wire.MaxSize-100) + `"`,
		"a million members":               "{" + manyMembers(11<<20) + "}",
		"a million members of one name":   `{"a":0` + strings.Repeat(`,"a":0`, 1_000_000) + "}",
		"100 000 arrays in arrays":        strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000),
		"a million elements":              "[0" + strings.Repeat(",0", 1_000_000) + "]",
		"a million digits":                strings.Repeat("7", 1_000_000),
		"a million numbers at the limits": "[0" + strings.Repeat(",1e400", 1_000_000) + "]",
	} {
		for _, target := range targets(t) {
			if target.Topic.Name != "names" && target.Topic.Name != "wild" {
				continue
			}
			for _, seed := range target.Seeds()[:1] {
				readHostile(t, target, name, strings.TrimSuffix(string(seed), "}")+`,"hostile":`+text+"}", 20*time.Second)
			}
			readHostile(t, target, name, text, 20*time.Second)
		}
	}
}

// TestTruncatedAnywhere cuts every example behind each of its bytes.
func TestTruncatedAnywhere(t *testing.T) {
	for _, target := range targets(t) {
		for _, seed := range target.Seeds() {
			for end := range seed {
				_, err := target.Parse(seed[:end])
				var rejected *event.RejectedError
				if !errors.As(err, &rejected) {
					t.Errorf("%s is accepted, or refused as %v", seed[:end], err)
				}
			}
		}
	}
}

// TestWrongLeavesOfARecursiveSchema has a tree that is wrong at its end, at every depth.
func TestWrongLeavesOfARecursiveSchema(t *testing.T) {
	for _, target := range targets(t) {
		if target.Topic.Name != "keywords" {
			continue
		}
		for depth := range wire.MaxDepth - 1 {
			document := `{"event_type":"references","tree":` + strings.Repeat(`{"value":1,"children":[`, depth/2) +
				`{"value":"wrong"}` + strings.Repeat("]}", depth/2) + "}"
			readHostile(t, target, "a wrong leaf", document, 3*time.Second)
		}
	}
}
