// Command eventc makes typed Go events of a folder of JSON Schema files, and holds payloads against
// those schemas.
//
//	eventc generate   write the Go packages of the schemas, or check that they are up to date
//	eventc validate   check payloads against the schemas
//	eventc version    print the version
//
// "eventc help <command>" describes each of them. Exit codes: 0 all is well; 1 there are findings
// about schemas, payloads or generated code; 2 the command could not do its work. Findings are on
// the standard error, "file:line:column: message", all of them at once.
//
// A file here is a command: its flags, its help, and what to call. What it does is in internal
// packages. The command may import everything of this module but generated packages, and cobra.
package main
