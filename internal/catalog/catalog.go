package catalog

import (
	"io/fs"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// Diagnostic is one finding about the schemas.
type Diagnostic = diagnostic.Diagnostic

// Diagnostics are the findings of [Load]: sorted by file, line, column and message, each once.
type Diagnostics = diagnostic.List

// Limits are what a topic's payloads must keep within besides their schemas.
type Limits = event.Limits

// Options say how a schemas folder is read. The zero value reads the default layout.
type Options struct {
	// Prefix is written before the names of files in diagnostics, such as "schemas/". The default
	// is nothing.
	Prefix string
	// Dialect is the draft of a schema without $schema, one of [Dialects]. The default is
	// [DefaultDialect].
	Dialect string
	// Limits are those of topics that have none of their own. The default is those of package event.
	Limits Limits
	// Types are the Go types of strings of the topics that Topics does not have. The default is a type
	// of its own for each format that has one.
	Types StringTypes
	// Names are the Go names of what files describe, by their paths below the schemas folder. The
	// x-go-name of a file goes first. The default is nothing.
	Names map[string]string
	// Topics say more about single topics, by name. The default is nothing.
	Topics map[string]TopicOptions
	// AllowMisspelt accepts an unknown keyword that looks like a misspelt one, as JSON Schema
	// does, in all files. The default is to report it, but for the files of topics that allow it.
	AllowMisspelt bool
}

// TopicOptions say more about a topic.
type TopicOptions struct {
	// Package is the name of the Go package. The default is empty: derived from the topic's name.
	Package string
	// Key is a JSON Pointer to the partition key in a payload, such as "/feed_id". The default is
	// no key.
	Key string
	// Discriminator is where a record says its event's type: JSON Pointers into the payload and
	// headers such as "header:ce_type", whose values are joined by ".". The default is
	// [DefaultDiscriminator].
	Discriminator []string
	// Events are globs of the files that are the topic's events, relative to the schemas folder:
	// "*" stands for any part of a name, "**" for any number of folders. An event's name is its
	// path below the folder that all of the globs begin with. The default is every file in the
	// folder of the topic's name.
	Events []string
	// Shared are globs, in the same way, of files that hold shared parts and are no events. The
	// default is nothing.
	Shared []string
	// AllowMisspelt accepts an unknown keyword that looks like a misspelt one in the topic's
	// events and shared parts, as JSON Schema does: for schemas that somebody else writes. The
	// default is to report it.
	AllowMisspelt bool
	// Limits are what payloads must keep within. The default, where all fields are 0, is
	// [Options.Limits].
	Limits Limits
	// Types are the Go types of strings, whatever Options.Types says. The default is a type of its own
	// for each format that has one.
	Types StringTypes
}

// StringTypes say which strings are plain ones, although Go has a type for their format. They are
// checked all the same, and keep their spelling.
type StringTypes struct {
	// PlainDateTimes and PlainUUIDs are about the formats date-time and uuid.
	PlainDateTimes, PlainUUIDs bool
}

// DefaultDiscriminator is where a payload says its event's type, unless
// [TopicOptions.Discriminator] says otherwise.
const DefaultDiscriminator = "/event_type"

// Catalog is what a schemas folder holds. Nothing of it may be changed; all of it may be read
// concurrently.
type Catalog struct {
	// Topics are the topics that have events, sorted by name.
	Topics []*Topic
}

// Topic is a topic that has events.
type Topic struct {
	// Name is the topic's name, such as "feed_events".
	Name string
	// Package is the name of the Go package as configured, and empty where it was not.
	Package string
	// Discriminator is where a record says its event's type. It is empty for a topic with one
	// event whose records do not say it.
	Discriminator Discriminator
	// Key is where a payload has its partition key, and empty for no key. An event can have
	// another: [Event.Key] is what counts.
	Key Pointer
	// Limits are what payloads must keep within; a field that is 0 has its default.
	Limits Limits
	// Types are the Go types of strings.
	Types StringTypes
	// Events are the topic's events, sorted by their types.
	Events []*Event
}

// Event is a file that describes the payload of an event.
type Event struct {
	// Topic is the topic that the event belongs to.
	Topic *Topic
	// Path is the file's path below the schemas folder, such as "feed_events/liked.json".
	Path string
	// Name is the path below the topic's folder without ".json" or ".schema.json", such as "liked"
	// or "pull_request/opened".
	Name string
	// Types are the event's types on the wire, sorted: what a record can have at
	// [Topic.Discriminator]. There is more than one where the schema allows several values there,
	// and none where the topic has no discriminator and x-event gives no type.
	Types []string
	// Parts are the values of each part of [Topic.Discriminator], of which the types are joined; a
	// part that the event does not have has none.
	Parts [][]string
	// Headers are the headers of the event's records that say its type, in the order of
	// [Topic.Discriminator].
	Headers []Header
	// Key is where a payload has its partition key: that of x-event, else that of the topic. It is
	// empty for no key.
	Key Pointer
	// Root is the schema of the payload.
	Root *Schema

	file     *file
	compiled *jsonschema.Schema
}

// Header is a header that every record of an event has.
type Header struct {
	// Name is the header's name.
	Name string
	// Value is its value.
	Value string
}

// Label is what the event is called in messages: its type, or its name where it has none or
// several.
func (e *Event) Label() string {
	if len(e.Types) == 1 {
		return e.Types[0]
	}
	return e.Name
}

// Compiled returns the schema of the payload as jsonschema/v5 compiled it from [Event.Documents].
func (e *Event) Compiled() *jsonschema.Schema { return e.compiled }

// Load reads a schemas folder, whose root is that of fsys. Each folder in it is a topic, each JSON
// file below that an event, unless [TopicOptions.Events] says otherwise. No events are folders
// named "examples", files and folders whose name begins with "_", which hold shared parts, and
// files whose root says "x-event": false.
//
// The error is a [Diagnostics] that has all findings, and then there is no catalog.
func Load(fsys fs.FS, opts Options) (*Catalog, error) {
	l, err := newLoader(fsys, opts)
	if err != nil {
		return nil, err
	}
	l.findFiles()
	l.readFiles()
	l.registerSchemas()
	l.selectParts()
	l.resolveReferences()
	l.checkKeywords()
	l.checkLoops()
	catalog := l.buildCatalog()
	l.checkMetaschemas()
	l.compileEvents(catalog)
	if err := l.findings.Err(); err != nil {
		return nil, err
	}
	return catalog, nil
}
