// Package randomschema writes JSON Schemas at random, to hold generated code against the validator on
// what nobody thought of: every draft, every keyword, nesting, recursion, alternatives and values at
// the edge of what Go can hold.
//
// It is for tests, pure, and imports nothing outside the standard library.
package randomschema
