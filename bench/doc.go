// Command bench measures what eventc generates against the other ways to read and write the same
// JSON, in one run, and fails when a promise is not kept.
//
// It is a module of its own, so that none of the peers is in the graph of anyone who uses eventc.
// How it measures is said in internal/measure, who takes part in internal/contender, and each event
// has a package that sets up its comparison.
//
// From this folder, or by `make bench`:
//
//	go run . [--rounds 16] [--time 30ms] [--json]
//
// The exit code is 0 when every contender does its work and every target is reached, 1 when not, and
// 2 when it cannot run.
package main
