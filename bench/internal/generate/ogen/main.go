// Command ogen has ogen's jschemagen generate the types of an event.
//
//	go run ../generate/ogen SCHEMA PACKAGE
//
// writes PACKAGE/event.gen.go. The schema that jschemagen is given has an enum of one value for each
// const, which it would read as any value.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "ogen:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) != 2 {
		return errors.New("wants two arguments: a schema and the name of a package")
	}
	schema, name := arguments[0], arguments[1]
	dir, err := os.MkdirTemp("", "ogen-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }() // what is left of it, the system removes
	rewritten := filepath.Join(dir, "schema.json")
	if err := rewrite(schema, rewritten); err != nil {
		return err
	}
	if err := os.MkdirAll(name, 0o755); err != nil {
		return err
	}
	generate := exec.Command("go", "tool", "jschemagen", "-package", name, "-typename", "Event",
		"-target", filepath.Join(name, "event.gen.go"), rewritten)
	generate.Stdout, generate.Stderr = os.Stdout, os.Stderr
	return generate.Run()
}

// rewrite writes the schema in file from to file to, with an enum for each const.
func rewrite(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	constant := regexp.MustCompile(`"const":\s*("[^"]*")`)
	return os.WriteFile(to, constant.ReplaceAll(text, []byte(`"type": "string", "enum": [$1]`)), 0o600)
}
