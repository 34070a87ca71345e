package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	reflector "github.com/invopop/jsonschema"
	"github.com/santhosh-tekuri/jsonschema/v5"
)

// Schema returns the JSON Schema of eventc.yaml, reflected from [Config]: indented, the same bytes
// on every call.
func Schema() ([]byte, error) {
	reflected := (&reflector.Reflector{Anonymous: true, ExpandedStruct: true}).Reflect(&Config{})
	reflected.Title = FileName
	reflected.Description = "The configuration of eventc. Every field may be left out."
	text, err := json.MarshalIndent(reflected, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("schema of %s: %w", FileName, err)
	}
	return append(text, '\n'), nil
}

func compile() (*jsonschema.Schema, error) {
	text, err := Schema()
	if err != nil {
		return nil, err
	}
	const address = "eventc:///eventc.yaml"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat = true
	compiler.LoadURL = func(string) (io.ReadCloser, error) { return nil, errors.New("nothing to load") }
	if err := compiler.AddResource(address, bytes.NewReader(text)); err != nil {
		return nil, err
	}
	return compiler.Compile(address)
}

// objectAt returns the schema of the object at a pointer into a configuration.
func objectAt(schema *jsonschema.Schema, pointer string) *jsonschema.Schema {
	for _, token := range strings.Split(pointer, "/")[1:] {
		schema = target(schema)
		if property, ok := schema.Properties[token]; ok {
			schema = property
		} else if other, ok := schema.AdditionalProperties.(*jsonschema.Schema); ok {
			schema = other
		}
	}
	return target(schema)
}

func target(schema *jsonschema.Schema) *jsonschema.Schema {
	for schema.Ref != nil {
		schema = schema.Ref
	}
	return schema
}
