package payload

import (
	"strconv"
	"strings"

	"github.com/eventc/eventc/event/wire"
	"github.com/eventc/eventc/internal/catalog"
)

// offset returns where the value at the pointer begins in the document: the last one where members
// of one name repeat, since that is the one that counts. Where the way ends before the pointer does
// it returns the last value on it.
func offset(document, pointer string) int {
	at := wire.Space(document, 0)
	for _, token := range catalog.Pointer(pointer).Tokens() {
		next := child(document, at, token)
		if next < 0 {
			break
		}
		at = next
	}
	return at
}

// child returns where the member or element begins, or -1.
func child(document string, at int, token string) int {
	if strings.HasPrefix(document[at:], "[") {
		index, err := strconv.Atoi(token)
		if err != nil {
			return -1
		}
		return element(document, at, index)
	}
	return wire.LastMember(document, at, token)
}

func element(document string, at, index int) int {
	at = wire.Space(document, at+1)
	for range index {
		end := wire.Skip(document, at, 1)
		if end < 0 {
			return -1
		}
		next, more := wire.NextElement(document, end)
		if !more {
			return -1
		}
		at = next
	}
	return at
}

// lineAndColumn counts from 1, columns in bytes.
func lineAndColumn(document string, offset int) (line, column int) {
	before := document[:min(offset, len(document))]
	return strings.Count(before, "\n") + 1, len(before) - strings.LastIndexByte(before, '\n')
}
