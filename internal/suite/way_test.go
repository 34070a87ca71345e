package suite_test

import (
	"encoding/json"
	"fmt"
	"math/big"
)

// A way is how an instance of a group gets into an event: as the whole payload (way "root"), or as a
// member of it. A schema of the suite seldom says which JSON type it is for, and what is of any type
// is left to the validator. So besides the member of way "any", whose schema is the group's, there
// are members for one JSON type each, such as "object": generated code reads them into Go types.
type way string

const (
	root way = "root"
	// anyType is a member with the group's schema.
	anyType way = "any"
	// list is an array of instances.
	list way = "list"
	// integer is a member for numbers without a fraction; a member "number" takes these as well.
	integer way = "integer"
)

// topicOf returns the topic that has the way.
func (g *group) topicOf(w way) string {
	if w == root {
		return g.name() + ".root"
	}
	return g.name() + ".members"
}

// payload returns the payload that an instance of the group is in.
func (g *group) payload(w way, instance json.RawMessage) string {
	switch w {
	case root:
		return string(instance)
	case list:
		return fmt.Sprintf(`{"event_type":%q,"list":[%s,%[2]s]}`, g.name(), instance)
	default:
		return fmt.Sprintf(`{"event_type":%q,%q:%s}`, g.name(), w, instance)
	}
}

// waysOf returns the ways for an instance.
func waysOf(instance json.RawMessage) []way {
	ways := []way{root, anyType, list, typeOf(instance)}
	if isInteger(instance) {
		ways = append(ways, integer)
	}
	return ways
}

// typeOf returns the way for the JSON type of a value.
func typeOf(value json.RawMessage) way {
	switch value[0] {
	case '{':
		return "object"
	case '[':
		return "array"
	case '"':
		return "string"
	case 't', 'f':
		return "boolean"
	case 'n':
		return "null"
	}
	return "number"
}

func isInteger(value json.RawMessage) bool {
	number, ok := new(big.Rat).SetString(string(value))
	return typeOf(value) == "number" && ok && number.IsInt()
}

// members returns the schema of the event with a member for each way that the group's instances
// have; address is that of the group's schema.
func (g *group) members(address string) string {
	properties, seen := fmt.Sprintf(`"event_type":{"const":%q}`, g.name()), map[way]bool{}
	for _, test := range g.Tests {
		for _, w := range waysOf(test.Data) {
			if w != root && !seen[w] {
				seen[w] = true
				properties += fmt.Sprintf(`,%q:%s`, w, w.schema(address))
			}
		}
	}
	return `{"type":"object","required":["event_type"],"properties":{` + properties + `}}`
}

// schema returns the schema of the member.
func (w way) schema(address string) string {
	switch w {
	case anyType:
		return fmt.Sprintf(`{"$ref":%q}`, address)
	case list:
		return fmt.Sprintf(`{"type":"array","items":{"$ref":%q}}`, address)
	default:
		return fmt.Sprintf(`{"type":%q,"allOf":[{"$ref":%q}]}`, w, address)
	}
}
