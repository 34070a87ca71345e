package corpora_test

import (
	"bufio"
	"bytes"
	"strconv"
	"strings"
	"testing"
)

// mostCode is the machine code in bytes that a package may have for each of its events, on average.
const mostCode = 30 << 10

// checkSize says how much machine code the package of a corpus has, and holds it against mostCode.
func (m *module) checkSize(tb testing.TB, c *corpus) {
	tb.Helper()
	archive := m.goCommand(tb, "list", "-trimpath", "-export", "-f", "{{.Export}}", "./"+c.pkg.Name)
	code := codeSize(tb, m.goCommand(tb, "tool", "nm", "-size", strings.TrimSpace(string(archive))))
	members := 0
	for _, st := range c.pkg.Structs {
		members += len(st.Fields)
	}
	tb.Logf("%d KB of machine code: %d KB an event, %d bytes a member",
		code>>10, code/len(c.pkg.Events)>>10, code/members)
	if each := code / len(c.pkg.Events); each > mostCode && !raceDetector {
		tb.Errorf("%d bytes of machine code an event, want at most %d", each, mostCode)
	}
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
