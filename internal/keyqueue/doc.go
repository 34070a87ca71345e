// Package keyqueue orders work by key: what has the same key goes one after the other, in the
// order it came; different keys go side by side.
//
// It imports the standard library only.
package keyqueue
