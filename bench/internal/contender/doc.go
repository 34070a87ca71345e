// Package contender holds what takes part in a comparison: the ways to read an event from its bytes
// ([Receiver]) and to write it ([Sender]), and the event that they are given ([Event]).
//
// [Naive] is the way that works with any schema and no generated code: encoding/json into any,
// jsonschema/v5, encoding/json into a struct. [Unchecked] are JSON libraries that validate nothing.
// Both take the struct of an event as a type parameter; what eventc generates for an event is added
// by the package of that event.
//
// [Event.Verify] shows that every contender does its work: a validator that skips some looks fast.
//
// The package imports the peers and, for the one format policy, eventc's package event.
package contender
