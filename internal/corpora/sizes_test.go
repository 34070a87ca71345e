package corpora_test

import (
	"bufio"
	"bytes"
	"strconv"
	"strings"
	"testing"
)

// logSizes says how much machine code the packages of a corpus have.
func (m *module) logSizes(tb testing.TB, c *corpus) {
	tb.Helper()
	list := m.goCommand(tb, "list", "-trimpath", "-export", "-f", "{{.Export}}", "./"+c.name+"/...")
	code, events := 0, 0
	for _, archive := range strings.Fields(string(list)) {
		code += codeSize(tb, m.goCommand(tb, "tool", "nm", "-size", archive))
	}
	for _, p := range c.packages {
		events += len(p.Events)
	}
	tb.Logf("%d KB of machine code, %.1f KB an event", code>>10, float64(code)/float64(events)/1024)
}

// codeSize adds the sizes of the functions in the output of go tool nm.
func codeSize(tb testing.TB, symbols []byte) int {
	tb.Helper()
	total := 0
	for lines := bufio.NewScanner(bytes.NewReader(symbols)); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 4 || !strings.EqualFold(fields[2], "t") {
			continue
		}
		size, err := strconv.Atoi(fields[1])
		if err != nil {
			tb.Fatalf("%s: %v", lines.Text(), err)
		}
		total += size
	}
	return total
}
