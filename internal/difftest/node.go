package difftest

import (
	"strings"

	"github.com/eventc/eventc/event/wire"
)

// node is a JSON value as text: unlike a decoded one it keeps order, duplicates and spelling.
type node struct {
	scalar  string
	object  bool
	array   bool
	members []member
	items   []*node
}

type member struct {
	name  string // with its quotes
	value *node
}

// parse returns the tree of a document, or nil where it is none.
func parse(text string) *node {
	p := wire.Space(text, 0)
	end := wire.Skip(text, p, 0)
	if end < 0 {
		return nil
	}
	return parseValue(text[p:end])
}

func parseValue(text string) *node {
	switch text[0] {
	case '{':
		return parseObject(text)
	case '[':
		return parseArray(text)
	}
	return &node{scalar: text}
}

func parseObject(text string) *node {
	n := &node{object: true}
	for p := wire.Space(text, 1); text[p] == '"'; {
		nameEnd := wire.Skip(text, p, 0)
		_, value := wire.Key(text, p)
		end := wire.Skip(text, value, 0)
		n.members = append(n.members, member{text[p:nameEnd], parseValue(text[value:end])})
		p = wire.Next(text, end)
	}
	return n
}

func parseArray(text string) *node {
	n := &node{array: true}
	p, more := wire.Space(text, 1), true
	if text[p] == ']' {
		return n
	}
	for more {
		end := wire.Skip(text, p, 0)
		n.items = append(n.items, parseValue(text[p:end]))
		p, more = wire.NextElement(text, end)
	}
	return n
}

func (n *node) text() string {
	switch {
	case n.object:
		parts := make([]string, len(n.members))
		for i, m := range n.members {
			parts[i] = m.name + ":" + m.value.text()
		}
		return "{" + strings.Join(parts, ",") + "}"
	case n.array:
		parts := make([]string, len(n.items))
		for i, item := range n.items {
			parts[i] = item.text()
		}
		return "[" + strings.Join(parts, ",") + "]"
	}
	return n.scalar
}
