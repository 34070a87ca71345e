// Package profile says where the time of an operation goes, in words for who knows the generated
// code: by the functions of eventc, and what the runtime of Go does for memory.
//
// It imports google/pprof, to read what runtime/pprof writes, and package measure for its clock.
package profile
