package scale

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// schema is a JSON Schema; encoding/json writes its keywords in the order of their names.
type schema map[string]any

// Schemas returns the files of a schemas folder by their slash-separated paths: as many events as
// asked for, spread over the topics, and the shared parts that they refer to. The same numbers give
// the same files.
//
// The events have a type, an id, a time and a dozen more members of every kind that the generator knows,
// those of inner objects included, and three by $ref. An event differs from the next one in which
// members it has and in their bounds.
func Schemas(events, topics int) map[string][]byte {
	files := schemas(events, topics, event)
	for name, part := range sharedParts() {
		files["_shared/"+name+".json"] = written(part)
	}
	return files
}

// FlatSchemas is [Schemas] with small events: a type, an id, a time, and two members without inner
// objects.
func FlatSchemas(events, topics int) map[string][]byte {
	return schemas(events, topics, flatEvent)
}

func schemas(events, topics int, event func(i int, name string) schema) map[string][]byte {
	files := map[string][]byte{}
	for i := range events {
		name := fmt.Sprintf("topic_%02d/%s.json", i%topics, eventName(i/topics))
		files[name] = written(event(i, eventName(i/topics)))
	}
	return files
}

func written(s schema) []byte {
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err) // strings, numbers and maps are always JSON
	}
	return append(text, '\n')
}

// eventName returns the name of a topic's i-th event: "account_opened", "account_closed", …
func eventName(i int) string {
	nouns := [...]string{
		"account", "invoice", "order", "payment", "parcel", "ticket", "review", "coupon",
		"device", "session", "report", "contract", "message", "picture", "channel", "budget",
	}
	verbs := [...]string{"opened", "closed", "changed", "moved", "shared", "approved", "refused", "archived"}
	name := nouns[i/len(verbs)%len(nouns)] + "_" + verbs[i%len(verbs)]
	if round := i / (len(nouns) * len(verbs)); round > 0 {
		return fmt.Sprintf("%s_again%d", name, round)
	}
	return name
}

// event returns the schema of the i-th event.
func event(i int, name string) schema {
	made := eventOf(i, name, 6, members(i))
	properties, required := made["properties"].(schema), made["required"].([]string)
	for j, part := range []string{"actor", "address", "money"} {
		properties[part] = schema{"$ref": "../_shared/" + part + ".json"}
		if (i+j)%3 == 0 {
			required = append(required, part)
		}
	}
	made["required"] = required
	return made
}

func flatEvent(i int, name string) schema {
	choice := texts(i)
	maps.Copy(choice, numbers(i))
	return eventOf(i, name, 2, choice)
}

// eventOf returns the schema of an event with some members of a choice.
func eventOf(i int, name string, own int, choice schema) schema {
	properties := schema{
		"event_type":  schema{"const": name},
		"event_id":    schema{"type": "string", "format": "uuid", "x-auto": "uuid", "description": "Identifies the event."},
		"occurred_at": schema{"type": "string", "format": "date-time", "x-auto": "now"},
	}
	required := []string{"event_type", "event_id", "occurred_at"}
	names := slices.Sorted(maps.Keys(choice))
	for j := range own {
		member := names[(i+2*j)%len(names)]
		properties[member] = choice[member]
		if (i+j)%2 == 0 && !slices.Contains(required, member) {
			required = append(required, member)
		}
	}
	return schema{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "The event " + name,
		"description": "It says that something happened: " + name + ".",
		"type":        "object", "properties": properties, "required": required,
		"additionalProperties": i%4 != 0,
	}
}
