package main

import (
	"os"
	"runtime/debug"
)

// memoryForSpeed is the growth of the heap, in percent, at which it is collected. The generator's
// trees are dropped as soon as they are rendered: with the default of 100 a quarter of the time goes
// into looking for what is garbage, with this a thousand schemas take half a gigabyte.
const memoryForSpeed = 400

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(memoryForSpeed)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
