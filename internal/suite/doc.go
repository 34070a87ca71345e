// Package suite holds the official test suite of JSON Schema
// (https://github.com/json-schema-org/JSON-Schema-Test-Suite) against generated code: each of its
// schemas becomes events, the events become Go packages, and a program of all of these packages says
// which instances it accepts. All of it is in the tests.
package suite
