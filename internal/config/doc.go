// Package config reads eventc.yaml: where the schemas are, where the generated packages go, and
// what single topics have different.
//
// What the file may say is the [Config] struct: its JSON Schema is reflected from it ([Schema]),
// for editors to complete the file, and every file is validated with it, so the two cannot differ.
//
// It imports yaml, invopop/jsonschema, jsonschema/v5 and internal/catalog/diagnostic, and nothing
// else outside the standard library.
package config
