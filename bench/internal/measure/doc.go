// Package measure says how operations are compared: by the CPU time of the process, in rounds.
//
// Machines that are shared change their speed from one minute to the next, by a factor of up to
// two. So every operation runs once in every round, for a few milliseconds each and in an order of
// its own, and what is compared is the ratio of two operations within a round ([Ratios]), over all
// rounds ([SpreadOf]). Nanoseconds of two runs are never compared.
//
// CPU time includes that of the garbage collector. The caller should hold the process to one
// processor, by runtime.GOMAXPROCS(1), so that it is not the work of threads waiting for another.
//
// The package imports the standard library and x/sys, and builds on Unix systems only.
package measure
