package config

import (
	reflector "github.com/invopop/jsonschema"
	"go.yaml.in/yaml/v3"
)

// Discriminator is where a record says its event's type: JSON Pointers into the payload, such as
// "/event_type", and headers, such as "header:ce_type". The values of several are joined by ".".
// In the file it is one of these, or a list.
type Discriminator []string

// partPattern is what a part of a discriminator looks like.
const partPattern = `^(/([^~]|~[01])*|header:.+)$`

// UnmarshalYAML reads one part or a list of parts.
func (d *Discriminator) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*d = Discriminator{node.Value}
		return nil
	}
	return node.Decode((*[]string)(d))
}

// JSONSchema describes one part or a list of parts.
func (Discriminator) JSONSchema() *reflector.Schema {
	one := uint64(1)
	return &reflector.Schema{
		Description: "Where a record says its event's type: a JSON Pointer into the payload, a header, or a list of these, " +
			"whose values are joined by \".\". A topic with one event may do without.",
		Pattern:  partPattern,
		MinItems: &one,
		Items:    &reflector.Schema{Type: "string", Pattern: partPattern},
		Default:  "/event_type",
		Examples: []any{"/event_type", "header:ce_type", []string{"header:x-github-event", "/action"}},
		Extras:   map[string]any{"type": []string{"string", "array"}},
	}
}
