// Package readme holds the README against the project: see its tests.
package readme
