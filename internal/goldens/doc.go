// Package goldens holds schemas of every keyword and shape, and what is generated of them, compiled
// and called: see its tests.
package goldens
