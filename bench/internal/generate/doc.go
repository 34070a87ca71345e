// Package generate is where the commands are that generate the code of contenders, for go generate:
// each in a folder of its own. What needs no command of ours, go generate calls itself.
package generate
