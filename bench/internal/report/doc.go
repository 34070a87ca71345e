// Package report turns measurements into what is read: tables of contenders with the ratios between
// them ([Table]), the machine and versions they were taken with ([Environment]), and whether what
// was promised holds ([Target]).
//
// It imports packages contender, measure and profile, and cpuid for the name of the processor.
package report
