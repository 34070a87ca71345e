// Package order sets up the comparison for the event order of topic orders: an event of about 1 KB
// with objects in objects, arrays, patterns, decimals, bounds, members that may be null, escapes and
// text that is not ASCII.
//
// It imports the generated package of the topic and package contender.
package order
