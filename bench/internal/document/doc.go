// Package document writes what a run measured as a page for readers, performance.md, with a chart
// for each direction.
//
// It imports packages report, contender, measure and chart.
package document
