package config

import (
	"cmp"
	"os"
	"path/filepath"
)

// FileName is the name of the configuration file, looked for in the working directory.
const FileName = "eventc.yaml"

// Config is what eventc.yaml says. Every field may be left out; a field without a value counts as
// left out.
type Config struct {
	// Schemas is the folder of the schemas. The default is "schemas".
	Schemas string `yaml:"schemas" json:"schemas,omitempty" jsonschema:"minLength=1,default=schemas" jsonschema_description:"The folder of the schemas, relative to the folder of this file."`
	// Out is the folder that generated packages are written to. The default is "gen".
	Out string `yaml:"out" json:"out,omitempty" jsonschema:"minLength=1,default=gen" jsonschema_description:"The folder that generated packages are written to, relative to the folder of this file."`
	// Dialect is the draft of a schema without $schema: "2020-12", "2019-09", "draft-07",
	// "draft-06" or "draft-04". The default is "2020-12".
	Dialect string `yaml:"dialect" json:"dialect,omitempty" jsonschema:"enum=2020-12,enum=2019-09,enum=draft-07,enum=draft-06,enum=draft-04,default=2020-12" jsonschema_description:"The draft of JSON Schema that a schema without $schema is read in."`
	// Limits are those of every topic, but for what a topic has different.
	Limits Limits `yaml:"limits" json:"limits,omitzero" jsonschema_description:"What every payload must keep within besides its schema."`
	// Types are the Go types of strings whose format has one. The default is time.Time and uuid.UUID.
	Types Types `yaml:"types" json:"types,omitzero" jsonschema_description:"The Go types of strings whose format has one."`
	// Names are Go names of what schema files describe, by their paths below the schemas folder. The
	// x-go-name of a file goes first. The default is nothing: names are made of the paths.
	Names map[string]string `yaml:"names" json:"names,omitempty" jsonschema_description:"Go names of what schema files describe, by their paths below the schemas folder. The default is made of the path."`
	// Topics has what single topics have different, by the topic's name. The default is nothing.
	Topics map[string]Topic `yaml:"topics" json:"topics,omitempty" jsonschema_description:"What single topics have different, by the topic's name."`
}

// Topic is what a topic has different.
type Topic struct {
	// Package is the name of the topic's Go package. The default is empty: derived from the
	// topic's name.
	Package string `yaml:"package" json:"package,omitempty" jsonschema:"pattern=^[a-z][a-z0-9_]*$" jsonschema_description:"The name of the topic's Go package. The default is derived from the topic's name."`
	// Key is a JSON Pointer to the partition key in a payload, such as "/feed_id". The default is
	// no key.
	Key string `yaml:"key" json:"key,omitempty" jsonschema:"minLength=1,format=json-pointer,example=/feed_id" jsonschema_description:"A JSON Pointer to the partition key in a payload. The default is no key."`
	// Discriminator is where a record says its event's type. The default is empty: "/event_type",
	// which a topic with one event may do without.
	Discriminator Discriminator `yaml:"discriminator" json:"discriminator,omitempty"`
	// Events are globs of the files that are the topic's events, relative to the schemas folder:
	// "*" stands for any part of a name, "**" for any number of folders. The default is every file
	// in the folder of the topic's name.
	Events []string `yaml:"events" json:"events,omitempty" jsonschema:"minItems=1,example=github/*/*.schema.json" jsonschema_description:"Globs of the files that are the topic's events, relative to the schemas folder. The default is every file in the folder of the topic's name."`
	// Shared are globs, in the same way, of files that hold shared parts and are no events. The
	// default is nothing.
	Shared []string `yaml:"shared" json:"shared,omitempty" jsonschema:"minItems=1,example=github/common/**" jsonschema_description:"Globs of files that hold shared parts and are no events, relative to the schemas folder. The default is nothing."`
	// Limits are those that the topic has different. The default is what all topics have.
	Limits Limits `yaml:"limits" json:"limits,omitzero" jsonschema_description:"What the topic's payloads must keep within besides their schemas. The default is what all topics have."`
	// AllowMisspelt accepts an unknown keyword that looks like a misspelt one in the topic's
	// schemas, as JSON Schema does: for schemas that somebody else writes. The default is to
	// report it.
	AllowMisspelt bool `yaml:"allow_misspelt" json:"allow_misspelt,omitempty" jsonschema:"default=false" jsonschema_description:"Accept an unknown keyword that looks like a misspelt one in the topic's schemas: for schemas that somebody else writes. The default is to report it."`
	// Types are the Go types of strings of the topic. What is left out is as for all topics.
	Types Types `yaml:"types" json:"types,omitzero" jsonschema_description:"The Go types of strings of the topic whose format has one. What is left out is as for all topics."`
}

// Types are the Go types of strings whose format has one.
type Types struct {
	// DateTime is that of the format date-time: "time" for time.Time, or "string", which keeps the
	// spelling. The default is "time".
	DateTime string `yaml:"date-time" json:"date-time,omitempty" jsonschema:"enum=time,enum=string,default=time" jsonschema_description:"The Go type of the format date-time: time.Time, or a string that is checked and keeps its spelling."`
	// UUID is that of the format uuid: "uuid" for uuid.UUID, or "string", which keeps the spelling.
	// The default is "uuid".
	UUID string `yaml:"uuid" json:"uuid,omitempty" jsonschema:"enum=uuid,enum=string,default=uuid" jsonschema_description:"The Go type of the format uuid: uuid.UUID, or a string that is checked and keeps its spelling."`
}

// Or returns t with the fields of others where its own are left out.
func (t Types) Or(others Types) Types {
	return Types{DateTime: cmp.Or(t.DateTime, others.DateTime), UUID: cmp.Or(t.UUID, others.UUID)}
}

// Default returns the configuration of a project without eventc.yaml.
func Default() *Config { return (&Config{}).withDefaults("") }

// Load reads the file at the path. Folders in it that are relative are relative to the file's own
// folder; in the result they are relative to the working directory, or absolute.
//
// The error matches fs.ErrNotExist if there is no file, and is that of [Parse] for one with
// findings.
func Load(path string) (*Config, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	config, err := Parse(path, text)
	if err != nil {
		return nil, err
	}
	return config.withDefaults(filepath.Dir(path)), nil
}

// withDefaults fills what was left out, and makes folders relative to dir.
func (c *Config) withDefaults(dir string) *Config {
	c.Schemas = folder(dir, c.Schemas, "schemas")
	c.Out = folder(dir, c.Out, "gen")
	if c.Dialect == "" {
		c.Dialect = "2020-12"
	}
	return c
}

func folder(dir, name, fallback string) string {
	switch {
	case name == "":
		return filepath.Join(dir, fallback)
	case filepath.IsAbs(name):
		return filepath.Clean(name)
	}
	return filepath.Join(dir, name)
}
