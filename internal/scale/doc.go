// Package scale shows how eventc does with many schemas: how long generating takes, how long it
// takes to find that there is nothing to do, and what a program links that uses one event of many.
//
// It makes the schemas ([Schemas]) and has the tests. The command below it, cmd/scale, times the
// eventc program as a whole (`make scale`).
//
// It imports nothing outside the standard library.
package scale
