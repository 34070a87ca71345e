package event

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/eventc/eventc/event/wire"
)

// parseTree reads a JSON text as the judge sees it: numbers as text, the last of the members of one
// name. What it keeps shares memory with the document.
func parseTree(document string) (any, error) {
	r := treeReader{s: document}
	tree, end := r.value(wire.Space(document, 0))
	if !wire.End(document, end) {
		return nil, errNoTree
	}
	return tree, nil
}

var errNoTree = errors.New("not JSON within the limits")

// treeReader reads values at a position and returns the one behind them, or a negative one.
type treeReader struct {
	s string
	d wire.Decoder
}

func (r *treeReader) value(p int) (any, int) {
	switch wire.TypeAt(r.s, p) {
	case wire.TypeObject:
		return r.object(p)
	case wire.TypeArray:
		return r.array(p)
	case wire.TypeString:
		return wire.String(r.s, p)
	case wire.TypeNumber:
		return r.number(p)
	case wire.TypeBool:
		return wire.Bool(r.s, p)
	default:
		return nil, wire.Literal(r.s, p, "null")
	}
}

func (r *treeReader) number(p int) (any, int) {
	end := wire.Number(r.s, p)
	if end < 0 {
		return nil, end
	}
	return json.Number(r.s[p:end]), end
}

func (r *treeReader) object(p int) (any, int) {
	object := map[string]any{}
	for p = r.d.Object(r.s, p); p >= 0 && r.s[p] == '"'; {
		name, at := wire.Key(r.s, p)
		if at < 0 {
			return nil, at
		}
		value, end := r.value(at)
		if end < 0 {
			return nil, end
		}
		object[name] = value
		p = wire.Next(r.s, end)
	}
	r.d.Leave()
	return object, behind(p)
}

// behind returns the position behind the closing brace at p, unless p is negative.
func behind(p int) int {
	if p < 0 {
		return p
	}
	return p + 1
}

func (r *treeReader) array(p int) (any, int) {
	items := []any{}
	p, more := r.d.Array(r.s, p)
	for more {
		item, end := r.value(p)
		if end < 0 {
			return nil, end
		}
		items = append(items, item)
		p, more = wire.NextElement(r.s, end)
	}
	r.d.Leave()
	return items, p
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
