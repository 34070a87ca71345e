// Package chart draws bars as SVG: panels below each other, each with bars of its own scale. A chart
// is the same bytes whenever its figures are.
//
// It imports the standard library only.
package chart
