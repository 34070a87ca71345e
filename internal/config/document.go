package config

import (
	"bytes"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// document is a YAML document with the place of every value.
type document struct {
	name     string
	lines    [][]byte
	root     *yaml.Node            // nil: the document is empty
	value    any                   // what JSON would be; nil: nothing
	values   map[string]*yaml.Node // by JSON Pointer
	findings diagnostic.List
}

func newDocument(name string, text []byte) *document {
	return &document{name: name, lines: bytes.Split(text, []byte{'\n'}), values: map[string]*yaml.Node{}}
}

func (d *document) report(node *yaml.Node, format string, args ...any) {
	d.findings = append(d.findings, d.position(node).Errorf(format, args...))
}

// position returns where a node begins. The parser counts characters, and we count bytes.
func (d *document) position(node *yaml.Node) diagnostic.Position {
	at := diagnostic.Position{File: d.name, Line: node.Line, Col: node.Column}
	if node.Line < 1 || node.Line > len(d.lines) {
		return at
	}
	characters := []rune(string(d.lines[node.Line-1]))
	if before := node.Column - 1; before > 0 && before <= len(characters) {
		at.Col = len(string(characters[:before])) + 1
	}
	return at
}

// convert returns what encoding/json would make of the same in JSON, and notes where it stands. A
// field without a value is left out.
func (d *document) convert(node *yaml.Node, pointer string) any {
	d.values[pointer] = node
	switch node.Kind {
	case yaml.MappingNode:
		return d.convertMapping(node, pointer)
	case yaml.SequenceNode:
		items := make([]any, len(node.Content))
		for i, item := range node.Content {
			items[i] = d.convert(item, pointerTo(pointer, strconv.Itoa(i)))
		}
		return items
	case yaml.AliasNode:
		d.report(node, "aliases are not supported: write the value out")
		return nil
	default:
		return d.convertScalar(node)
	}
}

func (d *document) convertMapping(node *yaml.Node, pointer string) any {
	fields := map[string]any{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			d.report(key, "the name of a field must be a word")
			continue
		}
		if _, twice := d.values[pointerTo(pointer, key.Value)]; twice {
			d.report(key, "duplicate field %q", key.Value)
			continue
		}
		if converted := d.convert(value, pointerTo(pointer, key.Value)); converted != nil {
			fields[key.Value] = converted
		}
	}
	return fields
}

// convertScalar reads a word as YAML does, but a date stays a string.
func (d *document) convertScalar(node *yaml.Node) any {
	if node.ShortTag() == "!!timestamp" {
		return node.Value
	}
	var value any
	if err := node.Decode(&value); err != nil {
		d.report(node, "%s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	return value
}

func pointerTo(parent, name string) string {
	return parent + "/" + strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
}

// fieldName is the last name of a pointer, as it begins messages: key, or events[0] in a list.
func (d *document) fieldName(pointer string) string {
	at := strings.LastIndexByte(pointer, '/')
	if at < 0 {
		return "the configuration"
	}
	name := strings.ReplaceAll(strings.ReplaceAll(pointer[at+1:], "~1", "/"), "~0", "~")
	if parent := d.values[pointer[:at]]; parent != nil && parent.Kind == yaml.SequenceNode {
		return d.fieldName(pointer[:at]) + "[" + name + "]"
	}
	return name
}
