package event

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/eventc/eventc/event/wire"
)

// parseTree reads a JSON text as the judge sees it: numbers as text, the last of the members of one
// name.
func parseTree(document string) (any, error) {
	decoder := json.NewDecoder(strings.NewReader(document))
	decoder.UseNumber()
	var tree any
	err := decoder.Decode(&tree)
	return tree, err
}

// appendTree writes a tree in the one spelling that a codec reads without ado: no white space, no
// needless escapes, each member once. Members are sorted, numbers keep their text.
func appendTree(dst []byte, tree any) []byte {
	switch value := tree.(type) {
	case map[string]any:
		return appendTreeObject(dst, value)
	case []any:
		return appendTreeArray(dst, value)
	case string:
		return wire.AppendString(dst, value)
	case json.Number:
		return append(dst, value...)
	case bool:
		return wire.AppendBool(dst, value)
	}
	return append(dst, "null"...)
}

func appendTreeObject(dst []byte, object map[string]any) []byte {
	dst = append(dst, '{')
	for i, name := range slices.Sorted(maps.Keys(object)) {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = wire.AppendString(dst, name)
		dst = append(dst, ':')
		dst = appendTree(dst, object[name])
	}
	return append(dst, '}')
}

func appendTreeArray(dst []byte, array []any) []byte {
	dst = append(dst, '[')
	for i, element := range array {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendTree(dst, element)
	}
	return append(dst, ']')
}
