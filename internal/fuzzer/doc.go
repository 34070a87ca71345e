// Package fuzzer is the program that holds generated code against its schemas for a given time: it
// makes documents of seeds, has them read by the code and judged by jsonschema/v5, and reports what
// must not be. All of that is in one process, so that no document goes through a pipe.
//
// It is for tests, which generate the code, compile it with a main function that calls [Main], and
// read the [Report]. It imports event, internal/difftest, internal/randomdocument and jsonschema/v5,
// and nothing else outside the standard library.
package fuzzer
