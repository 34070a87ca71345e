package randomdocument

import (
	"encoding/json"
	"math/big"
	"sort"
)

func kindOfValue(v any) kind {
	switch v := v.(type) {
	case nil:
		return null
	case bool:
		return boolean
	case string:
		return text
	case []any:
		return array
	case map[string]any:
		return object
	case json.Number:
		if exact, ok := new(big.Rat).SetString(string(v)); ok && exact.IsInt() {
			return integer | number
		}
	}
	return number
}

// appendConstant appends a value of const or enum.
func (m *maker) appendConstant(b []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		return m.appendString(b, v)
	case []any:
		b = append(b, '[')
		for i, item := range v {
			b = m.appendSeparator(b, i)
			b = m.appendConstant(b, item)
		}
		return append(b, ']')
	case map[string]any:
		return m.appendConstantObject(b, v)
	case json.Number:
		return append(b, v...)
	}
	text, err := json.Marshal(v)
	if err != nil {
		return append(b, "null"...)
	}
	return append(b, text...)
}

func (m *maker) appendConstantObject(b []byte, v map[string]any) []byte {
	names := make([]string, 0, len(v))
	for name := range v {
		names = append(names, name)
	}
	sort.Strings(names)
	b = append(b, '{')
	for i, name := range names {
		b = m.appendSeparator(b, i)
		b = m.appendName(b, name)
		b = m.appendConstant(b, v[name])
	}
	return append(b, '}')
}
