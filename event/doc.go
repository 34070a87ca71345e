// Package event is the runtime that generated code and the Kafka client share.
//
// It holds what an event is ([Event]), what a handler takes ([Record], [Handler]), which errors
// can come ([RejectedError], [UnknownTypeError], [Permanent]) and the judge behind them: the JSON
// Schema itself, compiled by santhosh-tekuri/jsonschema/v5 under one format policy ([NewCompiler])
// and asked whenever a generated codec does not accept a payload by itself ([Schema]).
//
// Generated packages and package kafka import event; event imports event/wire, jsonschema/v5 and
// google/uuid, and nothing else outside the standard library.
package event
