package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"go.yaml.in/yaml/v3"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// Parse reads the text of a configuration, which is one YAML document, or empty. The name is that
// of the file in messages. What the text leaves out has its default; folders are relative to
// whatever the file's folder is.
//
// The error is a [diagnostic.List] that has all findings: what is no YAML, unknown fields, wrong
// types and values.
func Parse(name string, text []byte) (*Config, error) {
	d := newDocument(name, text)
	d.read(text)
	d.validate()
	config := &Config{}
	if len(d.findings) == 0 && d.root != nil {
		if err := d.root.Decode(config); err != nil {
			d.report(d.root, "%v", err)
		}
	}
	if err := d.findings.Err(); err != nil {
		return nil, err
	}
	return config.withDefaults(""), nil
}

// read parses the text, and makes of the YAML what JSON would be.
func (d *document) read(text []byte) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var root, second yaml.Node
	err := decoder.Decode(&root)
	switch {
	case errors.Is(err, io.EOF):
		return
	case err != nil:
		d.reportSyntax(err)
		return
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		d.reportSecond(&second, err)
	}
	d.root = root.Content[0]
	d.value = d.convert(d.root, "")
}

func (d *document) reportSecond(second *yaml.Node, err error) {
	if err != nil {
		d.reportSyntax(err)
		return
	}
	d.report(second, "a second document: the file must have one")
}

// reportSyntax reports an error of the parser, which has the line in its text.
func (d *document) reportSyntax(err error) {
	at := diagnostic.Position{File: d.name}
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	if parts := regexp.MustCompile(`^line (\d+): (.*)$`).FindStringSubmatch(message); parts != nil {
		at.Line, _ = strconv.Atoi(parts[1])
		at.Col, message = 1, parts[2]
	}
	d.findings = append(d.findings, at.Errorf("no YAML: %s", message))
}

// validate reports what the schema of the configuration refuses.
func (d *document) validate() {
	if d.root == nil || d.value == nil {
		return
	}
	schema, err := compile()
	if err != nil {
		d.report(d.root, "internal error: %v", err)
		return
	}
	var invalid *jsonschema.ValidationError
	err = schema.Validate(d.value)
	if !errors.As(err, &invalid) {
		return
	}
	for _, cause := range diagnostic.Causes(invalid) {
		if cause.Keyword == "additionalProperties" {
			d.reportUnknown(schema, cause.Pointer)
			continue
		}
		d.report(d.values[cause.Pointer], "%s", d.explain(cause))
	}
}

// reportUnknown reports the fields that the object at the pointer has and must not have.
func (d *document) reportUnknown(schema *jsonschema.Schema, pointer string) {
	known := slices.Sorted(maps.Keys(objectAt(schema, pointer).Properties))
	object := d.values[pointer]
	for i := 0; i+1 < len(object.Content); i += 2 {
		key := object.Content[i]
		if slices.Contains(known, key.Value) {
			continue
		}
		hint := diagnostic.DidYouMean(key.Value, known)
		if hint == "" {
			hint = "; the fields are " + strings.Join(known, ", ")
		}
		d.report(key, "unknown field %q%s", key.Value, hint)
	}
}

// explain says in plain words what the schema found.
func (d *document) explain(cause diagnostic.Cause) string {
	field := d.fieldName(cause.Pointer)
	switch cause.Keyword {
	case "type":
		expected, _, _ := strings.Cut(strings.TrimPrefix(cause.Message, "expected "), ", but got ")
		return fmt.Sprintf("%s must be of type %s", field, expected)
	case "format":
		return fmt.Sprintf("%s must be a JSON Pointer such as \"/feed_id\": it begins with \"/\", \"~\" is written \"~0\"", field)
	case "minLength", "minItems":
		return field + " must not be empty"
	case "minimum", "maximum":
		return field + " " + plainNumbers(cause.Message)
	case "enum":
		return field + " " + strings.TrimPrefix(cause.Message, "value ")
	case "pattern":
		return field + " must be " + patternText(field)
	}
	return field + ": " + cause.Message
}

// plainNumbers writes the numbers of a message without exponents: "must be <= 1.6e+07 but found 5".
func plainNumbers(message string) string {
	words := strings.Fields(message)
	for i, word := range words {
		if number, err := strconv.ParseFloat(word, 64); err == nil {
			words[i] = strconv.FormatFloat(number, 'f', -1, 64)
		}
	}
	return strings.Join(words, " ")
}

// patternText says what the pattern of a field asks for.
func patternText(field string) string {
	if strings.HasPrefix(field, "discriminator") {
		return "a JSON Pointer such as \"/event_type\" (in which \"~\" is written \"~0\"), or a header such as \"header:ce_type\""
	}
	return "a package name: lower-case letters, digits and \"_\", with a letter first"
}
